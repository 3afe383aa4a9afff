/**
 * `import.meta.hot` of the frame's modules, and the state that components keep when they are swapped.
 * The interface is Vite's, https://vite.dev/guide/api-hmr; modules that are no components get a fresh document instead of a swap.
 */

type Namespace = Record<string, unknown>;

/** What Svelte's `state()` makes; `v` is its value. */
interface Signal {
	v: unknown;
}

interface Kept {
	expression: string;
	read(): unknown;
}

/**
 * The `$state` of each component instance, by the object that holds the instance's props: Svelte's `hmr` wrapper makes an instance anew
 * with the very same object. A name whose initial expression changed starts from the new one.
 */
const instances = new WeakMap<object, Map<string, Kept>>();

/** The value to go on with, or null when there is none. */
function exchange(props: object, name: string, next: Kept): Kept | null {
	let instance = instances.get(props);
	if (!instance) instances.set(props, (instance = new Map()));
	const before = instance.get(name) ?? null;
	instance.set(name, next);
	return before?.expression === next.expression ? before : null;
}

/** Made anew for each version of a module; `data` is handed from one to the next. */
export class HotContext {
	readonly data: Record<string, unknown>;
	/** Called with the next version; without one, the module cannot be swapped. */
	onAccept: ((module: Namespace) => void) | null = null;
	onDispose: ((data: Record<string, unknown>) => void) | null = null;
	readonly invalidate: () => void;

	/** `invalidate` is called when the module says that it cannot be swapped after all. */
	constructor(data: Record<string, unknown>, invalidate: () => void) {
		this.data = data;
		this.invalidate = invalidate;
	}

	accept(callback?: (module: Namespace) => void): void {
		this.onAccept = callback ?? (() => {});
	}

	dispose(callback: (data: Record<string, unknown>) => void): void {
		this.onDispose = callback;
	}

	/** `let n = $state(0)`: gives the signal the value that the instance's former signal of that name has. */
	keepSignal(props: object, name: string, expression: string, signal: Signal): void {
		const before = exchange(props, name, { expression, read: () => signal.v });
		if (before) signal.v = before.read();
	}

	/** `const list = $state([])`: returns the former object, or null to go on with the new one. */
	keepProxy(props: object, name: string, expression: string, proxy: object): object | null {
		const kept: { value: unknown } = { value: proxy };
		const before = exchange(props, name, { expression, read: () => kept.value });
		const value = before?.read();
		if (typeof value !== 'object' || value === null) return null;
		kept.value = value;
		return value;
	}
}
