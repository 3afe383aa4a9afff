/** The frames that the worker feeds. Modules go straight from here to the frame; nothing is ever read from these ports. */
import type { Running, UpdateMode } from '../../src/protocol/compiler';
import type {
	LinkedModule,
	RunProgram,
	SwapModules,
	ToFrameLoader
} from '../../src/protocol/modules';
import { kindOf } from '../../src/workspace/paths';
import { pairPlaces } from './pair-places';
import { hasSameLogic } from './same-logic';
import { isSvelteModule } from './svelte-versions/svelte-version';

/** Milliseconds without a build after which spares get what they lack: before that, they would take the time of the one that is shown. */
const SPARE_DELAY = 400;

interface Frame {
	id: number;
	port: MessagePort;
	/** What the frame has, so that only what changed is sent. */
	sent: Map<string, LinkedModule>;
}

/** The frame in which a program runs, and the program. */
interface Live extends Frame {
	program: Runnable;
	/** By id, the code that runs in the place of what was sent last, because that does the same. */
	kept: Map<string, string>;
	/** The newest program that is known to have run: there, or in a document that a swap has left in pieces. */
	good: Runnable | null;
	hasRun: boolean;
	/** Something has failed in it: nothing is swapped in any more, whatever is heard of what was under way. */
	hasFailed: boolean;
	/** What is in view is in pieces, because a swap has failed: the last good program has to be run again. */
	isBroken: boolean;
}

/** A good build, ready to be run. */
export interface Runnable extends Omit<RunProgram, 'kind'> {
	/** In the order in which a fresh document executes them. */
	modules: LinkedModule[];
	/** Ids of the package modules whose execution does nothing but make their exports. */
	effectFree: ReadonlySet<string>;
}

export class Frames {
	readonly #onRunning: (running: Running) => void;
	/** Of every document that is there. */
	readonly #ports = new Map<number, MessagePort>();
	/** Loaded documents that have run nothing yet. */
	readonly #spares = new Map<number, Frame>();
	#live: Live | null = null;
	#newest: Runnable | null = null;
	/** The newest good build has not been run. */
	#isPending = false;
	/** A program to be run again because a swap has failed. */
	#toRestore: Runnable | null = null;
	/** A good build that waits to be asked for. */
	#held: Runnable | null = null;
	#isAuto = true;
	#supplyTimer: ReturnType<typeof setTimeout> | undefined;
	mode: UpdateMode = 'hot';

	constructor(onRunning: (running: Running) => void) {
		this.#onRunning = onRunning;
	}

	attach(id: number, port: MessagePort): void {
		this.#ports.set(id, port);
		this.#spares.set(id, { id, port, sent: new Map() });
		this.#advance();
	}

