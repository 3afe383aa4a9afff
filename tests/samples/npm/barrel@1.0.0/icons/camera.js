export default { name: 'camera' };
