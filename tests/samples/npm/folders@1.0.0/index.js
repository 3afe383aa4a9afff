export { dot, slash, up, upSlash } from './lib/inside.js';
export { default as file } from './lib';
export { default as folder } from './lib/';
