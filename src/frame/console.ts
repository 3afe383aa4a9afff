/** Runs in the frame: watches `console` and tells the page. The browser's own console gets every call as well. */
import type { ConsoleEntry, ConsoleMethod, ConsoleValue } from '../protocol/console';
import { Queue, frameScheduler, type Batch } from './console-queue';
import { createShow, type Call, type Shown } from './console-show';
import type { StackMapper } from './stack';
import type { Values } from './values';
import { attempt, isA, toText } from './values-read';
import { errorStack } from './values-text';

export { listenForErrors } from './console-errors';

/** Where an error event says it happened; lines and columns are 1-based, 0 when unknown. */
export interface ErrorPlace {
	message?: string;
	filename?: string;
	lineno?: number;
	colno?: number;
}

export interface ConsoleCapture {
	/** Sends what waits at once. */
	flush(): void;
	/** An error nobody caught, or anything else that was thrown. `place` helps when the value has no stack. */
	reportUncaught(error: unknown, place?: ErrorPlace): void;
	/** A rejection nobody handled. */
	reportRejection(reason: unknown): void;
	/** Something the browser says about the program, in words. */
	report(method: 'warn' | 'error', message: string, place?: ErrorPlace): void;
	/** Gives the console back. */
	uninstall(): void;
}

export interface ConsoleOptions {
	post(batch: Batch): void;
	values: Values;
	stack: StackMapper;
	/** The console to watch. */
	target?: Console;
	/** Milliseconds since the document started. */
	now?: () => number;
	schedule?: (callback: () => void) => void;
}

const CALLS: Call[] = [
	...(['log', 'info', 'debug', 'warn', 'error', 'dir', 'dirxml', 'table', 'trace'] as const),
	...(['group', 'groupCollapsed', 'groupEnd', 'clear', 'assert'] as const),
	...(['count', 'countReset', 'time', 'timeLog', 'timeEnd'] as const)
];
const WITH_STACK = new Set<ConsoleMethod>(['warn', 'error', 'assert', 'trace', 'uncaught']);
const MAX_FRAMES = 50;
/** How far the caller in the user's code may be away: `$inspect` and loggers stand in between. */
const MAX_DISTANCE = 20;

function isPrimitive(value: unknown): boolean {
	return value === null || (typeof value !== 'object' && typeof value !== 'function');
}

function isSameCall(one: readonly unknown[], other: readonly unknown[]): boolean {
	return (
		one.length === other.length &&
		one.every((value, index) => isPrimitive(value) && Object.is(value, other[index]))
	);
}

