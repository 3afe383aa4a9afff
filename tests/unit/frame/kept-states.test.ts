import { beforeEach, expect, test } from 'vitest';
import { HotContext, type HotModule } from '../../../src/frame/hot';
import { KeptStates, type InstanceContext, type MadeState } from '../../../src/frame/kept-states';

let states: KeptStates;
/** What Svelte knows of the instance that is being made. */
let context: InstanceContext | null;

beforeEach(() => {
	states = new KeptStates();
	context = null;
	states.contextOf = () => context;
});

/** A module by its id, of which there may be versions. */
type TestModule = HotModule & { id: string };
let modules = 0;
const component = (): TestModule => ({ id: `/${++modules}.svelte`, data: {}, versions: 0 });

/** `inside`: ids of the components at its places. */
function version(module: TestModule, inside: string[] = []): HotContext {
	const places = inside.map((id) => ({ id, attributes: '' }));
	const linked = { id: module.id, inside: places };
	return new HotContext(linked, module, { states, invalidate() {} });
}

function made(kind: MadeState['kind'], written = '', isLiteral = true): MadeState {
	return { written, isLiteral, kind };
}

/** Makes an instance: what is made in `body` stands inside of it. */
function make(hot: HotContext, props: object, body: () => void): void {
	const outer = context;
	context = { p: outer };
	hot.enter(props);
	body();
	context = outer;
}

/** Makes an instance without anything inside, whose props are nobody else's, and gives its state `n`. */
function leaf(hot: HotContext, signal = { v: 0 as unknown }, isLiteral = true): unknown {
	const outer = context;
	context = { p: outer };
	const kept = hot.keepState({}, 'n', made('signal', '', isLiteral), signal);
	context = outer;
	return kept;
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

test('what stands at a place inside of an edited instance goes on, in each of its instances', () => {
	const [parent, counter] = [component(), component()];
	const leaves = version(counter);
	const [one, two] = [{}, {}];
	const signals = [1, 2, 3, 4].map((v) => ({ v }));
	const build = (hot: HotContext, props: object, own: { v: number }[]) => {
		const kept: unknown[] = [];
		make(hot, props, () => {
			for (const signal of own) kept.push(leaf(leaves, signal));
		});
		return kept;
	};
	const places = [counter.id, counter.id];
	const first = version(parent, places);
	build(first, one, signals.slice(0, 2));
	build(first, two, signals.slice(2));
	const second = version(parent, places);
	const fresh = () => [{ v: 0 }, { v: 0 }];
	states.handOver({ [parent.id]: [0, 1] }, () => {
		expect(build(second, one, fresh())).toEqual(signals.slice(0, 2));
		expect(build(second, two, fresh())).toEqual(signals.slice(2));
	});
	// The second place is the first one of before, and the first is new.
	const third = version(parent, places);
	states.handOver({ [parent.id]: [null, 0] }, () => {
		const [begun, kept] = build(third, one, fresh());
		expect(begun).toEqual({ v: 0 });
		expect(kept).toBe(signals[0]);
	});
	expect(build(version(parent, places), one, fresh())).toEqual(fresh());
});

test('what is made at no place of its own begins anew, whatever stands beside it', () => {
	const [parent, counter, other] = [component(), component(), component()];
	const [leaves, others] = [version(counter), version(other)];
	const props = {};
	const [kept, lost] = [{ v: 1 }, { v: 2 }];
	make(version(parent, [counter.id]), props, () => {
		leaf(others, lost);
		leaf(leaves, kept);
		leaf(leaves, lost);
	});
	const second = version(parent, [counter.id]);
	states.handOver({ [parent.id]: [0] }, () => {
		make(second, props, () => {
			const fresh = { v: 0 };
			expect(leaf(others, fresh)).toBe(fresh);
			expect(leaf(leaves)).toBe(kept);
			expect(leaf(leaves, fresh)).toBe(fresh);
		});
	});
});

test('places inside of what stands inside are found as well, also when that is edited alone before', () => {
	const [outer, inner, counter] = [component(), component(), component()];
	const leaves = version(counter);
	const [outerProps, innerProps, signal] = [{}, {}, { v: 1 }];
	const inside = version(inner, [counter.id]);
	make(version(outer, [inner.id]), outerProps, () => {
		make(inside, innerProps, () => leaf(leaves, signal));
		const edited = version(inner, [counter.id]);
		states.handOver({ [inner.id]: [0] }, () => {
			make(edited, innerProps, () => {
				expect(leaf(leaves)).toBe(signal);
			});
		});
	});
	const edited = version(outer, [inner.id]);
	// Both at once.
	const innermost = version(inner, [counter.id]);
	states.handOver({ [outer.id]: [0], [inner.id]: [0] }, () => {
		make(edited, outerProps, () => {
			make(innermost, {}, () => {
				expect(leaf(leaves)).toBe(signal);
			});
		});
	});
});

test('what began with another value begins anew, as when the props are other ones', () => {
	const [parent, counter] = [component(), component()];
	const leaves = version(counter);
	const places = [counter.id, counter.id, counter.id];
	const props = {};
	const signals = [1, 'a', { a: 1 }].map((v) => ({ v: v as unknown }));
	make(version(parent, places), props, () => {
		for (const signal of signals) leaf(leaves, signal, false);
	});
	for (const signal of signals) signal.v = 'changed';
	const second = version(parent, places);
	states.handOver({}, () => {
		make(second, props, () => {
			expect(leaf(leaves, { v: 1 }, false)).toBe(signals[0]);
			expect(leaf(leaves, { v: 'b' }, false)).toEqual({ v: 'b' });
			// What it was made from cannot be told any more.
			expect(leaf(leaves, { v: { a: 1 } }, false)).toEqual({ v: { a: 1 } });
		});
	});
});

test('a component that had no state for a version has its places again', () => {
	const [parent, counter] = [component(), component()];
	const places = [counter.id, counter.id];
	const props = {};
	const signals = [{ v: 1 }, { v: 2 }];
	make(version(parent, places), props, () => {
		const first = version(counter);
		for (const signal of signals) leaf(first, signal);
		version(counter);
		const third = version(counter);
		for (const signal of signals) leaf(third, signal);
		const second = version(parent, places);
		states.handOver({}, () => {
			make(second, props, () => {
				for (const signal of signals) expect(leaf(third)).toBe(signal);
			});
		});
	});
});

test("two components that share an object of props do not take what is the other's", () => {
	const [one, two, props] = [component(), component(), {}];
	version(one).keepState(props, 'n', made('signal'), { v: 1 });
	version(two).keepState(props, 'n', made('signal'), { v: 2 });
	const fresh = { v: 0 };
	expect(version(one).keepState(props, 'n', made('signal'), fresh)).toBe(fresh);
});
