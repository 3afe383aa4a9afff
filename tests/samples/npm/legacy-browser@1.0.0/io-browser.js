exports.io = 'browser';
exports.path = require('path');
exports.swapped = require('swap-me');
