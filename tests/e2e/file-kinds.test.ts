import { crc32, deflateSync } from 'node:zlib';
import { expect, test } from './rookery';

/** A picture of one colour. */
function png(width: number, height: number): Uint8Array {
	const chunk = (type: string, data: Buffer) => {
		const body = Buffer.concat([Buffer.from(type), data]);
		const length = Buffer.alloc(4);
		length.writeUInt32BE(data.length);
		const sum = Buffer.alloc(4);
		sum.writeUInt32BE(crc32(body));
		return Buffer.concat([length, body, sum]);
	};
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([8, 2], 8);
	const pixels = Buffer.alloc(height * (1 + width * 3), 200);
	for (let row = 0; row < height; row++) pixels[row * (1 + width * 3)] = 0;
	return Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		chunk('IHDR', header),
		chunk('IDAT', deflateSync(pixels)),
		chunk('IEND', Buffer.alloc(0))
	]);
}

test('TypeScript works in modules and in components: enums, parameter properties, types', async ({
	rookery
}) => {
	await rookery.open({
		'App.svelte': `<script lang="ts">
	import { Colony, type Name } from './colony';
	enum Size { Small, Large = 7 }
	class Egg {
		constructor(public readonly size: Size, private label = Size[size]) {}
		get text(): string { return \`\${this.label} \${this.size}\`; }
	}
	const name = 'Emperor' satisfies Name;
	const colony = new Colony<number>(name, 12);
	const egg = new Egg(Size.Large);
</script>
<p>{colony.describe()}</p>
<p>{egg.text as string}</p>`,
		'colony.ts': `export type Name = 'Emperor' | 'King';
export enum Coast { East = 'east', West = 'west' }
const enum Hidden { One = 1 }
export class Colony<T extends number> {
	constructor(public name: Name, private readonly count: T, protected coast: Coast = Coast.West) {}
	describe(): string { return \`\${this.name}: \${this.count} on the \${this.coast}, \${Hidden.One}\`; }
}`
	});
	await expect(rookery.result.locator('p')).toHaveText(['Emperor: 12 on the west, 1', 'Large 7']);
});

test('state is shared between components through .svelte.js and .svelte.ts modules', async ({
	rookery
}) => {
	await rookery.open({
		'App.svelte': `<script>
	import { counter } from './counter.svelte.js';
	import { settings } from './settings.svelte';
	import Button from './Button.svelte';
</script>
<Button /><Button />
<output>{counter.value} {settings.unit}{counter.doubled}</output>`,
		'Button.svelte': `<script lang="ts">
	import { counter } from './counter.svelte.js';
</script>
<button onclick={() => counter.value++}>{counter.value}</button>`,
		'counter.svelte.js': `class Counter {
	value = $state(0);
	doubled = $derived(this.value * 2);
}
export const counter = new Counter();`,
		'settings.svelte.ts': `interface Settings { unit: string }
export const settings: Settings = $state({ unit: '×' });`
	});
	const buttons = rookery.result.getByRole('button');
	await buttons.first().click();
	await buttons.last().click();
	await expect(buttons).toHaveText(['2', '2']);
	await expect(rookery.result.locator('output')).toHaveText('2 ×4');
});

test('style sheets are imported, with @import and url() of files of the project', async ({
	rookery
}) => {
	await rookery.open({
		'App.svelte': `<script>
	import './styles/app.css';
</script>
<h1>Ice</h1>
<div></div>`,
		'styles/app.css': `@import './base.css';
div { width: 20px; height: 20px; background-image: url(../assets/dot.svg); }`,
		'styles/base.css': 'h1 { color: rgb(10, 20, 30); }',
		'assets/dot.svg':
			'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><circle r="2"/></svg>'
	});
	const { result } = rookery;
	await expect(result.locator('h1')).toHaveCSS('color', 'rgb(10, 20, 30)');
	const image = await result.locator('div').evaluate(async (div) => {
		const address = /url\("?(.*?)"?\)$/.exec(getComputedStyle(div).backgroundImage)?.[1] ?? '';
		const image = new Image();
		image.src = address;
		await image.decode();
		return image.naturalWidth;
	});
	expect(image).toBe(4);
	// An imported sheet belongs to those that import it: editing it is enough.
	await rookery.openFile('styles/base.css');
	await rookery.write('h1 { color: rgb(40, 50, 60); }');
	await expect(result.locator('h1')).toHaveCSS('color', 'rgb(40, 50, 60)');
});

test('JSON is imported as a whole and by name', async ({ rookery }) => {
	await rookery.open({
		'App.svelte': `<script>
	import data, { birds } from './data.json';
</script>
<p>{data.place}: {birds.join(', ')}</p>`,
		'data.json': '{ "place": "Coast", "birds": ["king", "emperor"] }'
	});
	await expect(rookery.result.locator('p')).toHaveText('Coast: king, emperor');
	await rookery.openFile('data.json');
	await rookery.write('{ "place": "Island", "birds": [] }');
	await expect(rookery.result.locator('p')).toHaveText('Island:');
});

test('images that came as bytes are imported as addresses and load', async ({ rookery }) => {
	await rookery.open({
		'App.svelte': `<script>
	import photo from './assets/photo.png';
	import icon from './icon.svg';
	import again from './assets/photo.png?url';
</script>
<img alt="photo" src={photo} />
<img alt="icon" src={icon} />
<img alt="again" src={again} />`,
		'assets/photo.png': png(3, 2),
		'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="7" height="5"></svg>'
	});
	const width = (name: string) =>
		rookery.result
			.getByAltText(name)
			.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : -1));
	await expect.poll(() => width('photo')).toBe(3);
	await expect.poll(() => width('icon')).toBe(7);
	await expect.poll(() => width('again')).toBe(3);
});

