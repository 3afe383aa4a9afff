export default { name: 'house' };
