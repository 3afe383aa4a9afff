var index = require('./index');
index.order.push('a sees ' + Object.keys(index).join());
exports.b = require('./b');
exports.done = true;
