'use strict';
Object.defineProperty(exports, '__esModule', { value: true });
exports.default = 'the default';
exports.named = 'named';
Object.defineProperty(exports, 'getter', { enumerable: true, get: function () { return 'got'; } });
