export { seen } from 'wants-one';
export { count as own } from 'counter';
