/** The keyboard of a touch screen: whether it is up, and how much of the page it leaves. */

/** A view that loses less than this, in CSS pixels, has lost it to the browser's own bars. */
const LEAST = 140;

const fields = 'input, textarea, [contenteditable]:not([contenteditable="false"])';

export class ScreenKeyboard {
	#isUp = $state(false);
	#height = $state(0);
	#top = $state(0);
	/** The most the view had at this width. */
	#full = 0;
	#width = 0;

	get isUp(): boolean {
		return this.#isUp;
	}

	/** What is left of the page above the keyboard, in CSS pixels. Only while `isUp`. */
	get height(): number {
		return this.#height;
	}

	/** How far the browser has pushed the page up to make room, in CSS pixels. Only while `isUp`. */
	get top(): number {
		return this.#top;
	}

	/** Watches until the function returned is called. */
	watch(): () => void {
		const view = window.visualViewport;
		if (!view || !matchMedia('(any-pointer: coarse)').matches) return () => undefined;
		const read = (): void => {
			// Zooming in makes the view smaller, too.
			const height = view.height * view.scale;
			if (Math.round(view.width * view.scale) !== this.#width) {
				this.#width = Math.round(view.width * view.scale);
				this.#full = 0;
			}
			this.#full = Math.max(this.#full, height);
			const isTyping = document.activeElement?.matches(fields) ?? false;
			this.#isUp = isTyping && this.#full - height > LEAST;
			this.#height = view.height;
			this.#top = view.offsetTop;
		};
		// The focus moves while views are drawn, too, and nothing may be written then.
		const readSoon = (): void => queueMicrotask(read);
		read();
		view.addEventListener('resize', read);
		view.addEventListener('scroll', read);
		document.addEventListener('focusin', readSoon);
		document.addEventListener('focusout', readSoon);
		return () => {
			view.removeEventListener('resize', read);
			view.removeEventListener('scroll', read);
			document.removeEventListener('focusin', readSoon);
			document.removeEventListener('focusout', readSoon);
		};
	}
}
