module.exports = require('./transpiled');
