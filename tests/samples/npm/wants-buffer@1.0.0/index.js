export { kind } from 'buffer';
import { kind } from 'buffer/';
export const same = kind;
