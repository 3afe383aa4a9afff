module.exports = require('conditions/dual');
