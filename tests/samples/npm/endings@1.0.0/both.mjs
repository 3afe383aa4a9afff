export default 'module';
