const islands = [
	'Bouvet',
	'Crozet',
	'Falkland',
	'Heard',
	'Kerguelen',
	'Macquarie',
	'Marion',
	'South Georgia',
	'Tristan da Cunha'
];

/** A server far away: it takes its time, and stops when told to. */
export function look(words, signal) {
	return new Promise((resolve, reject) => {
		const wanted = words.toLowerCase();
		const found = islands.filter((name) => name.toLowerCase().includes(wanted));
		const timer = setTimeout(() => resolve(found), 300 + Math.random() * 300);
		signal.addEventListener('abort', () => {
			clearTimeout(timer);
			reject(signal.reason);
		});
	});
}
