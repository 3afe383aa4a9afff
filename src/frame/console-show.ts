/** Runs in the frame: what each console method has to say, as https://console.spec.whatwg.org has it. */
import type { ConsoleMethod, ConsoleTable } from '../protocol/console';
import { formatArguments, type Formatted } from './console-format';
import { toTable } from './console-table';
import type { Values } from './values';
import { toText } from './values-read';

export type Call = Exclude<ConsoleMethod, 'uncaught'>;

/** A call made ready to be shown. */
export interface Shown extends Formatted {
	method: ConsoleMethod;
	table?: ConsoleTable | null;
}

/** The result keeps the counters and timers of one console. It gives null for a call that shows nothing. */
export function createShow({
	values,
	now
}: {
	values: Values;
	now: () => number;
}): (method: Call, args: readonly unknown[]) => Shown | null {
	const counts = new Map<string, number>();
	const timers = new Map<string, number>();

	const plain = (text: string): Formatted => ({ format: [], args: [values.toValue(text)] });
	const warning = (text: string): Shown => ({ method: 'warn', ...plain(text) });
	const label = (value: unknown) => (value === undefined ? 'default' : toText(value));

	function elapsed(name: string, started: number): string {
		const milliseconds = now() - started;
		const digits = milliseconds < 10 ? 3 : milliseconds < 1000 ? 1 : 0;
		return `${name}: ${milliseconds.toFixed(digits)} ms`;
	}

	return function show(method, args) {
		switch (method) {
			case 'assert': {
				const [condition, ...data] = args;
				if (condition) return null;
				const [first, ...rest] = data;
				const text =
					typeof first === 'string'
						? [`Assertion failed: ${first}`, ...rest]
						: ['Assertion failed', ...data];
				return { method, ...formatArguments(text, values) };
			}
			case 'table': {
				const table = toTable(args[0], args[1], values);
				return { method, ...formatArguments(table ? args.slice(0, 1) : args, values), table };
			}
			case 'dir':
			case 'dirxml':
				return {
					method,
					format: [],
					args: (method === 'dir' ? args.slice(0, 1) : args).map((value) =>
						values.toValue(value, { asObject: method === 'dir' })
					)
				};
			case 'count': {
				const name = label(args[0]);
				const count = (counts.get(name) ?? 0) + 1;
				counts.set(name, count);
				return { method, ...plain(`${name}: ${count}`) };
			}
			case 'countReset': {
				const name = label(args[0]);
				if (counts.delete(name)) return null;
				return warning(`Count for '${name}' does not exist. Call console.count('${name}') first.`);
			}
			case 'time': {
				const name = label(args[0]);
				if (timers.has(name)) return warning(`Timer '${name}' already exists.`);
				timers.set(name, now());
				return null;
			}
			case 'timeLog':
			case 'timeEnd': {
				const name = label(args[0]);
				const started = timers.get(name);
				if (started === undefined) {
					return warning(`Timer '${name}' does not exist. Call console.time('${name}') first.`);
				}
				if (method === 'timeEnd') timers.delete(name);
				const data = method === 'timeLog' ? args.slice(1) : [];
				const shown = plain(elapsed(name, started));
				return {
					method,
					format: [],
					args: [...shown.args, ...data.map((one) => values.toValue(one))]
				};
			}
			default:
				return { method, ...formatArguments(args, values) };
		}
	};
}
