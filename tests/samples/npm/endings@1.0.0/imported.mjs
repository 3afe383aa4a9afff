export { default } from './both';
export { default as component } from './Typed';
