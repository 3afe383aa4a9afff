let module_ = 1;
const global = 2;
exports.value = module_ + global;
