export { default as camera, default as photo } from './camera.js';
export { default as house } from './house.js';
export { default as loud } from './loud.js';
export * from './aliases.js';
