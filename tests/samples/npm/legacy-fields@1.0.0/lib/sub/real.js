module.exports = 'nested manifest';
