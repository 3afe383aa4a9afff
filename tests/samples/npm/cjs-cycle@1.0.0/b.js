var a = require('./a');
require('./index').order.push('b sees a done: ' + a.done);
exports.aLater = function () { return a.done; };
