import { camera as first } from './index.js';
import { house, nothing } from './icons/index.js';
import second from './icons/camera.js';
import { deep, lens } from './index.js';
export { ticks, advance } from './index.js';
export const all = [first, second, lens];
export const level = deep.level;
export const missing = house && typeof nothing;
