/** Shows a text below the element while it is pointed at or has the focus. */
export function tooltip(text) {
	return (node) => {
		const tip = document.createElement('span');
		tip.textContent = text;
		tip.role = 'tooltip';
		tip.style.cssText = `position: absolute; padding: 0.25rem 0.75rem;
			border-radius: 0.5rem; background: var(--ink); color: var(--paper)`;

		const show = () => {
			document.body.append(tip);
			const { left, bottom } = node.getBoundingClientRect();
			tip.style.left = `${left + scrollX}px`;
			tip.style.top = `${bottom + scrollY + 8}px`;
		};
		const hide = () => tip.remove();
		if (node.matches(':hover, :focus')) show();

		const listen = new AbortController();
		const { signal } = listen;
		node.addEventListener('pointerenter', show, { signal });
		node.addEventListener('focus', show, { signal });
		node.addEventListener('pointerleave', hide, { signal });
		node.addEventListener('blur', hide, { signal });
		return () => {
			listen.abort();
			hide();
		};
	};
}