	detach(id: number): void {
		this.#ports.get(id)?.close();
		this.#ports.delete(id);
		this.#spares.delete(id);
		if (this.#live?.id === id) this.#live = null;
	}

	/**
	 * A run or a swap has come to its end. After a swap that failed, what was swapped in after it is run in a fresh document; if there is
	 * nothing, or that fails as well, the last good program is run again.
	 */
	settle(id: number, revision: number, ok: boolean): void {
		const live = this.#live;
		if (live?.id !== id) return;
		const isNewest = live.program.revision === revision;
		if (ok) {
			// A document that has begun well takes the place of the one in pieces.
			if (!live.hasRun) live.isBroken = false;
			if (isNewest && !live.isBroken) live.good = live.program;
			live.hasRun = true;
			return;
		}
		live.hasFailed = true;
		live.isBroken ||= live.good !== null;
		if (!isNewest && !this.#isPending) {
			this.#newest = live.program;
			this.#isPending = true;
		} else if (isNewest && live.isBroken) {
			if (this.#newest === live.program) this.#isPending = false;
			if (live.good !== live.program) this.#toRestore = live.good;
		}
		this.#advance();
	}

	/** The next build gets a fresh document. */
	keepFromSwaps(id: number): void {
		if (this.#live?.id === id) this.#live.hasFailed = true;
	}

	/** Whether builds run by themselves. What waits is run as soon as they do. */
	setAuto(isAuto: boolean): void {
		this.#isAuto = isAuto;
		if (isAuto && this.#held) this.run(this.#held);
	}

	/** Runs a build, or keeps it until somebody asks for it. True when it is kept. */
	offer(runnable: Runnable): boolean {
		if (this.#isAuto) this.run(runnable);
		else this.#held = runnable;
		return !this.#isAuto;
	}

	/**
	 * Brings a build onto the page: into the running program where only components changed, else into the next spare, as soon as there is
	 * one. A build that waits is replaced by a newer one.
	 */
	run(runnable: Runnable): void {
		this.#newest = runnable;
		this.#held = null;
		this.#toRestore = null;
		this.#isPending = !this.#swap(runnable);
		this.#advance();
	}

	/** As `run`, for a build that a newer one is about to follow: it is shown only if that costs no document. */
	runMeanwhile(runnable: Runnable): void {
		if (!this.#isAuto) return;
		if (this.#live && this.#live.program.revision < runnable.revision) this.#swap(runnable);
	}

	/** The next build gets a fresh document. */
	forget(): void {
		this.#live = null;
	}

	/** True when the program that runs was changed in place. */
	#swap(next: Runnable): boolean {
		const live = this.#live;
		if (!live?.hasRun || live.hasFailed || this.mode === 'fresh' || !canSwap(live, next))
			return false;
		const { modules, inside } = changes(live, next.modules);
		const before = stylesOf(live.program);
		const after = stylesOf(next);
		const isAsBefore =
			before.length === after.length && before.every((id, index) => id === after[index]);
		const styles = isAsBefore ? null : after;
		live.program = next;
		const { revision } = next;
		// As in `#begin`, the page hears of it first.
		this.#onRunning({ revision, frame: live.id, how: 'swap' });
		const swap: ToFrameLoader = { kind: 'swap', revision, modules, styles, inside };
		live.port.postMessage(swap);
		return true;
	}

	/** Gives the spares what they lack, once nothing else is under way. */
	#supply(): void {
		clearTimeout(this.#supplyTimer);
		this.#supplyTimer = setTimeout(() => {
			const { modules = [] } = this.#newest ?? {};
			for (const frame of this.#spares.values()) send(frame, modules);
		}, SPARE_DELAY);
	}

	#advance(): void {
		this.#supply();
		for (const frame of this.#spares.values()) {
			if (this.#isPending && this.#newest) this.#begin(frame, this.#newest, 'run');
			else if (this.#toRestore) this.#begin(frame, this.#toRestore, 'restore');
		}
	}

	#begin(frame: Frame, program: Runnable, how: 'run' | 'restore'): void {
		this.#isPending = false;
		this.#toRestore = null;
		send(frame, program.modules);
		const { revision, entry, svelte, internal } = program;
		const run: RunProgram = { kind: 'run', revision, entry, svelte, internal };
		// The page hears of it before the frame does: it takes no word from a document that runs nothing yet.
		this.#onRunning({ revision, frame: frame.id, how });
		frame.port.postMessage(run);
		// A document begins one program in its life.
		this.#spares.delete(frame.id);
		const isBroken = this.#live?.isBroken ?? false;
		const good = isBroken ? (this.#live?.good ?? null) : null;
		this.#live = {
			...frame,
			program,
			good,
			hasRun: false,
			hasFailed: false,
			isBroken,
			kept: new Map()
		};
	}
}

/** Ids of the modules that have styles, in the order of execution. */
function stylesOf({ modules }: Runnable): string[] {
	return modules.filter(({ css }) => css !== null).map(({ id }) => id);
}

function send(frame: Frame, modules: LinkedModule[]): void {
	const fresh = news(frame, modules);
	if (fresh.length === 0) return;
	frame.port.postMessage({ kind: 'modules', modules: fresh } satisfies ToFrameLoader);
}

/** What the frame has not got yet; it counts as sent. */
function news(frame: Frame, modules: LinkedModule[]): LinkedModule[] {
	const fresh = modules.filter((module) => frame.sent.get(module.id) !== module);
	for (const module of fresh) frame.sent.set(module.id, module);
	return fresh;
}

/**
 * As `news`, for a program that runs, and what of the components inside of those that changed is as before. Code that does the same as what
 * runs is not sent: only its style changes then.
 */
function changes(live: Live, modules: LinkedModule[]): Pick<SwapModules, 'modules' | 'inside'> {
	const inside: SwapModules['inside'] = {};
	const changed: LinkedModule[] = [];
	for (const module of modules) {
		const { id } = module;
		const old = live.sent.get(id);
		if (old === module) continue;
		live.sent.set(id, module);
		if (!old || !hasSameLogic(old, module)) {
			if (old && module.inside) inside[id] = pairPlaces(old.inside ?? [], module.inside);
			live.kept.delete(id);
			changed.push(module);
			continue;
		}
		const code = live.kept.get(id) ?? old.code;
		live.kept.set(id, code);
		changed.push({ ...module, code });
	}
	return { modules: changed, inside };
}

/**
 * Whether `next` can grow out of what runs in place: what both have is the same or a component whose importers need not know of its
 * change, and nothing is new or gone whose execution leaves traces.
 */
function canSwap({ program: current, sent }: Live, next: Runnable): boolean {
	// Another version of Svelte is another runtime.
	if (current.entry !== next.entry || current.svelte !== next.svelte) return false;
	if (haveSameIds(current.modules, next.modules)) {
		return next.modules.every((module, index) => canReplace(current.modules[index], module));
	}
	const before = new Map(current.modules.map((module) => [module.id, module]));
	for (const module of next.modules) {
		const old = before.get(module.id);
		before.delete(module.id);
		if (old ? !canReplace(old, module) : !canCome(module, next, sent)) return false;
	}
	return [...before.values()].every((gone) => gone.swap !== null || isInert(gone.id, current));
}

/**
 * A module that is new runs after all others, and would not in a fresh document. Harmless for components and styles, and for what does
 * nothing but make its exports, unless the frame has another version of it from before: only components and styles are replaced.
 */
function canCome(module: LinkedModule, next: Runnable, sent: Live['sent']): boolean {
	if (module.swap !== null) return true;
	const former = sent.get(module.id);
	return isInert(module.id, next) && (!former || former.code === module.code);
}

/** Whether it makes no difference when it is executed, or that it is. */
function isInert(id: string, { effectFree }: Runnable): boolean {
	if (isSvelteModule(id) || effectFree.has(id)) return true;
	return id.startsWith('/') && (id.includes('?') || ['json', 'asset'].includes(kindOf(id)));
}

/** With most edits they have, and nothing has to be looked up. */
function haveSameIds(current: LinkedModule[], next: LinkedModule[]): boolean {
	return (
		current.length === next.length &&
		next.every((module, index) => current[index]?.id === module.id)
	);
}

/** It is the same, a component whose importers need not know of its change, or changed in style alone. */
function canReplace(old: LinkedModule | undefined, next: LinkedModule): boolean {
	if (old === next) return true;
	if (!old) return false;
	return (next.swap !== null && old.swap === next.swap) || hasSameLogic(old, next);
}