/** Watches every method of the console. Nothing that goes wrong in here reaches the program. */
export function installConsole({
	post,
	values,
	stack,
	target = globalThis.console,
	now = () => performance.now(),
	schedule = frameScheduler()
}: ConsoleOptions): ConsoleCapture {
	const queue = new Queue({ post, now, schedule: (flush) => schedule(() => guarded(flush)) });
	/** Groups whose opening was dropped: their ends are dropped too. */
	let lostGroups = 0;
	let openGroups = 0;
	/** Set while values are read: a getter or a proxy that logs would call us for ever. */
	let isReading = false;
	let last: { key: unknown; args: readonly unknown[]; entry: ConsoleEntry } | null = null;

	values.setFrames((text) => stack.frames(text, MAX_FRAMES));
	// V8 keeps ten frames, and a component's own may lie below those of the runtime.
	if ('stackTraceLimit' in Error) Error.stackTraceLimit = 30;

	const show = createShow({ values, now });

	function finisher(trace: Error | null, text: string | null): (entry: ConsoleEntry) => void {
		return (entry) => {
			const call = trace && attempt(() => trace.stack, null);
			if (typeof call === 'string') {
				entry.place = attempt(() => stack.caller(call, MAX_DISTANCE), null);
				if (text === null && WITH_STACK.has(entry.method)) {
					entry.stack = attempt(() => stack.frames(call, MAX_FRAMES), []);
				}
			}
			if (text !== null) entry.stack = attempt(() => stack.frames(text, MAX_FRAMES), []);
		};
	}

	function push(shown: Shown, finish: (entry: ConsoleEntry) => void): ConsoleEntry {
		const entry: ConsoleEntry = {
			method: shown.method,
			format: shown.format,
			args: shown.args,
			table: shown.table ?? null,
			place: null,
			stack: [],
			count: 1,
			time: now()
		};
		queue.push({ entry, finish });
		return entry;
	}

	/** Counts a repeat on the entry that waits to be sent; false when this is none. */
	function repeats(key: unknown, args: readonly unknown[]): boolean {
		if (!last || last.key !== key || queue.last?.entry !== last.entry) return false;
		if (!isSameCall(last.args, args)) return false;
		last.entry.count++;
		return true;
	}

	function admits(method: Call): boolean {
		switch (method) {
			case 'group':
			case 'groupCollapsed': {
				const admitted = queue.admits(false);
				if (admitted) openGroups++;
				else lostGroups++;
				return admitted;
			}
			case 'groupEnd':
				if (lostGroups > 0) {
					lostGroups--;
					return false;
				}
				if (openGroups === 0) return false;
				openGroups--;
				// Also when the queue is full: a group that never ends would swallow what follows.
				return true;
			case 'clear':
				return true;
			default:
				return queue.admits(method === 'error' || method === 'assert');
		}
	}

	function capture(method: Call, args: readonly unknown[], wrapper: Callable | undefined): void {
		if (method === 'assert' && args[0]) return;
		const isMergeable = !/^(group|clear|count|time|table)/.test(method);
		if (isMergeable && repeats(method, args)) return;
		if (/^(count|time)/.test(method)) {
			// These keep state, so they run whether they are shown or not.
			const shown = show(method, args);
			if (shown && queue.admits(false)) push(shown, finisher(traceTo(wrapper), null));
			return;
		}
		if (method === 'clear') {
			queue.discard();
			openGroups = lostGroups = 0;
		}
		if (!admits(method)) return;
		const shown = show(method, args);
		if (!shown) return;
		const error = args.find(
			(value) => typeof value === 'object' && value !== null && isA(value, Error)
		);
		const entry = push(
			shown,
			finisher(traceTo(wrapper), error === undefined ? null : errorStack(error))
		);
		last = isMergeable ? { key: method, args, entry } : null;
	}

	/** Runs `work` with the guard up. */
	function guarded(work: () => void): void {
		if (isReading) return;
		isReading = true;
		try {
			work();
		} catch {
			// Losing an entry is bad, breaking the program that logged it is worse. The browser's console has it.
		} finally {
			isReading = false;
		}
	}

	function pushFault(shown: Shown, text: string | null, key: string): void {
		if (repeats(key, [])) return;
		if (!queue.admits(true)) return;
		const entry = push(shown, finisher(null, text));
		last = { key, args: [], entry };
	}

	function reportThrown(
		error: unknown,
		{ prefix, place }: { prefix: string; place?: ErrorPlace }
	): void {
		const isError = typeof error === 'object' && error !== null && isA(error, Error);
		const message = place?.message?.replace(/^Uncaught /, '');
		// Errors of other origins are hidden from us: there is a message and no value.
		const isHidden = error == null && !!message && message !== String(error);
		const value: ConsoleValue = values.toValue(isHidden ? message : error);
		const text = errorStack(error) ?? placeText(place);
		const words = isError || isHidden ? prefix : prefix || 'Uncaught';
		const format = words ? [{ text: words, style: {} }] : [];
		const summary = value.type === 'object' ? value.text : isHidden ? message : toText(error);
		const key = isError || isPrimitive(error) ? `${words}\n${summary}\n${text}` : '';
		pushFault({ method: 'uncaught', format, args: [value] }, text, key || `${now()}`);
	}

	const originals = new Map<Call, unknown>();
	for (const method of CALLS) {
		const original: unknown = Reflect.get(target, method);
		originals.set(method, original);
		// A method, so that it has no prototype and cannot be called with `new`, like the one it stands for.
		const wrapper = {
			[method](...args: unknown[]): unknown {
				guarded(() => values.untracked(() => capture(method, args, wrapper)));
				// Clearing would hide what explains a fault from those who look there.
				if (method === 'clear' || typeof original !== 'function') return undefined;
				return Reflect.apply(original, target, args);
			}
		}[method];
		Reflect.set(target, method, wrapper);
	}

	return {
		flush: () => guarded(() => queue.flush()),
		reportUncaught: (error, place) => guarded(() => reportThrown(error, { prefix: '', place })),
		reportRejection: (reason) =>
			guarded(() => reportThrown(reason, { prefix: 'Unhandled rejection:' })),
		report: (method, message, place) =>
			guarded(() =>
				pushFault(
					{ method, format: [], args: [values.toValue(message)] },
					placeText(place),
					message
				)
			),
		uninstall() {
			for (const [method, original] of originals) Reflect.set(target, method, original);
		}
	};
}

type Callable = (...args: unknown[]) => unknown;

/** The stack that begins with the caller of `wrapper`, where the engine can do that: what lies between is none of the program's. */
function traceTo(wrapper: Callable | undefined): Error {
	const trace = new Error();
	const cut: unknown = Reflect.get(Error, 'captureStackTrace');
	if (typeof cut === 'function') Reflect.apply(cut, Error, [trace, wrapper]);
	return trace;
}

/** An event's place as a stack of one frame. */
function placeText(place: ErrorPlace | undefined): string | null {
	if (!place?.filename || !place.lineno) return null;
	return `    at ${place.filename}:${place.lineno}:${place.colno || 1}`;
}
