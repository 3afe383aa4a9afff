export default 'production';
