module.exports = require('legacy-fields');
