if (process.env.NODE_ENV === 'production') {
	module.exports = require('./nowhere.min.js');
} else {
	module.exports = require('./development.js');
}
