export { default as up } from '..';
export { default as upSlash } from '../';
