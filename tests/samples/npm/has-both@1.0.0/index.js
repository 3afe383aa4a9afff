export { seen as first } from 'has-dependency';
export { seen as second } from 'has-alias';
