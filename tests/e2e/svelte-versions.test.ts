/** Projects that run with another Svelte than the one that Rookery comes with. */
import { expect, project, test, type Rookery } from './rookery';
import type { FileContent, Project } from '../../src/protocol/project';

const pin = (version: string) => JSON.stringify({ dependencies: { svelte: version } });

/** A project that asks for a version. */
function at(version: string, files: Record<string, FileContent>): Project {
	return project({ ...files, 'package.json': pin(version) });
}

function versionButton({ page }: Rookery) {
	return page.getByRole('button', { name: /^Svelte .*\. Choose a version$/ });
}

async function expectVersion(rookery: Rookery, version: string): Promise<void> {
	await expect(versionButton(rookery)).toHaveAccessibleName(new RegExp(`^Svelte ${version}`));
}

const COUNTER = `<script>
	import Child from './Child.svelte';
	import { fade } from 'svelte/transition';
	import { writable } from 'svelte/store';
	let count = 0;
	const name = writable('rook');
</script>
<button on:click={() => count += 1}>{count}</button>
<p transition:fade>{$name}</p>
<Child value={count} />
<style>p { color: rgb(1, 2, 3); }</style>`;
const CHILD = '<script>\n\texport let value;\n</script>\n<b>{value * 2}</b>';

for (const version of ['4.2.20', '5.0.0', '5.20.0']) {
	test(`Svelte ${version} compiles and runs a project, and maps what throws`, async ({
		rookery
	}) => {
		await rookery.open(at(version, { 'App.svelte': COUNTER, 'Child.svelte': CHILD }));
		const { result } = rookery;
		await expect(result.locator('b')).toHaveText('0');
		await expect(result.locator('p')).toHaveText('rook');
		await expect(result.locator('p')).toHaveCSS('color', 'rgb(1, 2, 3)');
		await result.getByRole('button').click();
		await expect(result.locator('b')).toHaveText('2');
		await expectVersion(rookery, version);

		await rookery.openFile('Child.svelte');
		await rookery.write('<script>\n\texport let value;\n</script>\n<i>{value + 40}</i>');
		await expect(result.locator('i')).toBeVisible();
		await rookery.write('<script>\n\texport let value;\n</script>\n\n<i>{value + }</i>');
		await expect(rookery.page.getByRole('button', { name: /Go to line 5/ })).toBeVisible();
		await rookery.write(
			"<script>\n\texport let value;\n\tthrow new Error('no nest for ' + value);\n</script>"
		);
		await expect(rookery.consoleRow(/no nest for \d/).first()).toBeVisible();
		await expect(rookery.console.getByText('Child.svelte:3').first()).toBeVisible();
	});
}

test('a page of Markdown has its layout and its frontmatter in Svelte 4, too', async ({
	rookery
}) => {
	await rookery.open(
		at('4.2.20', {
			'App.svx': '---\ntitle: Rooks\nlayout: ./Layout.svelte\n---\n\n# About {title}\n\n*caw*\n',
			'Layout.svelte':
				'<script lang="ts">\n\texport let title: string;\n</script>\n<nav>{title}</nav><main><slot /></main>'
		})
	);
	await expect(rookery.result.locator('nav')).toHaveText('Rooks');
	await expect(rookery.result.locator('main h1')).toHaveText('About Rooks');
	await expect(rookery.result.locator('main em')).toHaveText('caw');
});

test('an edit swaps a component of Svelte 5.0.0 and leaves the others alone', async ({
	rookery
}) => {
	await rookery.open(
		at('5.0.0', {
			'App.svelte':
				"<script>\n\timport Child from './Child.svelte';\n\tlet n = $state(0);\n</script>\n<button onclick={() => n++}>{n}</button><Child />",
			'Child.svelte': '<p>one</p>'
		})
	);
	const { result } = rookery;
	await result.getByRole('button').click();
	await expect(result.getByRole('button')).toHaveText('1');
	await rookery.openFile('Child.svelte');
	for (const word of ['two', 'three']) {
		await rookery.write(`<p>${word}</p>`);
		await expect(result.locator('p')).toHaveText(word);
	}
	await expect(result.getByRole('button')).toHaveText('1');
});

