/**
 * The life of the preview's documents. At most three exist: the one that is shown, one that is being run and not shown yet, and a
 * spare that is loaded and waits, so that a fresh document for a run costs milliseconds.
 */
import type { Running } from '../protocol/compiler';
import type { ConsoleChildren } from '../protocol/console';
import { untrack } from 'svelte';
import type { FrameLook, Theme } from '../protocol/frame';
import { FrameConnection, type FrameEvents } from './frame-connection';
import { Heartbeat } from './heartbeat';
import { PreviewLook } from './look.svelte';

/** Milliseconds: a program that leaves its document sooner after a start has left at once. */
const AT_ONCE = 3_000;

/** Milliseconds after which a document that has not loaded is not waited for when somebody asks for a reload. */
const LONG_LOAD = 2_000;

/** Milliseconds that a spare is given to come up before the site is asked whether it answers; doubled with each doubt. */
const PATIENCE = 2_000;

/** The longest that is waited for the next attempt, in milliseconds. */
const LONGEST_PATIENCE = 30_000;

/** How many spares may stay silent though there is something to load, before the visitor is told. */
const MOST_DOUBTS = 3;

/** How often a program may leave at once before it is not started again. */
const MOST_DEPARTURES = 3;

/** How many messages of one kind and document are kept that come before the worker's word of what runs there; older ones go. */
const MOST_EARLY = { outcome: 100, invalidated: 1, console: 100 };

interface EarlyWord {
	frame: FrameConnection;
	kind: keyof typeof MOST_EARLY;
	hear(): void;
}

export interface PreviewHost {
	/** URL of `preview.html`. */
	url: string;
	/**
	 * Finds out what can be loaded; `url` may be another one then. `isSuspect`: documents from there have loaded and did not answer. False
	 * when there is nothing to load.
	 */
	examineDocument(isSuspect: boolean): Promise<boolean>;
	/** No document can be loaded (`true`), or one has come up again. */
	onLost(isLost: boolean): void;
	theme(): Theme;
	/** Connects a loaded document with the compiler worker. */
	attach(frame: number, modules: MessagePort): void;
	detach(frame: number): void;
	/** Tells the compiler how a run or a swap in the frame went. */
	settle(frame: number, revision: number, ok: boolean): void;
	/** Asks for the newest build to be run again in a fresh document. */
	rerun(): void;
	/** A run begins; what it logs belongs to it. */
	onBegin(): void;
	/** `isSwap`: in place, in the program that ran before. */
	onRan(revision: number, isSwap: boolean): void;
	onFailed(revision: number, message: string): void;
	/** Unchecked data from the document that the console belongs to. */
	onConsole(frame: number, entries: unknown, dropped: number): void;
	/** The shown or running program does not answer (`true`), or answers again. */
	onHang(isHung: boolean): void;
	/** A program was ended, with its document, because it sent the page more than it can take. */
	onFlood(): void;
	/** Something the visitor should read in the console, such as a navigation that was undone. */
	onNotice(text: string): void;
	readChildren(data: unknown): ConsoleChildren;
}

export class Preview {
	readonly #host: PreviewHost;
	/** How it is looked at. */
	readonly look = new PreviewLook();
	readonly #heartbeat: Heartbeat;
	#container: HTMLElement | null = null;
	#nextId = 1;
	#spare: FrameConnection | null = null;
	#preparedAt = 0;
	/** How many spares in a row did not come up in time. */
	#doubts = 0;
	#isLost = false;
	#running: FrameConnection | null = null;
	/** The document whose run failed, kept so that what it logged can be looked into. */
	#failed: FrameConnection | null = null;
	/** A stopped program stays stopped until something new is to be run. */
	#isStopped = false;
	/** The project has changed since the newest run began. */
	#isOvertaken = false;
	/** What is being run is the last good program, after a swap had failed. */
	#isRestored = false;
	/** Revisions that were swapped into the shown document and that it has not answered for yet, oldest first. */
	#swaps: number[] = [];
	/** What the newest document was told to run. Its own word on that counts for nothing. */
	#revision = 0;
	/** Channels do not wait for each other: what a document said of a run or a swap that the worker has not told us of yet. */
	#early: EarlyWord[] = [];
	#begunAt = 0;
	/** How often in a row the program has left its document at once. */
	#departures = 0;
	/** Why the run that comes next takes place, for its console. */
	#parting: string | null = null;

