export default 'secret';
