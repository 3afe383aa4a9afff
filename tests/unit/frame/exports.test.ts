import { expect, test } from 'vitest';
import { Exports, type Namespace } from '../../../src/frame/exports';

/** A module that copies `names`, and what it has been given each time. */
function importer(names: string[]) {
	const given: unknown[][] = [];
	const setter = (namespace: Namespace) => {
		given.push(names.map((name) => namespace[name]));
	};
	return { exports: new Exports(), setter, given };
}

/** A module that does nothing but re-export, under other names. */
function facade(names: Record<string, string>) {
	const exports = new Exports();
	let calls = 0;
	const setter = (namespace: Namespace) => {
		calls++;
		const values = Object.entries(names).map(([name, as]) => [as, namespace[name]] as const);
		exports.publish(Object.fromEntries(values));
	};
	return { exports, setter, calls: () => calls };
}

test('an importer is given what there is, and again what changes', () => {
	const source = new Exports();
	source.publish({ a: 1, b: 2 });
	const { exports, setter, given } = importer(['a', 'b', 'c']);
	source.connect(setter, exports);
	expect(given.at(-1)).toEqual([1, 2, undefined]);
	source.publish({ b: 3, c: 4 });
	expect(given.at(-1)).toEqual([1, 3, 4]);
});

test('an importer is called once for many names, and not for names that it does not read', () => {
	const source = new Exports();
	const { exports, setter, given } = importer(['a', 'b']);
	source.connect(setter, exports);
	const before = given.length;
	source.publish({ a: 1, b: 2, c: 3 });
	expect(given.length).toBe(before + 1);
	source.publish({ c: 4 });
	expect(given.length).toBe(before + 1);
});

test('a value that stays the same is no news', () => {
	const source = new Exports();
	source.publish({ a: NaN });
	const { exports, setter, given } = importer(['a']);
	source.connect(setter, exports);
	const before = given.length;
	source.publish({ a: NaN });
	expect(given.length).toBe(before);
	source.publish({ a: -0 });
	source.publish({ a: 0 });
	expect(given.length).toBe(before + 2);
});

test('a name exists once it is published, also as undefined', () => {
	const source = new Exports();
	source.publish({ a: undefined });
	expect('a' in source.namespace).toBe(true);
});

test('a module that re-exports hands on what changed, and is not called for it', () => {
	const source = new Exports();
	source.publish({ a: 1, b: 2 });
	const { exports, setter, calls } = facade({ a: 'first', b: 'b', later: 'later' });
	source.connect(setter, exports);
	const { exports: end, setter: copy, given } = importer(['first', 'b', 'later']);
	exports.connect(copy, end);
	const before = calls();
	source.publish({ a: 5, later: 6 });
	expect(given.at(-1)).toEqual([5, 2, 6]);
	expect(calls()).toBe(before);
});

test('a name is handed on under each of its names', () => {
	const source = new Exports();
	const exports = new Exports();
	source.connect((namespace) => {
		exports.publish({ one: namespace['a'] });
		exports.publish({ two: namespace['a'] });
	}, exports);
	source.publish({ a: 1 });
	expect({ ...exports.namespace }).toEqual({ one: 1, two: 1 });
});

test('a module that re-exports a name and uses it hears of it', () => {
	const source = new Exports();
	const exports = new Exports();
	let own: unknown;
	source.connect((namespace) => {
		own = namespace['a'];
		exports.publish({ a: namespace['a'] });
	}, exports);
	source.publish({ a: 1 });
	expect([own, exports.namespace['a']]).toEqual([1, 1]);
});

test('what takes all names gets those that come later as well', () => {
	const source = new Exports();
	const exports = new Exports();
	source.connect((namespace) => {
		const all: Namespace = {};
		for (const name in namespace) if (name !== 'default') all[name] = namespace[name];
		exports.publish(all);
	}, exports);
	source.publish({ a: 1, default: 2 });
	source.publish({ b: 3 });
	expect({ ...exports.namespace }).toEqual({ a: 1, b: 3 });
});

test('no name has a meaning of its own', () => {
	const source = new Exports();
	const { exports } = facade({ a: '__proto__' });
	source.connect((namespace) => exports.publish({ ['__proto__']: namespace['a'] }), exports);
	source.publish({ a: 1 });
	source.publish({ a: 2 });
	expect(exports.namespace['__proto__']).toBe(2);
});

test('who keeps the namespace has the real one', () => {
	const source = new Exports();
	let kept: Namespace | undefined;
	source.connect((namespace) => (kept = namespace), new Exports());
	expect(kept).toBe(source.namespace);
});

test('after it is disconnected an importer hears nothing', () => {
	const source = new Exports();
	const { exports, setter, given } = importer(['a']);
	const disconnect = source.connect(setter, exports);
	const passage = facade({ a: 'a' });
	const disconnectPassage = source.connect(passage.setter, passage.exports);
	const before = given.length;
	disconnect();
	disconnectPassage();
	source.publish({ a: 1 });
	expect(given.length).toBe(before);
	expect(passage.exports.namespace['a']).toBeUndefined();
});
