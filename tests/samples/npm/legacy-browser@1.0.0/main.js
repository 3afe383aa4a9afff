module.exports = require('./io');
