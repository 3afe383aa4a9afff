var found = [];
try { require('not-installed'); } catch (error) { found.push(error.code); }
try { require('crypto'); } catch (error) { found.push(error.message); }
try { require('missing-' + 'name'); } catch (error) { found.push(error.message); }
module.exports = found;
