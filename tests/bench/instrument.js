/**
 * Runs in the page and in every frame before anything else. The page notes when input came, what the worker reports of its builds, and
 * what kept it from answering; a frame tells when the text of `.marker` changes.
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
	const bench = { input: 0, builds: [], keys: [], longTasks: [] };
	window.rookeryBench = bench;
	document.addEventListener('beforeinput', () => (bench.input = now()), true);
	// From the key to the frame that shows the caret behind it: what runs after the next paint comes by a message.
	const painted = new MessageChannel();
	let pressed = [];
	painted.port1.onmessage = () => {
		const at = performance.now();
		bench.keys.push(...pressed.map((start) => at - start));
		pressed = [];
	};
	document.addEventListener(
		'keydown',
		(event) => {
			pressed.push(event.timeStamp);
			if (pressed.length === 1) requestAnimationFrame(() => painted.port2.postMessage(null));
		},
		true
	);
	new PerformanceObserver((list) => {
		for (const { startTime, duration } of list.getEntries()) {
			bench.longTasks.push({ start: startTime, duration });
		}
	}).observe({ type: 'longtask', buffered: true });
	window.Worker = class extends Worker {
		constructor(url, options) {
			super(url, options);
			const revisions = new Set();
			this.addEventListener('message', ({ data }) => {
				if (data.kind !== 'built' || revisions.has(data.report.revision)) return;
				revisions.add(data.report.revision);
				const { revision, rebuilt, timings } = data.report;
				bench.builds.push({ revision, rebuilt: rebuilt.length, timings, at: performance.now() });
			});
		}
	};
})();
