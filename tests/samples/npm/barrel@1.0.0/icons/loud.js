export default { name: 'loud' };
