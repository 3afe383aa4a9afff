export { default as home } from './house.js';
