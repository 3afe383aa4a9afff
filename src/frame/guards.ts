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

type Link = HTMLAnchorElement | HTMLAreaElement | SVGAElement;

function isLink(target: EventTarget): target is Link {
	return (
		target instanceof HTMLAnchorElement ||
		target instanceof HTMLAreaElement ||
		target instanceof SVGAElement
	);
}

/** As it is written; null when it leads nowhere. */
function hrefOf(link: Link): string | null {
	// In drawings, `xlink:href` counts too.
	if (link instanceof SVGAElement) return link.href.baseVal || null;
	return link.getAttribute('href');
}

function toUrl(href: string): URL | null {
	try {
		return new URL(href, document.baseURI);
	} catch {
		return null;
	}
}

function guardLinks(): void {
	addEventListener('click', (event) => {
		if (event.defaultPrevented || event.button !== 0) return;
		const link = event.composedPath().find(isLink);
		if (!link || link.hasAttribute('download')) return;
		const href = hrefOf(link);
		if (href === null || href.startsWith('#')) return;
		const url = toUrl(href);
		if (!url || url.protocol === 'javascript:' || url.protocol === 'blob:') return;
		event.preventDefault();
		if (isSameDocument(url) && url.hash) {
			location.hash = url.hash;
		} else {
			open(url, '_blank', 'noopener,noreferrer');
		}
	});
}

function tellOfForm(): void {
	console.info(
		'The form was submitted and the preview stayed where it is. Handle `onsubmit` and call `event.preventDefault()` to use the data.'
	);
}

/** The button's word counts more than the form's. */
function methodOf(form: HTMLFormElement, submitter: HTMLElement | null): string {
	const isButton = submitter instanceof HTMLButtonElement || submitter instanceof HTMLInputElement;
	return isButton && submitter.hasAttribute('formmethod') ? submitter.formMethod : form.method;
}

function guardSubmit(event: SubmitEvent): void {
	const form = event.target;
	if (event.defaultPrevented || !(form instanceof HTMLFormElement)) return;
	if (methodOf(form, event.submitter) === 'dialog') return;
	event.preventDefault();
	tellOfForm();
}

/** What gets past, such as a `submit` whose way up was stopped, meets the `form-action` of `preview.html`. */
function guardForms(): void {
	// Called by the program, it brings no event.
	HTMLFormElement.prototype.submit = tellOfForm;
	addEventListener('submit', guardSubmit);
	// The event does not leave the shadow root of its form.
	const attachShadow = Element.prototype.attachShadow;
	Element.prototype.attachShadow = function (init) {
		const root = attachShadow.call(this, init);
		root.addEventListener('submit', (event) => {
			if (event instanceof SubmitEvent) guardSubmit(event);
		});
		return root;
	};
}

/** What moves the focus beside `focus()`: dialogs, popovers, faulty fields, labels, selected text. */
const MOVERS: [object, string[]][] = [
	[HTMLElement.prototype, ['showPopover', 'togglePopover', 'click']],
	[HTMLDialogElement.prototype, ['show', 'showModal']],
	[HTMLFormElement.prototype, ['reportValidity', 'requestSubmit']],
	[HTMLInputElement.prototype, ['reportValidity', 'select']],
	[HTMLTextAreaElement.prototype, ['reportValidity', 'select']],
	[HTMLSelectElement.prototype, ['reportValidity']]
];

/** Nothing that is inert gets the focus. A modal dialog is not made inert by what it is in. */
function withoutFocus<T>(element: HTMLElement, act: () => T): T {
	const held = element instanceof HTMLDialogElement ? element : document.documentElement;
	const wasInert = held.inert;
	held.inert = true;
	try {
		return act();
	} finally {
		held.inert = wasInert;
	}
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
	for (const [prototype, names] of MOVERS) {
		for (const name of names) {
			const move: unknown = Reflect.get(prototype, name);
			// Popovers are younger than some browsers.
			if (typeof move !== 'function') continue;
			Reflect.set(prototype, name, function (this: HTMLElement, ...given: unknown[]): unknown {
				const act = (): unknown => Reflect.apply(move, this, given);
				return allowed() ? act() : withoutFocus(this, act);
			});
		}
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
