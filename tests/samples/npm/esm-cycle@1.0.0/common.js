var module_ = require('./module.js');
exports.seen = { early: module_.early(), value: module_.value, isModule: module_.__esModule };
exports.late = function () {
	return { value: module_.value, keys: Object.keys(module_), same: module_ === require('./module.js') };
};