/** In every form that a compiler gives to a `$state`: a signal, a proxy, a signal of a proxy, several in one declaration, parts of a pattern. */
const states = (text: string, start = 0) => `<script>
	import Child from './Child.svelte';
	let count = $state(${start});
	const list = $state([]);
	let form = $state({ birds: [{ name: 'rook' }] });
	let x = $state(1), y = $state([x]);
	let { a, rest } = $state({ a: 1, rest: [] });
	let raw = $state.raw(new Map());
	const double = $derived(count * 2);
	function change() {
		count += 1;
		list.push(count);
		form.birds[0].name += '!';
		x += 1;
		y.push(x);
		a += 1;
		rest.push(a);
		raw = new Map([[1, 1]]);
	}
	const replace = () => (form = { birds: [{ name: 'crow' }] });
</script>
<button onclick={change} ondblclick={replace}>${text} {count} {double} {list.length} {form.birds[0].name} {x} {y.length} {a} {rest.length} {raw.size}</button>
<Child {list} />
`;

const child = (text: string) => `<script>
	let { list } = $props();
	let n = $state(0);
</script>
<button class="child" onclick={() => n++} ondblclick={() => console.log('rested')}>${text} {n} of {list.length}</button>
`;

/** Before 5.20, Svelte takes a component that was swapped for another one, which has no business with the state of the former. */
const FOREIGN = /ownership_invalid_mutation/;

// The last one names its signals, by a call around each: `$.tag($.state(0), 'count')`.
for (const version of ['5.0.0', '5.20.0', '5.40.0']) {
	test(`Svelte ${version} keeps the state of a component that is edited`, async ({ rookery }) => {
		await rookery.open(
			at(version, { 'App.svelte': states('app'), 'Child.svelte': child('child') })
		);
		const { result } = rookery;
		const [button, inner] = [result.getByRole('button').first(), result.locator('.child')];
		await expectVersion(rookery, version);
		await expect(button).toHaveText('app 0 0 0 rook 1 1 1 0 0');
		await button.click();
		await expect(button).toHaveText('app 1 2 1 rook! 2 2 2 1 1');
		await rookery.write(states('again'));
		await expect(button).toHaveText('again 1 2 1 rook! 2 2 2 1 1');
		// What was kept is not only shown: the new version goes on with it.
		await button.click();
		await expect(button).toHaveText('again 2 4 2 rook!! 3 3 3 2 1');
		await rookery.write(states('anew', 40));
		await expect(button).toHaveText('anew 40 80 2 rook!! 3 3 3 2 1');

		await inner.click();
		await expect(inner).toHaveText('child 1 of 2');
		await rookery.openFile('Child.svelte');
		await rookery.write(child('chick'));
		await expect(inner).toHaveText('chick 1 of 2');
		await button.click();
		await expect(inner).toHaveText('chick 1 of 3');
		await expect(button).toHaveText('anew 41 82 3 rook!!! 4 4 4 3 1');
		await rookery.openFile('App.svelte');
		await rookery.write(states('last', 40));
		await expect(button).toHaveText('last 41 82 3 rook!!! 4 4 4 3 1');
		// What is inside of the edited one is made anew as well.
		await expect(inner).toHaveText('chick 1 of 3');
		await inner.dblclick();
		const told = rookery.console.locator('[data-method]');
		await expect(told.last()).toContainText('rested');
		const others = (await told.allInnerTexts()).filter(
			(text) => !(version === '5.0.0' && FOREIGN.test(text))
		);
		expect(others).toEqual([expect.stringContaining('rested')]);
	});
}

