/**
 * Runs in the page and in every frame before anything else. The page notes when input came and what the worker reports of its
 * builds; a frame tells when the text of `.marker` changes.
 */
(() => {
	const now = () => performance.timeOrigin + performance.now();
	if (window !== top) {
		let last = '';
		new MutationObserver(() => {
			const text = document.querySelector('.marker')?.textContent ?? '';
			if (text === last) return;
			last = text;
			window.rookerySeen(text, now());
		}).observe(document, { childList: true, subtree: true, characterData: true });
		return;
	}
	window.rookeryFloors = [];
	document.addEventListener('beforeinput', () => (window.rookeryInput = now()), true);
	window.Worker = class extends Worker {
		constructor(url, options) {
			super(url, options);
			const revisions = new Set();
			this.addEventListener('message', ({ data }) => {
				if (data.kind !== 'built' || revisions.has(data.report.revision)) return;
				revisions.add(data.report.revision);
				window.rookeryFloors.push(data.report.timings.svelte);
			});
		}
	};
})();
