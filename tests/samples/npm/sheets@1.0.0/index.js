export default 'script';
