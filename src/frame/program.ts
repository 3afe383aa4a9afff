/** One run of the user's program: import the entry, mount its component, say how it went. */
import type { FromFrame } from '../protocol/frame';
import type { RunProgram, SwapModules } from '../protocol/modules';
import type { ConsoleCapture } from './console';
import type { InstanceContext } from './kept-states';
import type { Loader } from './loader';
import type { Styles } from './styles';
import type { Values } from './values';

interface Surroundings {
	loader: Loader;
	styles: Styles;
	capture: ConsoleCapture;
	values: Values;
	post(message: FromFrame): void;
}

/** How a program is put onto the page: that differs between Svelte 5 and 4. */
interface Mounting {
	mount(component: Mountable): void;
	/** Carries out what is pending, so that what it throws is caught here. */
	flush(): void;
	/** Reads without becoming dependent on what is read. */
	untrack<T>(read: () => T): T;
}

type Mountable = (...args: never[]) => unknown;

interface Svelte {
	mount(component: unknown, options: { target: Element }): unknown;
	flushSync(): void;
	untrack<T>(read: () => T): T;
}

function isSvelte(module: object): module is Svelte {
	return ['mount', 'flushSync', 'untrack'].every((name) => isFunction(Reflect.get(module, name)));
}

function isFunction(value: unknown): value is Mountable {
	return typeof value === 'function';
}

function mountingOf(svelte: object, internal: object): Mounting {
	if (isSvelte(svelte)) {
		return {
			mount: (component) => void svelte.mount(component, { target: document.body }),
			flush: () => svelte.flushSync(),
			untrack: (read) => svelte.untrack(read)
		};
	}
	// Svelte 4: components are classes, and nothing tracks what is read.
	const flush: unknown = Reflect.get(internal, 'flush');
	if (!isFunction(flush)) throw new Error('The Svelte runtime has no mount function.');
	return {
		mount: (component) => void Reflect.construct(component, [{ target: document.body }]),
		flush: () => void Reflect.apply(flush, undefined, []),
		untrack: (read) => read()
	};
}

/** What an effect belongs to. */
function contextOf(effect: unknown): InstanceContext | null {
	const { ctx } = (effect ?? {}) as { ctx?: InstanceContext | null };
	return ctx ?? null;
}

async function mountEntry(run: RunProgram, { loader, values }: Surroundings): Promise<() => void> {
	const internal = await loader.import(run.internal);
	const mounting = mountingOf(await loader.import(run.svelte), internal);
	values.setUntrack((read) => mounting.untrack(read));
	const { proxy, render_effect: effect } = internal;
	if (isFunction(proxy)) values.learnState((value) => Reflect.apply(proxy, undefined, [value]));
	if (isFunction(effect)) {
		// An effect that does nothing; it has the context of the instance that is being made.
		loader.states.contextOf = () => contextOf(Reflect.apply(effect, undefined, [() => {}]));
	}
	const { default: component } = await loader.import(run.entry);
	if (!isFunction(component)) {
		throw new Error(
			`${run.entry.slice(1)} has no component as its default export, so there is nothing to mount.`
		);
	}
	mounting.mount(component);
	mounting.flush();
	return () => mounting.flush();
}

/** In words, without the list of components that Svelte adds while developing: the console entry has it all. */
function toMessage(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	return `${error.name}: ${error.message}`.replace(/\n\n\tin [^]*$/, '');
}

/** The program of one document: it runs once, and may be changed in place after that. */
export class Program {
	readonly #surroundings: Surroundings;
	/** Settles when the newest run or swap has. */
	#settled: Promise<void> = Promise.resolve();
	#flush: () => void = () => {};
	#isSwapping = false;

	constructor(surroundings: Surroundings) {
		this.#surroundings = surroundings;
	}

	/** A module says that it cannot be swapped after all: that counts while it is. */
	invalidate(): void {
		if (this.#isSwapping) this.#surroundings.post({ kind: 'invalidated' });
	}

	/** What the program throws becomes a console entry and a `failed` message. */
	run(run: RunProgram): void {
		this.#attempt(run.revision, async () => {
			this.#flush = await mountEntry(run, this.#surroundings);
		});
	}

	/** As `run`. */
	swap(swap: SwapModules): void {
		const { revision, styles } = swap;
		this.#attempt(revision, async () => {
			this.#isSwapping = true;
			try {
				await this.#surroundings.loader.swap(swap, this.#flush);
			} finally {
				this.#isSwapping = false;
			}
			if (styles) this.#surroundings.styles.arrange(styles);
		});
	}

	#attempt(revision: number, work: () => Promise<void>): void {
		const { capture, post } = this.#surroundings;
		this.#settled = this.#settled.then(async () => {
			const started = performance.now();
			try {
				await work();
				post({ kind: 'ran', revision, milliseconds: performance.now() - started });
			} catch (error) {
				capture.reportUncaught(error);
				capture.flush();
				post({ kind: 'failed', revision, message: toMessage(error) });
			}
		});
	}
}
