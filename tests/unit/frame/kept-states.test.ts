import { beforeEach, expect, test } from 'vitest';
import { HotContext, type HotModule } from '../../../src/frame/hot';
import { KeptStates, type MadeState } from '../../../src/frame/kept-states';

let states: KeptStates;
/** What Svelte calls when it destroys the instances that were made, in that order. */
let teardowns: (() => void)[];

beforeEach(() => {
	states = new KeptStates();
	teardowns = [];
	states.onTeardown = (callback) => teardowns.push(callback);
});

const component = (): HotModule => ({ data: {}, versions: 0 });
const version = (module: HotModule) => new HotContext(module, states, () => {});

function made(kind: MadeState['kind'], written = '', isLiteral = true): MadeState {
	return { written, isLiteral, kind };
}

/** The state `n` of a new instance, whose props are nobody else's. */
function instance(hot: HotContext, signal = { v: 0 as unknown }, isLiteral = true): unknown {
	return hot.keepState({}, 'n', made('signal', '', isLiteral), signal);
}

function destroy(count = teardowns.length): void {
	for (const teardown of teardowns.splice(0, count)) teardown();
}

test('a signal of the same name and expression goes on, and stays one and the same', () => {
	const [module, props] = [component(), {}];
	const signal = { v: 0 };
	expect(version(module).keepState(props, 'n', made('signal', '0'), signal)).toBe(signal);
	signal.v = 5;
	expect(version(module).keepState(props, 'n', made('signal', '0'), { v: 0 })).toBe(signal);
	const other = { v: 1 };
	expect(version(module).keepState(props, 'n', made('signal', '1'), other)).toBe(other);
});

test('instances have states of their own, also those that share an object of props', () => {
	const module = component();
	const [one, two] = [{ v: 1 }, { v: 2 }];
	const first = version(module);
	const props = {};
	expect(first.keepState(props, 'n', made('signal'), one)).toBe(one);
	expect(first.keepState(props, 'n', made('signal'), two)).toBe(two);
	const second = version(module);
	const [three, four] = [{ v: 3 }, { v: 4 }];
	expect(second.keepState({}, 'n', made('signal'), three)).toBe(three);
	expect(second.keepState(props, 'n', made('signal'), three)).toBe(two);
	expect(second.keepState(props, 'n', made('signal'), four)).toBe(four);
});

test('a list goes on when an assignment comes or goes, which makes a signal of it or none', () => {
	const [module, props, list] = [component(), {}, [1, 2]];
	version(module).keepState(props, 'list', made('proxy', '[]'), list);
	const signal = { v: [] };
	expect(version(module).keepState(props, 'list', made('signal', '[]'), signal)).toBe(signal);
	expect(signal.v).toBe(list);
	expect(version(module).keepState(props, 'list', made('proxy', '[]'), [])).toBe(list);
});

test('a counter survives a version in which nothing assigns it', () => {
	const [module, props, signal] = [component(), {}, { v: 7 }];
	version(module).keepState(props, 'n', made('signal', '0'), signal);
	expect(version(module).keepState(props, 'n', made('plain', '0'), 0)).toBe(0);
	expect(version(module).keepState(props, 'n', made('signal', '0'), { v: 0 })).toBe(signal);
});

test('a state that was taken out starts anew when it is put back', () => {
	const [module, props, fresh] = [component(), {}, { v: 0 }];
	version(module).keepState(props, 'n', made('signal', '0'), { v: 7 });
	// One that declares no state at all, so that it asks for nothing.
	version(module);
	expect(version(module).keepState(props, 'n', made('signal', '0'), fresh)).toBe(fresh);
});

test('a state that holds more than data starts anew', () => {
	const [module, props, fresh] = [component(), {}, { inc: () => {} }];
	version(module).keepState(props, 'api', made('proxy', 'x'), { inc: () => {} });
	expect(version(module).keepState(props, 'api', made('proxy', 'x'), fresh)).toBe(fresh);
});

test('what is inside of an edited instance goes on, in the order of the document', () => {
	const [counter, other] = [version(component()), version(component())];
	const [one, two, three] = [{ v: 1 }, { v: 2 }, { v: 3 }];
	instance(counter, one);
	instance(other, two);
	instance(counter, three);
	states.handOver(() => {
		destroy();
		expect(instance(other)).toBe(two);
		expect(instance(counter)).toBe(one);
		expect(instance(counter)).toBe(three);
		const fourth = { v: 4 };
		expect(instance(counter, fourth)).toBe(fourth);
	});
});

test('each edited instance hands over to its own', () => {
	const counter = version(component());
	const [one, two] = [{ v: 1 }, { v: 2 }];
	instance(counter, one);
	instance(counter, { v: 9 });
	instance(counter, two);
	states.handOver(() => {
		destroy(2);
		expect(instance(counter)).toBe(one);
		destroy(1);
		expect(instance(counter)).toBe(two);
	});
});

test('an instance that ends at another time hands nothing over', () => {
	const counter = version(component());
	instance(counter, { v: 1 });
	destroy();
	const fresh = { v: 0 };
	states.handOver(() => expect(instance(counter, fresh)).toBe(fresh));
	instance(counter, { v: 2 });
	states.handOver(() => destroy());
	expect(instance(counter, fresh)).toBe(fresh);
});

test('the edited component itself goes by its props, also where it stands inside of itself', () => {
	const module = component();
	const first = version(module);
	const props = {};
	const [outer, inner] = [{ v: 1 }, { v: 2 }];
	first.keepState(props, 'n', made('signal'), outer);
	instance(first, inner);
	const second = version(module);
	states.handOver(() => {
		destroy();
		expect(second.keepState(props, 'n', made('signal'), { v: 0 })).toBe(outer);
		expect(instance(second)).toBe(inner);
	});
});

test('what began with another value begins anew, as when the props are other ones', () => {
	const counter = version(component());
	const begin = (v: unknown) => {
		const signal = { v };
		return { signal, kept: instance(counter, signal, false) };
	};
	const signals = [1, 'a', { a: 1 }].map((value) => begin(value).signal);
	for (const signal of signals) signal.v = 'changed';
	states.handOver(() => {
		destroy();
		expect(begin(1).kept).toBe(signals[0]);
		const [other, object] = [begin('b'), begin({ a: 1 })];
		expect(other.kept).toBe(other.signal);
		// What it was made from cannot be told any more.
		expect(object.kept).toBe(object.signal);
	});
});

test("two components that share an object of props do not take what is the other's", () => {
	const [one, two, props] = [component(), component(), {}];
	version(one).keepState(props, 'n', made('signal'), { v: 1 });
	version(two).keepState(props, 'n', made('signal'), { v: 2 });
	const fresh = { v: 0 };
	expect(version(one).keepState(props, 'n', made('signal'), fresh)).toBe(fresh);
});
