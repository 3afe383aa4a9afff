export default 'development';
