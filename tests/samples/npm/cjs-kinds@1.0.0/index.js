#!/usr/bin/env node
module.exports = function greet(name) { return 'hello ' + name; };
module.exports.extra = 7;