	#shown = $state.raw<FrameConnection | null>(null);
	/** What is shown has run; otherwise it failed, and there was nothing better to show. */
	#isGood = $state.raw(false);
	#silentSince = $state.raw<number | null>(null);

	constructor(host: PreviewHost) {
		this.#host = host;
		this.#heartbeat = new Heartbeat({
			targets: () => this.#watched(),
			onHang: (isHung) => {
				// Something newer waits to be run, so nobody is interested in this one any more.
				this.#silentSince = isHung ? this.#heartbeat.silentSince : null;
				if (isHung && this.#isOvertaken) this.#restart();
				else host.onHang(isHung);
			}
		});
	}

	/** A good result is visible, old or new. */
	get hasResult(): boolean {
		return this.#shown !== null && this.#isGood;
	}

	/** Since when the program has not answered, by `performance.now()`; null while it does. */
	get silentSince(): number | null {
		return this.#silentSince;
	}

	/** Puts the documents into `container`. The returned function ends them all. */
	mount(container: HTMLElement): () => void {
		this.#container = container;
		this.#prepare();
		this.#heartbeat.start();
		const stopLooking = $effect.root(() => {
			$effect(() => this.#applyLook());
		});
		return () => {
			stopLooking();
			this.#heartbeat.stop();
			this.#removeAll();
			this.#container = null;
		};
	}

	/** The worker has sent a build into the document `id`: in place, or to be run, so that it is no spare any more. */
	begin({ frame: id, revision, how }: Running): void {
		if (how === 'swap') {
			if (this.#shown?.id !== id) {
				// It was ended in the meantime, and the new version with it.
				this.#host.rerun();
				return;
			}
			this.#isOvertaken = false;
			this.#swaps.push(revision);
			this.#heartbeat.expect(this.#shown);
			this.#hearEarly();
			return;
		}
		const frame = this.#spare;
		if (frame?.id !== id) {
			// That document went while the worker's word was on its way: the run goes to the next one.
			this.#host.rerun();
			return;
		}
		this.#spare = null;
		this.#isOvertaken = false;
		this.#discard(this.#running);
		this.#discard(this.#failed);
		this.#failed = null;
		this.#running = frame;
		this.#revision = revision;
		this.#begunAt = performance.now();
		this.#heartbeat.expect(frame);
		// What a restored program logs has been logged before, and what went wrong is to stay in view.
		this.#isRestored = how === 'restore';
		if (how === 'run') this.#host.onBegin();
		if (this.#parting !== null) this.#host.onNotice(this.#parting);
		this.#parting = null;
		this.#hearEarly();
	}

	/** Runs the newest build in a fresh document. Brings a stopped or hung preview back. */
	reload(): void {
		this.#departures = 0;
		if (this.#isStopped || this.#heartbeat.isHung || this.#isStuck()) this.#restart();
		this.retry();
		this.#host.rerun();
	}

	/** The network may be back: what did not come up is tried again at once. */
	retry(): void {
		if (this.#doubts === 0) return;
		this.#doubts = 0;
		this.reattach();
	}

	/** Ends the program: every document goes, which also ends the process that a busy loop holds. */
	stop(): void {
		this.#isStopped = true;
		this.#removeAll();
	}

	/** Gives a program that does not answer more time before it is reported again. */
	wait(): void {
		this.#heartbeat.postpone();
	}

	/** The project has changed: a stopped or hung program makes way for what will be run next. */
	renew(): void {
		this.#isOvertaken = true;
		this.#departures = 0;
		if (this.#isStopped || this.#heartbeat.isHung) this.#restart();
	}

	/** The worker was replaced and knows no frame: a fresh spare is offered to the new one. */
	reattach(): void {
		this.#discard(this.#spare);
		this.#spare = null;
		this.#prepare();
	}

	/** The colours of the page have changed, which are the program's as well unless somebody chose others for it. */
	themeChanged(): void {
		this.#applyLook();
	}

	#frameLook(): FrameLook {
		const { scheme, isMotionReduced } = this.look;
		return { theme: scheme === 'page' ? this.#host.theme() : scheme, isMotionReduced };
	}

	#applyLook(): void {
		const look = this.#frameLook();
		for (const frame of [this.#spare, this.#running, untrack(() => this.#shown), this.#failed]) {
			frame?.setLook(look);
		}
	}

	/** Children of a value that the document `frame` has logged. Answers `{ ok: false }` when that is gone. */
	expand(frame: number, handle: number): Promise<ConsoleChildren> {
		const documents = [this.#running, this.#failed, this.#shown];
		const source = documents.find((document) => document?.id === frame);
		return source?.expand(handle) ?? Promise.resolve({ ok: false });
	}

	/**
	 * The console is of one document at a time, the newest. Another may still be in view, until the newest has run or because it has
	 * failed, and goes on logging.
	 */
	#isHeard(frame: FrameConnection): boolean {
		if (frame === this.#running && this.#isRestored) return false;
		return frame === (this.#running ?? this.#failed ?? this.#shown);
	}

	/** The spare is asked as well: a program may make others answer for it, but nobody answers for the spare. */
	#watched(): FrameConnection[] {
		const spare = this.#spare?.isReady ? this.#spare : null;
		return [this.#running, this.#shown, spare].filter((frame) => frame !== null);
	}

	/** The document that is to run next does not load: the program may hold the process they share. */
	#isStuck(): boolean {
		const isLoading = this.#spare !== null && !this.#spare.hasLoaded && !this.#isLost;
		return isLoading && performance.now() - this.#preparedAt > LONG_LOAD;
	}

	#restart(): void {
		this.#removeAll();
		this.#isStopped = false;
		this.#prepare();
	}

	/** Loads a spare unless there is one. */
	#prepare(): void {
		if (this.#spare || this.#isStopped || !this.#container) return;
		this.#preparedAt = performance.now();
		this.#spare = new FrameConnection({
			id: this.#nextId++,
			url: this.#host.url,
			look: untrack(() => this.#frameLook()),
			host: this.#container,
			events: this.#events,
			readChildren: (data) => this.#host.readChildren(data)
		});
		this.#watch(this.#spare);
	}

	#watch(frame: FrameConnection): void {
		const patience = Math.min(LONGEST_PATIENCE, PATIENCE * 2 ** this.#doubts);
		setTimeout(() => void this.#doubt(frame), patience);
	}

	/**
	 * The spare does not come up. It may be an error page, which loads like any other and cannot be looked into, or the machine is slow, or
	 * a program holds the process: the site itself says which, and a spare that has nothing to lose is tried again.
	 */
	async #doubt(frame: FrameConnection): Promise<void> {
		const isAwaited = () => frame === this.#spare && !frame.isReady;
		if (!isAwaited()) return;
		const canLoad = await this.#host.examineDocument(frame.hasLoaded && this.#doubts > 0);
		if (!isAwaited()) return;
		this.#doubts += 1;
		this.#lose(!canLoad || (frame.hasLoaded && this.#doubts >= MOST_DOUBTS));
		if (frame.hasLoaded || frame.url !== this.#host.url) this.reattach();
		else this.#watch(frame);
	}

	#lose(isLost: boolean): void {
		if (isLost === this.#isLost) return;
		this.#isLost = isLost;
		this.#host.onLost(isLost);
	}

	readonly #events: FrameEvents = {
		onReady: (frame, modules) => {
			if (frame !== this.#spare) return;
			this.#doubts = 0;
			this.#lose(false);
			this.#host.attach(frame.id, modules);
		},
		onOutcome: (frame, message) => {
			const isAwaited =
				frame === this.#running || (frame === this.#shown && this.#swaps.length > 0);
			if (isAwaited) this.#settle(frame, message);
			else if (frame === this.#spare || frame === this.#shown) {
				this.#postpone(frame, 'outcome', () => this.#events.onOutcome(frame, message));
			}
		},
		onInvalidated: (frame) => {
			if (frame !== this.#shown) return;
			if (this.#swaps.length > 0) this.#host.rerun();
			else this.#postpone(frame, 'invalidated', () => this.#events.onInvalidated(frame));
		},
		onConsole: (frame, entries, dropped) => {
			if (frame === this.#spare) {
				this.#postpone(frame, 'console', () => this.#events.onConsole(frame, entries, dropped));
			} else if (this.#isHeard(frame)) this.#host.onConsole(frame.id, entries, dropped);
		},
		onPong: (frame, id) => this.#heartbeat.answer(frame, id),
		onGone: (frame) => {
			const wasVisible = frame === this.#shown || frame === this.#running;
			if (frame === this.#spare) this.#spare = null;
			if (frame === this.#running) this.#running = null;
			if (frame === this.#failed) this.#failed = null;
			if (frame === this.#shown) this.#shown = null;
			this.#discard(frame);
			this.#prepare();
			if (wasVisible) this.#startAgain();
		},
		onFlood: () => {
			// Documents share a process, and so its fate.
			this.stop();
			this.#host.onFlood();
		}
	};

	/** A run or a swap has come to its end; `message` says why it failed, or is null. */
	#settle(frame: FrameConnection, message: string | null): void {
		const ok = message === null;
		if (frame === this.#shown) {
			const swapped = this.#swaps.shift();
			if (swapped === undefined) return;
			this.#host.settle(frame.id, swapped, ok);
			if (ok) this.#host.onRan(swapped, true);
			else this.#host.onFailed(swapped, message);
			return;
		}
		this.#running = null;
		this.#host.settle(frame.id, this.#revision, ok);
		// The last good result stays; without one, whatever was rendered before the fault is better than nothing.
		if (!ok && this.hasResult) this.#failed = frame;
		else {
			this.#show(frame);
			this.#isGood = ok;
		}
		if (ok) this.#host.onRan(this.#revision, false);
		else this.#host.onFailed(this.#revision, message);
		this.#prepare();
	}

	/** A document speaks of what we do not know it was asked: the worker's word is still on its way to us. */
	#postpone(frame: FrameConnection, kind: EarlyWord['kind'], hear: () => void): void {
		const alike = this.#early.filter((word) => word.frame === frame && word.kind === kind);
		const surplus = alike.length < MOST_EARLY[kind] ? null : alike[0];
		this.#early = [...this.#early.filter((word) => word !== surplus), { frame, kind, hear }];
	}

	/** What still comes too early, such as the outcome of the swap or the run after this one, is put off again. */
	#hearEarly(): void {
		const early = this.#early;
		this.#early = [];
		for (const word of early) word.hear();
	}

	/** The program has left its own document. Nothing can keep it from that, but it comes back as it was at its start. */
	#startAgain(): void {
		const isAtOnce = performance.now() - this.#begunAt < AT_ONCE;
		this.#departures = isAtOnce ? this.#departures + 1 : 0;
		if (this.#departures >= MOST_DEPARTURES) {
			this.#host.onFailed(
				this.#revision,
				'The program leaves its own document whenever it is run, by a navigation or a reload.'
			);
			return;
		}
		this.#parting =
			'The program left its own document, by a navigation or a reload, so it was started again.';
		this.#host.rerun();
	}

	#show(frame: FrameConnection): void {
		const old = this.#shown;
		this.#shown = frame;
		this.#swaps = [];
		frame.element.dataset['role'] = 'shown';
		frame.element.removeAttribute('aria-hidden');
		frame.element.removeAttribute('tabindex');
		this.#discard(old);
	}

	#discard(frame: FrameConnection | null): void {
		if (!frame) return;
		this.#host.detach(frame.id);
		frame.remove();
	}

	#removeAll(): void {
		for (const frame of [this.#spare, this.#running, this.#failed, this.#shown]) {
			this.#discard(frame);
		}
		this.#spare = this.#running = this.#failed = null;
		this.#shown = null;
		this.#swaps = [];
		this.#early = [];
		this.#doubts = 0;
		this.#heartbeat.reset();
	}
}