test('?raw gives the text of any file and ?url its address', async ({ rookery }) => {
	await rookery.open({
		'App.svelte': `<script>
	import source from './Part.svelte?raw';
	import poem from './poem.txt?raw';
	import address from './poem.txt?url';
	import Part from './Part.svelte';
	const fetched = fetch(address).then((response) => response.text());
</script>
<pre>{source}</pre>
<blockquote>{poem}</blockquote>
{#await fetched then text}<q>{text}</q>{/await}
<Part />`,
		'Part.svelte': '<i>part</i>',
		'poem.txt': 'cold “feet”\nwarm egg'
	});
	const { result } = rookery;
	await expect(result.locator('pre')).toHaveText('<i>part</i>');
	await expect(result.locator('blockquote')).toHaveText('cold “feet”\nwarm egg');
	await expect(result.locator('q')).toHaveText('cold “feet”\nwarm egg');
	await expect(result.locator('i')).toHaveText('part');
	await rookery.openFile('poem.txt');
	await rookery.write('thaw');
	await expect(result.locator('blockquote')).toHaveText('thaw');
});

test('components may await, in their script and in their markup', async ({ rookery }) => {
	await rookery.open({
		'App.svelte': `<script>
	const name = await Promise.resolve('Emperor');
	let count = $state(1);
	const twice = async (value) => value * 2;
</script>
<h1>{name}</h1>
<p>{await twice(count)}</p>
<button onclick={() => count++}>More</button>`
	});
	await expect(rookery.result.locator('h1')).toHaveText('Emperor');
	await expect(rookery.result.locator('p')).toHaveText('2');
	await rookery.result.getByRole('button').click();
	await expect(rookery.result.locator('p')).toHaveText('4');
});

test('modules may import on demand, import each other and await at the top', async ({
	rookery
}) => {
	await rookery.open({
		'App.svelte': `<script>
	import { even } from './even.js';
	import { config } from './config.js';
	let Lazy = $state(null);
	const load = async () => (Lazy = (await import('./Lazy.svelte')).default);
</script>
<p>{even(10)} {even(7)} {config.name}</p>
<button onclick={load}>Load</button>
{#if Lazy}<Lazy />{/if}`,
		'even.js': `import { odd } from './odd.js';
export const even = (n) => n === 0 || odd(n - 1);`,
		'odd.js': `import { even } from './even.js';
export const odd = (n) => n !== 0 && even(n - 1);`,
		'config.js': `const { name } = await new Promise((resolve) => setTimeout(resolve, 20, { name: 'slow' }));
export const config = { name };`,
		'Lazy.svelte': '<b>here</b>'
	});
	await expect(rookery.result.locator('p')).toHaveText('true false slow');
	await expect(rookery.result.locator('b')).toHaveCount(0);
	await rookery.result.getByRole('button').click();
	await expect(rookery.result.locator('b')).toHaveText('here');
});

test('a component can be a custom element, with the styles of what it holds', async ({
	rookery
}) => {
	await rookery.open({
		'App.svelte': `<script>
	import './Stepper.svelte';
</script>
<my-stepper start={4}></my-stepper>`,
		'Stepper.svelte': `<svelte:options customElement={{ tag: 'my-stepper', props: { start: { type: 'Number' } } }} />
<script>
	import Badge from './Badge.svelte';
	let { start = 0 } = $props();
	let steps = $state(0);
</script>
<button onclick={() => steps++}>Step</button>
<Badge value={start + steps} />`,
		'Badge.svelte': `<script>
	let { value } = $props();
</script>
<em>{value}</em>
<style>
	em { color: rgb(7, 8, 9); }
</style>`
	});
	await rookery.result.getByRole('button', { name: 'Step' }).click();
	await expect(rookery.result.locator('my-stepper em')).toHaveText('5');
	await expect(rookery.result.locator('my-stepper em')).toHaveCSS('color', 'rgb(7, 8, 9)');
	// The name of a custom element is given once in a document: an edit needs a new one.
	await rookery.openFile('Stepper.svelte');
	await rookery.placeCursorAfter('>Step');
	await rookery.page.keyboard.type(' on');
	await expect(rookery.result.getByRole('button', { name: 'Step on' })).toBeVisible();
	await expect(rookery.result.locator('my-stepper em')).toHaveText('4');
});

test('a file that is missing is named at its import, and creating it heals the importer', async ({
	rookery
}) => {
	await rookery.open({
		'App.svelte': `<script>
	import Card from './lib/Cart.svelte';
</script>
<Card />`,
		'lib/Card.svelte': '<article>Card</article>'
	});
	const card = rookery.page.getByRole('region', { name: 'Error' });
	await expect(card).toContainText("There is no file 'lib/Cart.svelte' in the project.");
	await expect(card).toContainText("Did you mean 'lib/Card.svelte'?");
	await expect(card).toContainText('App.svelte:2:20');
	await rookery.addFile('lib/Cart.svelte');
	await rookery.write('<article>Cart</article>');
	await expect(rookery.result.locator('article')).toHaveText('Cart');
	await expect(card).toHaveCount(0);
});
