exports.word = 'common';
exports.dynamic = 'only execution tells';