test('what a version does not have yet says with which version it came', async ({ rookery }) => {
	const { page } = rookery;
	const card = page.getByRole('region', { name: 'Error' });
	await rookery.open(
		at('4.2.20', { 'App.svelte': '<script>\n\tlet n = $state(0);\n</script>\n<p>{n}</p>' })
	);
	await expect(card).toContainText('Svelte 4 does not know the rune `$state`.');
	await expect(card).toContainText('Runes came with Svelte 5');
	await rookery.write(
		"<script>\n\timport { SvelteMap } from 'svelte/reactivity';\n</script>\n<p>{typeof SvelteMap}</p>"
	);
	await expect(card).toContainText('svelte 4.2.20 has no "svelte/reactivity".');
	await rookery.write(
		"<script>\n\timport { mount } from 'svelte';\n</script>\n<p>{typeof mount}</p>"
	);
	await expect(card).toContainText('Svelte 4.2.20 has no `mount` in "svelte".');
	await rookery.write('<button onclick={() => {}}>mended</button>');
	await expect(rookery.result.getByRole('button')).toHaveText('mended');
	await page.getByRole('tab', { name: /^Problems/ }).click();
	await expect(page.getByRole('region', { name: 'Problems' })).toContainText(
		'Svelte 4 does not take `onclick` for an event'
	);
});

test('what an old version lacks is a press away, and the choice can be taken back', async ({
	rookery
}) => {
	const { page, result } = rookery;
	const card = page.getByRole('region', { name: 'Error' });
	const use = card.getByRole('button', { name: /^Use Svelte 5\.\d+\.\d+$/ });
	await rookery.open(
		at('5.20.0', {
			'App.svelte': "<p {@attach (node) => void (node.textContent = 'nest')}></p>"
		})
	);
	await expect(card).toContainText(
		'`{@attach}` came with Svelte 5.29, and this project runs 5.20.0.'
	);
	await use.focus();
	await page.keyboard.press('Enter');
	await expect(result.locator('p')).toHaveText('nest');
	await expect(versionButton(rookery)).toHaveAccessibleName(/comes with Rookery/);
	await expect(rookery.treeItem('package.json')).toHaveCount(0);
	// A fault of its own is none of an older version.
	await rookery.write('<p {@attach}></p>');
	await expect(card).toBeVisible();
	await expect(use).toHaveCount(0);

	await versionButton(rookery).click();
	await dialog(rookery).getByRole('combobox', { name: 'Version' }).fill('5.20.0');
	await dialog(rookery).getByRole('option', { name: '5.20.0' }).click();
	await rookery.write(
		"<script>\n\timport { fork } from 'svelte';\n</script>\n<p>{typeof fork}</p>"
	);
	await expect(card).toContainText('`fork` came with Svelte 5.42,');
	await page.getByRole('tab', { name: /^Problems/ }).click();
	const problems = page.getByRole('region', { name: 'Problems' });
	await problems.getByRole('button', { name: /^Use Svelte/ }).click();
	await expect(result.locator('p')).toHaveText('function');
});

test('the syntax tree is that of the version the project runs with', async ({ rookery }) => {
	const { page } = rookery;
	const files = {
		'App.svelte':
			'<script lang="ts">\n\tlet egg: number = 7;\n</script>\n<p>{egg}</p>\n<style>p { color: red }</style>',
		'look.css': '.nest { color: red }'
	};
	await rookery.open(at('4.2.20', files));
	await page.getByRole('tab', { name: 'AST', exact: true }).click();
	const tree = page.getByRole('tree', { name: 'Syntax tree of App.svelte' });
	await expect(tree.getByRole('treeitem', { name: 'Ast' })).toBeVisible();
	await expect(tree.getByRole('treeitem', { name: 'html: Fragment' })).toBeVisible();
	await expect(tree.getByRole('treeitem', { name: 'css: Style' })).toBeVisible();
	await rookery.placeCursorAfter('<p>{eg');
	const chosen = tree.getByRole('treeitem', { selected: true });
	await expect(chosen).toHaveText(/expression: Identifier egg/);
	await rookery.placeCursorAfter('let eg');
	await expect(chosen).toHaveText(/id: Identifier egg/);

	await rookery.openFile('look.css');
	await expect(page.getByRole('tree', { name: 'Syntax tree of look.css' })).toContainText('Rule');
	await rookery.openFile('App.svelte');
	await rookery.write('{#snippet row()}<i>x</i>{/snippet}');
	const output = page.getByRole('region', { name: 'Output' });
	await expect(output.getByText(/^Expected .*\. Snippets came with Svelte 5,/)).toBeVisible();

	await versionButton(rookery).click();
	await dialog(rookery)
		.getByRole('button', { name: /comes with Rookery/ })
		.click();
	await expect(tree.getByRole('treeitem', { name: 'fragment: Fragment' })).toBeVisible();
	await expect(tree).toContainText('SnippetBlock');
});

