exports.Buffer = function () {};
exports.kind = 'package';
