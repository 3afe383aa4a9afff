export { camera as again } from './icons/index.js';
import { camera, house } from './index.js';
export const both = [camera, house];