test('a version that does not exist leaves the bundled one in use, and says so', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open(at('5.999.0', { 'App.svelte': '<p>still here</p>' }));
	await expect(rookery.result.locator('p')).toHaveText('still here');
	const notice = page.getByText(
		/There is no Svelte 5\.999\.0\. Svelte [\d.]+, which comes with Rookery/
	);
	await expect(notice.first()).toBeVisible();
	await rookery.write('<p>edited</p>');
	await expect(rookery.result.locator('p')).toHaveText('edited');
	await expect(versionButton(rookery)).toHaveAccessibleName(
		/not the version that package.json asks/
	);

	await page.getByRole('button', { name: 'Choose a version', exact: true }).click();
	await dialog(rookery)
		.getByRole('button', { name: /comes with Rookery/ })
		.click();
	await expect(notice).toHaveCount(0);
	await expect(rookery.treeItem('package.json')).toHaveCount(0);
});

function dialog({ page }: Rookery) {
	return page.getByRole('dialog', { name: 'Svelte version' });
}

test('user can choose a version by keyboard, share it, and go back', async ({
	rookery,
	stranger
}) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<p>nest</p>' });
	await expect(rookery.result.locator('p')).toHaveText('nest');
	const before = await versionButton(rookery).textContent();
	await versionButton(rookery).focus();
	await page.keyboard.press('Enter');
	const field = dialog(rookery).getByRole('combobox', { name: 'Version' });
	await expect(field).toBeFocused();
	await expect(dialog(rookery).getByRole('option').nth(50)).toBeAttached();

	await field.fill('5.998.0');
	await field.press('Enter');
	await expect(dialog(rookery).getByRole('alert')).toHaveText('There is no Svelte 5.998.0.');
	await field.fill('5.1.');
	await expect(dialog(rookery).getByRole('group')).toHaveCount(1);
	await field.press('ArrowDown');
	await field.press('ArrowRight');
	const chosen = dialog(rookery).locator('[data-active]');
	const version = (await chosen.textContent())?.trim() ?? '';
	expect(version).toMatch(/^5\.1\.\d+$/);
	await field.press('Enter');
	await expect(dialog(rookery)).toBeHidden();
	await expectVersion(rookery, version.replaceAll('.', '\\.'));
	await expect(rookery.result.locator('p')).toHaveText('nest');
	await expect(rookery.treeItem('package.json')).toBeVisible();

	await expect.poll(() => JSON.stringify(rookery.link())).toContain(version);
	await stranger.page.goto(page.url());
	await expect(stranger.result.locator('p')).toHaveText('nest');
	await expectVersion(stranger, version);

	await versionButton(rookery).click();
	await expect(dialog(rookery).getByRole('option', { selected: true })).toHaveText(
		new RegExp(version)
	);
	await dialog(rookery)
		.getByRole('button', { name: /comes with Rookery/ })
		.click();
	await expect(versionButton(rookery)).toHaveText(before ?? '');
	await rookery.write('<p>bundled</p>');
	await expect(rookery.result.locator('p')).toHaveText('bundled');
});

test('a package.json that is being edited takes no version away', async ({ rookery }) => {
	await rookery.open(at('4.2.20', { 'App.svelte': '<p>{typeof $$props}</p>' }));
	await expect(rookery.result.locator('p')).toHaveText('object');
	await rookery.openFile('package.json');
	await rookery.write('{ "dependencies": { "svelte": "4.2.20", } }');
	await expect(statusLine(rookery)).toContainText('1 error');
	await expectVersion(rookery, '4.2.20');
	await versionButton(rookery).click();
	await expect(dialog(rookery).getByRole('option', { selected: true })).toHaveText(/4\.2\.20/);
	await rookery.page.keyboard.press('Escape');
	await rookery.write('{}');
	await expect(versionButton(rookery)).toHaveAccessibleName(/comes with Rookery/);
});

