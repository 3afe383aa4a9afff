/** The styles of the program's modules: one `<style>` each, in the order in which a fresh document would have them. */
export class Styles {
	/** Also those of modules that the program does not use right now: it may come back to them, and they are not sent again. */
	readonly #elements = new Map<string, HTMLStyleElement>();
	/** They stand before it, and what the program puts into the head by itself comes after it, whatever is swapped later. */
	readonly #end = document.head.appendChild(new Comment());

	/** Puts a module's CSS on the page, or the new one in the place of the old. */
	set({ id, css }: { id: string; css: string | null }): void {
		let element = this.#elements.get(id);
		if (!element) {
			element = document.createElement('style');
			element.dataset['module'] = id;
			this.#elements.set(id, element);
		}
		if (element.textContent !== css) element.textContent = css;
		if (!element.isConnected) this.#insert(element);
	}

	/** Leaves the styles of these modules on the page, in this order, which decides which of two rules wins, and no others. */
	arrange(ids: string[]): void {
		const present = [...document.head.querySelectorAll('style[data-module]')];
		const wanted = ids.flatMap((id) => this.#elements.get(id) ?? []);
		const isInOrder =
			present.length === wanted.length &&
			wanted.every((element, index) => element === present[index]);
		if (isInOrder) return;
		const kept = new Set<Element>(wanted);
		for (const element of present) if (!kept.has(element)) element.remove();
		this.#insert(...wanted);
	}

	#insert(...elements: HTMLStyleElement[]): void {
		if (!this.#end.isConnected) document.head.append(this.#end);
		this.#end.before(...elements);
	}
}
