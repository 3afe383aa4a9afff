exports.isDevelopment = true;
exports.env = process.env.NODE_ENV;
exports.other = process.env.OTHER;
exports.global = global === globalThis;
