require('./index').order.push('late runs');
exports.value = 'late';
