import { count } from 'tally';
export const seen = count;
