/**
 * What keeps the program from taking its own document or the visitor's focus away: links open outside, forms stay here, and `focus()`
 * waits for the visitor. None of this is a security boundary; the opaque sandbox is. `location = …` cannot be held back: a document of
 * opaque origin gets no `navigate` events (https://html.spec.whatwg.org/#has-entries-and-events-disabled). The page starts the preview
 * again then.
 */

function isSameDocument(url: URL): boolean {
	const here = new URL(location.href);
	return url.origin === here.origin && url.pathname === here.pathname && url.search === here.search;
}

function guardLinks(): void {
	addEventListener('click', (event) => {
		if (event.defaultPrevented || event.button !== 0) return;
		const link = event
			.composedPath()
			.find((target): target is HTMLAnchorElement => target instanceof HTMLAnchorElement);
		if (!link || !link.hasAttribute('href') || link.hasAttribute('download')) return;
		if (link.protocol === 'javascript:' || link.protocol === 'blob:') return;
		const fragment = link.getAttribute('href') ?? '';
		if (fragment.startsWith('#')) return;
		event.preventDefault();
		if (isSameDocument(new URL(link.href, location.href)) && link.hash) {
			location.hash = link.hash;
		} else {
			open(link.href, '_blank', 'noopener,noreferrer');
		}
	});
}

function tellOfForm(): void {
	console.info(
		'The form was submitted and the preview stayed where it is. Handle `onsubmit` and call `event.preventDefault()` to use the data.'
	);
}

function guardForms(): void {
	// Called by the program, it brings no event.
	HTMLFormElement.prototype.submit = tellOfForm;
	addEventListener('submit', (event) => {
		const form = event.target;
		if (event.defaultPrevented || !(form instanceof HTMLFormElement)) return;
		if (form.method === 'dialog') return;
		event.preventDefault();
		tellOfForm();
	});
}

/** A program that calls `focus()` when it mounts would pull the visitor out of the editor in mid-word. */
function guardFocus(): void {
	/** The visitor pressed something in here, and has not gone elsewhere since. */
	let isVisited = false;
	for (const type of ['pointerdown', 'keydown']) {
		addEventListener(type, ({ isTrusted }) => (isVisited ||= isTrusted), true);
	}
	addEventListener('blur', ({ target }) => {
		if (target === window) isVisited = false;
	});
	// Handlers of the press that brings the focus run before it has come.
	const allowed = () =>
		document.hasFocus() || (isVisited && navigator.userActivation?.isActive !== false);
	for (const prototype of [HTMLElement.prototype, SVGElement.prototype]) {
		const focus = prototype.focus;
		prototype.focus = function (options) {
			if (allowed()) focus.call(this, options);
		};
	}
	const focusWindow = window.focus.bind(window);
	window.focus = () => {
		if (allowed()) focusWindow();
	};
}

export function installGuards(): void {
	guardLinks();
	guardForms();
	guardFocus();
}
