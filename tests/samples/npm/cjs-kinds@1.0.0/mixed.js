var esm = require('counter');
var data = require('./data.json');
exports.count = esm.count;
exports.isModule = esm.__esModule;
exports.answer = data.answer;
exports.load = function () { return import('counter'); };
