export { default as dot } from '.';
export { default as slash } from './';
export { up, upSlash } from './deep/inside.js';
