export { default } from 'needs-node';
