/** Runs in the frame: reads the stacks of the three engines and maps them to the files the user wrote. */
import {
	LEAST_UPPER_BOUND,
	TraceMap,
	originalPositionFor,
	traceSegment
} from '@jridgewell/trace-mapping';
import type { StackFrame } from '../protocol/console';

/** A place in generated code. Line and column are 1-based, as all three engines print them. */
export interface RawFrame {
	name: string | null;
	url: string;
	line: number;
	column: number;
}

export interface MappedModule {
	id: string;
	/** Source map version 3 as JSON. */
	map: string | null;
}

export interface StackMapper {
	/** Reads `stack` and maps it. Frames of no module, our own among them, are left out. At most `limit` frames. */
	frames(stack: string, limit: number): StackFrame[];
	/** The first frame in the user's code, if it is among the first `distance`; nothing after it is looked at. */
	caller(stack: string, distance: number): StackFrame | null;
}

/** Longer stacks are cut: a program may put anything into `error.stack`. */
const MAX_TEXT = 50_000;

/** V8: `    at async name (url:line:column)`. A message may have several lines, only these are frames. */
const V8_FRAME = /^\s+at (?:async )?(?:(.*?) \()?(.+?):(\d+):(\d+)\)?$/;
/** SpiderMonkey and JavaScriptCore: `name@url:line:column`, the name and even the `@` may be missing. */
const GECKO_FRAME = /^(?:([^@]*)@)?(.+):(\d+):(\d+)$/;
/** The whole line is a URL: what stands before its first `@` is no name. */
const STARTS_WITH_URL = /^(?:\/|[a-z][a-z0-9+.-]*:\/)/i;

function cleanName(name: string | undefined): string | null {
	if (!name) return null;
	const clean = name
		// SpiderMonkey: `async*`, `setTimeout handler*`, `promise callback*`.
		.replace(/^.*\*/, '')
		// SpiderMonkey: functions inside others are `outer/inner`, and nameless ones end in `/<`.
		.replace(/[/<]+$/, '')
		.replace(/^.*\//, '')
		// V8: `Colony.add [as hatch]`.
		.replace(/ \[as [^\]]*\]$/, '')
		.trim();
	// V8 calls a nameless function `eval` when its code came from one, as every module's does.
	if (/^(|eval|anonymous|<anonymous>|Object\.<anonymous>|(global|module|eval) code)$/.test(clean)) {
		return null;
	}
	return clean.slice(0, 200);
}

function parseLine(line: string): RawFrame | null {
	let match = V8_FRAME.exec(line);
	if (!match) {
		match = GECKO_FRAME.exec(line);
		if (match && STARTS_WITH_URL.test(line)) {
			match = /^()(.+):(\d+):(\d+)$/.exec(line);
		}
	}
	if (!match) return null;
	const [, name, url, lineNumber, column] = match;
	if (!url || !lineNumber || !column) return null;
	return { name: cleanName(name), url, line: Number(lineNumber), column: Number(column) };
}

/** The frames of a stack's text, in any engine's form. Lines that are none are skipped. */
export function* parseStack(stack: string): Generator<RawFrame> {
	for (const line of stack.slice(0, MAX_TEXT).split('\n')) {
		const frame = parseLine(line);
		if (frame) yield frame;
	}
}

function libraryLabel(id: string): string {
	if (id.startsWith('svelte:/')) return 'svelte';
	const [path = id] = id.split('?');
	return path.replace(/^npm:\/|^https?:\/\/|^\//, '');
}

export function createStackMapper({
	moduleOf
}: {
	/** The module behind a URL in a stack. Null for code that is not the program's. */
	moduleOf(url: string): MappedModule | null;
}): StackMapper {
	/** Decoding a map costs milliseconds and most are never asked for. Keyed by module: a swapped module is another one. */
	const decoded = new WeakMap<MappedModule, TraceMap | null>();

	function mapOf(module: MappedModule): TraceMap | null {
		let map = decoded.get(module);
		if (map === undefined) {
			try {
				map = module.map === null ? null : new TraceMap(module.map);
			} catch {
				map = null;
			}
			decoded.set(module, map);
		}
		return map;
	}

	function toFrame(raw: RawFrame): StackFrame | null {
		const module = moduleOf(raw.url);
		if (!module) return null;
		const own = module.id.startsWith('/');
		const label = libraryLabel(module.id);
		const place = original(mapOf(module), raw);
		return {
			name: raw.name,
			path: own && place ? place.path : null,
			label: own && !place ? `${label} (generated)` : label,
			line: place?.line ?? raw.line,
			column: place?.column ?? raw.column
		};
	}

	function* mapped(stack: string, limit: number): Generator<StackFrame> {
		let count = 0;
		for (const raw of parseStack(stack)) {
			const frame = toFrame(raw);
			if (!frame) continue;
			if (count++ >= limit) return;
			yield frame;
		}
	}

	return {
		frames: (stack, limit) => [...mapped(stack, limit)],
		caller(stack, distance) {
			for (const frame of mapped(stack, distance)) {
				if (frame.path !== null) return frame;
			}
			return null;
		}
	};
}

/** The place in the source, lines and columns 1-based; null where the map says nothing. */
function original(
	map: TraceMap | null,
	{ line, column }: RawFrame
): { path: string; line: number; column: number } | null {
	if (!map || line < 1 || column < 1) return null;
	// Not `originalPositionFor`: its sources are resolved as URLs, and ours are project paths to be left as they are.
	const segment = traceSegment(map, line - 1, column - 1);
	if (segment && segment.length > 1) {
		const [, source = 0, sourceLine = 0, sourceColumn = 0] = segment;
		const path = map.sources[source];
		if (path) return { path, line: sourceLine + 1, column: sourceColumn + 1 };
	}
	return nextOriginal(map, line, column);
}

/** Code that a compiler put before the first mapped token of a line belongs to that token. */
function nextOriginal(
	map: TraceMap,
	line: number,
	column: number
): { path: string; line: number; column: number } | null {
	const next = originalPositionFor(map, { line, column: column - 1, bias: LEAST_UPPER_BOUND });
	if (next.source === null) return null;
	const path = map.sources[map.resolvedSources.indexOf(next.source)];
	return path ? { path, line: next.line, column: next.column + 1 } : null;
}
