module.exports = 'swapped';
