exports.order = [];
exports.order.push('index starts');
var a = require('./a');
exports.order.push('index ends');
exports.a = a;
exports.late = function () { return require('./late').value; };
