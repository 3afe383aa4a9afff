module.exports = require('./both');
