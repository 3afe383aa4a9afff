export { count, increment } from './state';
export { default as shapes } from './shapes';
export * from './extra.js';
export const later = () => import('./later.js');
