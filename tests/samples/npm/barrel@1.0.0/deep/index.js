export { ticks } from './clock.js';
export const level = 2;