const statusLine = ({ page }: Rookery) => page.locator('footer.status');

test('a look at the list of versions leaves the status line as it was', async ({ rookery }) => {
	await rookery.open({ 'App.svelte': '<p>nest</p>' });
	await expect(statusLine(rookery)).toContainText(/built\s+1 of 1\s+module/);
	await versionButton(rookery).click();
	await expect(dialog(rookery).getByRole('option').first()).toBeAttached();
	await rookery.page.keyboard.press('Escape');
	await expect(dialog(rookery)).toBeHidden();
	await expect(statusLine(rookery)).toContainText(/built\s+1 of 1\s+module/);
});

test('a list of versions that cannot be loaded is told above the panes, and nothing moves', async ({
	rookery,
	pageConsole
}) => {
	const { page } = rookery;
	await page.route(/VersionDialog/, (route) => route.abort());
	pageConsole.expect(/ERR_FAILED/);
	await rookery.open({ 'App.svelte': '<p>nest</p>' });
	const before = await statusLine(rookery).boundingBox();
	await versionButton(rookery).click();
	const told = page.getByText('The list of versions could not be loaded.');
	await expect(told).toBeVisible();
	expect(await statusLine(rookery).boundingBox()).toEqual(before);
	await page.getByRole('button', { name: 'Dismiss' }).click();
	await expect(told).toBeHidden();
});

test('a version that is let go of while it is fetched does not come back', async ({ rookery }) => {
	const { page } = rookery;
	let letGo = () => {};
	const release = new Promise<void>((resolve) => (letGo = resolve));
	await page.route('**/svelte-5.20.0.tgz', async (route) => {
		await release;
		await route.continue();
	});
	await rookery.open({
		'App.svelte':
			"<script>\n\timport * as svelte from 'svelte';\n</script>\n<p>{typeof svelte.mount}, {typeof svelte.settled}</p>"
	});
	const choose = async (version: string): Promise<void> => {
		await versionButton(rookery).click();
		await dialog(rookery).getByRole('combobox', { name: 'Version' }).fill(version);
		await dialog(rookery).getByRole('option', { name: version }).click();
	};
	await choose('5.20.0');
	await expect(statusLine(rookery)).toContainText('Fetching svelte 5.20.0');
	await choose('4.2.20');
	await expect(rookery.result.locator('p')).toHaveText('undefined, undefined');
	const arrived = page.waitForResponse('**/svelte-5.20.0.tgz');
	letGo();
	await (await arrived).finished();
	await rookery.openFile('App.svelte');
	await rookery.write('<p>still Svelte 4</p>');
	await expect(rookery.result.locator('p')).toHaveText('still Svelte 4');
	await expectVersion(rookery, '4.2.20');
	await choose('5.20.0');
	await expectVersion(rookery, '5.20.0');
	await expect(statusLine(rookery)).toContainText(/built\s+\d of \d\s+module/);
});

test('a version that was fetched once needs no network at the next visit', async ({
	rookery,
	pageConsole
}) => {
	pageConsole.expect(/ERR_INTERNET_DISCONNECTED/);
	const { page } = rookery;
	const files = { 'App.svelte': '<script>\n\tlet n = 7;\n</script>\n<p>{n}</p>' };
	await rookery.open(at('5.20.0', files));
	await expect(rookery.result.locator('p')).toHaveText('7');
	await expectVersion(rookery, '5.20.0');
	await rookery.write(files['App.svelte'].replace('7', '8'));
	await expect(rookery.result.locator('p')).toHaveText('8');
	await rookery.saved();

	const asked: string[] = [];
	await page.context().route('**/npm/**', (route) => {
		asked.push(route.request().url());
		return route.abort('internetdisconnected');
	});
	await page.reload();
	await expect(rookery.result.locator('p')).toHaveText('8');
	await expectVersion(rookery, '5.20.0');
	expect(asked).toEqual([]);

	await versionButton(rookery).click();
	await expect(
		dialog(rookery).getByText(/could not be fetched.*kept in this browser/)
	).toBeVisible();
	await expect(dialog(rookery).getByRole('option', { name: '5.20.0' })).toBeVisible();
});
