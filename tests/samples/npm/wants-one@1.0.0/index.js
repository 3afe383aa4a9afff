import { count } from 'counter';
export const seen = count;
