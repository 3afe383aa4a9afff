export default 'hash';
