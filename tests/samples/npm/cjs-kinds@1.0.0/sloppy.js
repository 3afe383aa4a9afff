with ({ a: 1 }) exports.a = a;
exports.that = (function () { return this === globalThis; })();
undeclared = 3;
exports.undeclared = undeclared;
delete globalThis.undeclared;
