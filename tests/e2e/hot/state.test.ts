/** What of a component's own state outlives its swap. */
import { expect, test } from '../rookery';

const LONG = "[{ id: 1, text: 'a', done: false }, { id: 2, text: 'b', done: false }]";

const states = (text: string) => `<script>
	let todos = $state(${LONG});
	let { x, list } = $state({ x: 0, list: [] });
	let map = $state.raw(new Map());
	let größe = $state(0);
	const double = $derived(größe * 2);
	function change() {
		todos[0].done = true;
		x += 1;
		list.push(x);
		map = new Map([[1, 'one']]);
		größe += 1;
	}
</script>
<button onclick={change}>${text} {todos[0].done} {x} {list.length} {map.size} {größe} {double}</button>
`;

test('state is kept however it is written', async ({ rookery }) => {
	await rookery.open({ 'App.svelte': states('app') });
	const button = rookery.result.locator('button');
	await button.click();
	await expect(button).toHaveText('app true 1 1 1 1 2');
	await rookery.write(states('again'));
	await expect(button).toHaveText('again true 1 1 1 1 2');
	await button.click();
	await expect(button).toHaveText('again true 2 2 1 2 4');
});

const closures = (text: string) => `<script>
	import { onDestroy } from 'svelte';
	class Editor {
		isAlive = true;
	}
	let count = $state(0);
	const api = $state({ add: () => (count += 1) });
	let editor = $state.raw(new Editor());
	onDestroy(() => (editor.isAlive = false));
	const reset = () => (editor = new Editor());
	globalThis.first ??= () => (count += 10);
	$effect(() => {
		globalThis.seen = [...(globalThis.seen ?? []), count];
	});
</script>
<button onclick={() => api.add()} ondblclick={reset}>${text} {count} {editor.isAlive}</button>
`;

test('closures write the state that is shown, whichever version made them, and nothing dead is kept', async ({
	rookery
}) => {
	await rookery.open({ 'App.svelte': closures('app') });
	const button = rookery.result.locator('button');
	await button.click();
	for (const text of ['one', 'two', 'three']) {
		await rookery.write(closures(text));
		await expect(button).toHaveText(`${text} 1 true`);
	}
	await button.evaluate(() => Reflect.set(globalThis, 'seen', []));
	await button.click();
	await expect(button).toHaveText('three 2 true');
	await button.evaluate(() => void (Reflect.get(globalThis, 'first') as () => void)());
	await expect(button).toHaveText('three 12 true');
	// The effects of the versions before see nothing of it.
	expect(await button.evaluate(() => Reflect.get(globalThis, 'seen') as number[])).toEqual([2, 12]);
});

const list = (handler: string, rest = '') => `<script>
	let list = $state([]);
	${rest}
</script>
<button onclick={() => { list.push(1); ${handler} }}>{list.length}${rest && ' {n}'}</button>
`;

test('a list is kept when a handler comes to assign it, and a state that was taken out is forgotten', async ({
	rookery
}) => {
	const counter = 'let n = $state(0);';
	await rookery.open({ 'App.svelte': list('n += 1;', counter) });
	const button = rookery.result.locator('button');
	await button.click();
	await expect(button).toHaveText('1 1');
	await rookery.write(list('if (list.length > 9) list = [];'));
	await expect(button).toHaveText('1');
	await button.click();
	await rookery.write(list('n += 2;', counter));
	await expect(button).toHaveText('2 0');
});

const hot = (text: string, last = '') => `<script>
	let count = $state(0);
	const left = import.meta.hot.data.left ?? 'nothing';
	import.meta.hot.accept();
	import.meta.hot.dispose((data) => {
		data.left = '${text}';
	});
	${last}
</script>
<button onclick={() => (count += 1)}>${text} {count} {left}</button>
`;

test('a component can leave something to its next version, and can ask for a fresh document', async ({
	rookery
}) => {
	await rookery.open({ 'App.svelte': hot('one') });
	const button = rookery.result.locator('button');
	await button.click();
	await rookery.write(hot('two'));
	await expect(button).toHaveText('two 1 one');
	await rookery.write(hot('three'));
	await expect(button).toHaveText('three 1 two');
	await rookery.write(hot('four', 'import.meta.hot.invalidate();'));
	await expect(button).toHaveText('four 0 nothing');
});

const CHILD = `<script>
	let { name, start = 0 } = $props();
	let presses = $state(0);
	let draft = $state(start);
</script>
<button onclick={() => { presses += 1; draft += 10; }}>{name} {presses} {draft}</button>
`;

const parent = (text: string, markup: string) => `<script>
	import Child from './Child.svelte';
	import Middle from './Middle.svelte';
	import Row from './Row.svelte';
	const names = ['x'];
</script>
<h1>${text}</h1>
${markup}
`;
const INSIDE = `{#each names as name (name)}<Row {name} />{/each}
<Child name="a" start={1} />
<div><Child name="b" /></div>
<Middle />`;

test('what has a place of its own inside of the edited component keeps its state, unless it begins with another value', async ({
	rookery
}) => {
	await rookery.open({
		'App.svelte': parent('one', INSIDE),
		'Child.svelte': CHILD,
		'Row.svelte': CHILD,
		'Middle.svelte': `<script>\n\timport Child from './Child.svelte';\n</script>\n<p><Child name="m" /></p>\n`
	});
	const { result } = rookery;
	const buttons = result.locator('button');
	for (const name of ['x', 'a', 'b', 'm']) {
		await result.getByRole('button', { name: new RegExp(`^${name}`) }).click();
	}
	await expect(buttons).toHaveText(['x 1 10', 'a 1 11', 'b 1 10', 'm 1 10']);
	// What stands in a block may be another one: it begins anew, and takes nothing from those beside it.
	await rookery.write(parent('two', INSIDE.replaceAll('div', 'section')));
	await expect(result.locator('h1')).toHaveText('two');
	await expect(buttons).toHaveText(['x 0 0', 'a 1 11', 'b 1 10', 'm 1 10']);
	// They are alive: the one that is shown is the one that is pressed.
	await buttons.nth(2).click();
	await expect(buttons).toHaveText(['x 0 0', 'a 1 11', 'b 2 20', 'm 1 10']);
	// What its props say is shown.
	await rookery.write(parent('three', INSIDE.replace('{1}', '{5}')));
	await expect(buttons).toHaveText(['x 0 0', 'a 1 5', 'b 2 20', 'm 1 10']);
	const more = `<Child name="new" />\n${INSIDE.replace('{1}', '{5}')}`;
	await rookery.write(parent('four', more).replace("['x']", "['z', 'x']"));
	await expect(buttons).toHaveText(['new 0 0', 'z 0 0', 'x 0 0', 'a 1 5', 'b 2 20', 'm 1 10']);
});
