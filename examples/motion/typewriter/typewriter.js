/** A transition of our own: `tick` is called with t from 0 to 1. */
export function typewriter(node, { speed = 1 } = {}) {
	const text = node.textContent;
	return {
		duration: (text.length * 40) / speed,
		tick(t) {
			node.textContent = text.slice(0, Math.round(text.length * t));
		}
	};
}
