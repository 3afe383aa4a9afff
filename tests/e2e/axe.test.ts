/** Nobody is left out: axe looks at every view in both themes, and nothing jumps while the page loads. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { encodeLink } from '../../src/share/link';
import { font, wav, webm } from './media-files';
import { expect, project, test, type Rookery } from './rookery';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds, in words that lead to the element. All rules, or those that are named. */
async function violations({ page }: Rookery, rules: readonly string[] | null): Promise<string[]> {
	if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
	return page.evaluate(async (runOnly) => {
		const axe: unknown = Reflect.get(window, 'axe');
		const { violations } = await (
			axe as { run(context: Document, options: object): Promise<AxeResults> }
		).run(document, {
			iframes: false,
			resultTypes: ['violations'],
			...(runOnly && { runOnly: { type: 'rule', values: runOnly } })
		});
		return violations.flatMap(({ id, nodes }) =>
			nodes.map(
				({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`
			)
		);
	}, rules);
}

/**
 * Everything in the light theme, and in the dark one what depends on it: the colours. The theme is turned as the settings turn it; the
 * browser would ask every document, and one that hangs does not answer.
 */
async function expectNoViolations(rookery: Rookery, view: string): Promise<void> {
	const { page } = rookery;
	expect(await violations(rookery, null), `${view}, light`).toEqual([]);
	await page.evaluate(() => (document.documentElement.dataset['theme'] = 'dark'));
	expect(await violations(rookery, ['color-contrast']), `${view}, dark`).toEqual([]);
	await page.evaluate(() => delete document.documentElement.dataset['theme']);
}

const EVERYTHING = {
	'App.svelte': `<script>
	import Post from './Post.svx';
	import { table } from './lib/table.js';
	let { unused } = $props();
	console.log({ deep: { er: [1, 2, 3] } });
	console.warn('a warning');
	console.error(new Error('an error'));
	console.table(table);
</script>
<Post />
<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" />
<style>
	.unused { color: red; }
</style>
`,
	'Post.svx': '---\ntitle: Post\n---\n\n# {title}\n\nText with `code`.\n',
	'lib/table.js': 'export const table = [{ name: "Pip", kg: 4.6 }];\n',
	'Bad.svelte': '<p>\n{#if}\n</p>',
	'dot.gif': Uint8Array.from(atob('R0lGODlhAQABAAAAACw='), (char) => char.charCodeAt(0)),
	'data.bin': new Uint8Array([1, 2, 3])
};

/** Opens something, looks at it, and closes it. */
async function lookAt(
	rookery: Rookery,
	{ name, role = 'dialog' }: { name: string; role?: 'dialog' | 'menu' },
	open: () => Promise<void>
): Promise<void> {
	const opened = rookery.page.getByRole(role, { name, exact: true });
	await open();
	await expect(opened).toBeVisible();
	if (role === 'menu') await expect(opened.getByRole('menuitem').first()).toBeFocused();
	await expectNoViolations(rookery, name);
	await rookery.page.keyboard.press('Escape');
	await expect(opened).toBeHidden();
}

test.describe('axe finds nothing in', () => {
	test.use({ colorScheme: 'light', contextOptions: { reducedMotion: 'reduce' } });
	test.slow();

	const press = (rookery: Rookery, name: string | RegExp) => () =>
		rookery.page.getByRole('button', { name }).first().click();

	test('the first visit and what hangs on the top bar', async ({ rookery }) => {
		const { page } = rookery;
		await rookery.open();
		await expect(rookery.editor).toBeVisible();
		await expectNoViolations(rookery, 'first visit');
		for (const name of ['Share', 'Settings', 'Examples']) {
			await lookAt(rookery, { name }, press(rookery, name));
		}
		await lookAt(rookery, { name: 'More', role: 'menu' }, press(rookery, 'More'));
		for (const item of ['Projects and new project', 'Keyboard shortcuts']) {
			const name = item.replace(/ and.*/, '');
			await lookAt(rookery, { name }, () => rookery.command(item));
		}
		const palette = { name: 'Go to file or command' };
		for (const query of ['', 'pe', 'zzqq']) {
			await lookAt(rookery, palette, async () => {
				await page.keyboard.press('ControlOrMeta+k');
				await page.getByRole('combobox').fill(query);
				await expect(page.getByText(query === 'zzqq' ? '0 results' : / results$/)).toBeAttached();
			});
		}
	});

	test('the first visit of those who ask for more contrast', async ({ rookery }) => {
		await rookery.page.emulateMedia({ contrast: 'more' });
		await rookery.open();
		await expect(rookery.editor).toBeVisible();
		await expectNoViolations(rookery, 'more contrast');
	});

	test('every tab of the output and the dock, and every layout', async ({ rookery }) => {
		const { page } = rookery;
		await rookery.open(EVERYTHING);
		await expect(rookery.consoleRow('a warning')).toBeVisible();
		await expectNoViolations(rookery, 'console');
		await page.getByRole('tab', { name: /^Problems/ }).click();
		await expect(page.getByRole('heading', { name: 'Bad.svelte' })).toBeVisible();
		await expectNoViolations(rookery, 'problems');
		await press(rookery, 'Hide files')();
		await expectNoViolations(rookery, 'problems without a list of files');
		await page.getByRole('textbox', { name: 'Filter problems' }).fill('nothing of the kind');
		await expectNoViolations(rookery, 'problems that are filtered out');
		await rookery.command('Editor above the output');
		await expectNoViolations(rookery, 'stacked');
		await rookery.command('Editor and output side by side');
		await rookery.openFile('Post.svx');
		const tabs = page.getByRole('tablist', { name: 'Output' }).getByRole('tab');
		const names = await tabs.allTextContents();
		expect(names.length).toBeGreaterThan(3);
		for (const name of names.map((text) => text.trim())) {
			const tab = tabs.filter({ hasText: name }).first();
			await tab.click();
			await expect(tab).toHaveAttribute('aria-selected', 'true');
			await expectNoViolations(rookery, name);
		}
		await lookAt(rookery, { name: 'Preview options' }, async () => {
			await rookery.command('Width of the result: phone');
			await press(rookery, /^Preview options/)();
		});
		await press(rookery, 'Maximise the editor')();
		await expectNoViolations(rookery, 'maximised');
	});

	test('files: menus, fields, what is no text, and no file at all', async ({ rookery }) => {
		const { page } = rookery;
		await rookery.open(EVERYTHING);
		const rename = { name: 'File actions', role: 'menu' } as const;
		await lookAt(rookery, rename, () => rookery.tab('App.svelte').click({ button: 'right' }));
		await lookAt(rookery, rename, () => rookery.treeItem('lib').click({ button: 'right' }));
		await lookAt(rookery, { name: 'Move App.svelte to' }, () =>
			rookery.command('Move the file to another folder')
		);
		for (const path of ['dot.gif', 'data.bin']) {
			await rookery.treeItem(path).click();
			await expect(rookery.tab(path)).toHaveAttribute('aria-selected', 'true');
			await expectNoViolations(rookery, path);
		}
		const field = page.getByRole('textbox', { name: /^(?:New|Path)/ });
		const lookAtField = async (view: string, open: () => Promise<void>): Promise<void> => {
			await open();
			await field.fill('../x');
			await expect(page.getByRole('alert')).toBeVisible();
			await expectNoViolations(rookery, view);
			await field.press('Escape');
			await expect(field).toHaveCount(0);
		};
		await lookAtField('new file', press(rookery, 'New file'));
		await lookAtField('new folder', press(rookery, 'New folder'));
		await lookAtField('rename in the tree', () => rookery.treeItem('lib').press('F2'));
		await lookAtField('rename on a tab', () => rookery.tab('App.svelte').press('F2'));
		await press(rookery, 'Hide files')();
		await lookAtField('new file beside the tabs', press(rookery, 'New file'));
		await rookery.command('Close the other tabs');
		await rookery.command('Close the tab');
		await expect(page.getByText('No file is open. Choose one')).toBeVisible();
		await expectNoViolations(rookery, 'no tabs');
		await rookery.command('Output: JS');
		await expectNoViolations(rookery, 'the output of no file');
	});

	test('the editor with its panels', async ({ rookery }) => {
		const { page } = rookery;
		await rookery.open({ 'App.svelte': '<script>\n\tlet one = 1;\n</script>\n<p>{one}</p>' });
		await rookery.editor.click();
		await rookery.command('Replace in the file');
		await page.getByRole('textbox', { name: 'Find' }).fill('one');
		await expectNoViolations(rookery, 'find and replace');
		await page.keyboard.press('Escape');
		await rookery.placeCursorAfter('let one = 1;');
		await page.keyboard.type(' let two = $sta');
		await expect(page.locator('.cm-tooltip-autocomplete')).toBeVisible();
		await expectNoViolations(rookery, 'completion');
		await page.keyboard.press('Escape');
		await rookery.command('Go to a line');
		await expectNoViolations(rookery, 'go to a line');
	});

	test('the cards and the notes over the code', async ({ rookery }) => {
		const { page } = rookery;
		// A note that all went well is gone before axe has looked at it in both themes.
		await page.addInitScript(() => {
			const { setTimeout } = window;
			const later = (run: TimerHandler, delay?: number, ...rest: unknown[]): number =>
				setTimeout(run, delay === 2_500 ? 60_000 : delay, ...rest);
			Object.assign(window, { setTimeout: later });
		});
		await rookery.open({
			'App.svelte':
				'<script>\n\tlet one = 1;\n</script>\n<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" />\n<p>{one}</p>',
			'Bad.svelte': '<p bind:value={x}>text</p>',
			'Torn.svelte': '{#if x}'
		});
		const card = page.locator('.cm-tooltip .cm-problem').first();
		const hover = async (mark: string): Promise<void> => {
			await page.locator(mark).first().hover();
			await expect(card).toBeVisible();
			await expectNoViolations(rookery, `the card of ${mark}`);
			await expect(card).toBeVisible();
			await page.mouse.move(0, 0);
			await expect(card).toBeHidden();
		};
		await hover('.cm-lintRange-warning');
		await rookery.placeCursorAfter('let one = 1;');
		await page.keyboard.type(' $sta');
		await expect(page.locator('.cm-completionInfo')).toBeVisible();
		await expectNoViolations(rookery, 'what a completion is');
		await expect(page.locator('.cm-completionInfo')).toBeVisible();
		await page.keyboard.press('Escape');
		const note = page.getByRole('region', { name: 'Editor', exact: true }).getByRole('status');
		const lookAtNote = async (text: RegExp): Promise<void> => {
			await rookery.command('Format the file');
			await expect(note.filter({ hasText: text })).toBeVisible();
			await expectNoViolations(rookery, `the note ${text}`);
			await expect(note.filter({ hasText: text })).toBeVisible();
		};
		await lookAtNote(/Formatted in/);
		await rookery.openFile('Torn.svelte');
		await lookAtNote(/Not formatted/);
		await rookery.openFile('Bad.svelte');
		await hover('.cm-lintRange-error');
	});

	test('the lines in which Vim is told what to do', async ({ rookery }) => {
		const { page } = rookery;
		await rookery.choose({ hasVimKeys: true });
		await rookery.open({ 'App.svelte': '<p>one</p>' });
		const vim = page.getByRole('status', { name: 'Vim' });
		await expect(vim).toContainText('NORMAL');
		await expectNoViolations(rookery, 'the mode');
		await rookery.editor.click();
		for (const [keys, name] of [
			[':', 'Vim command'],
			['/', 'Search forwards'],
			['?', 'Search backwards'],
			[':s/one/two/c', /^replace with two/]
		] as const) {
			await page.keyboard.type(keys);
			if (keys.length > 1) await page.keyboard.press('Enter');
			const field = vim.getByRole('textbox', { name });
			await expect(field).toBeFocused();
			await expectNoViolations(rookery, `the line of ${keys}`);
			await field.press('Escape');
			await expect(vim.getByRole('textbox')).toHaveCount(0);
			await expect(rookery.editor).toBeFocused();
		}
		await page.keyboard.type(':nothing');
		await page.keyboard.press('Enter');
		await expect(vim).toContainText('Not an editor command');
		await expectNoViolations(rookery, 'an unknown command');
		await expect(vim).toContainText('Not an editor command');
	});

	test('programs that fail, hang, are stopped or wait, and a damaged link', async ({ rookery }) => {
		const { page } = rookery;
		await rookery.open({ 'App.svelte': '<p>good</p>' });
		await rookery.write('<p>{#if}</p>');
		await expect(page.getByRole('region', { name: 'Error' })).toBeVisible();
		await expect(page.getByRole('region', { name: 'Problems' })).toBeVisible();
		await expectNoViolations(rookery, 'compile error');
		await rookery.write('<script>\n\tthrow new Error("broken");\n</script>');
		await expect(page.getByRole('region', { name: 'Error' })).toContainText('broken');
		await expectNoViolations(rookery, 'runtime error');
		await rookery.write('<script>\n\twhile (true) {}\n</script>');
		await expect(page.getByRole('region', { name: 'Not responding' })).toBeVisible();
		await expectNoViolations(rookery, 'hung');
		await rookery.command('Stop the program');
		await expect(page.getByRole('region', { name: 'Stopped' })).toBeVisible();
		await expectNoViolations(rookery, 'stopped');
		await page.getByRole('switch', { name: 'Auto-run' }).click();
		await rookery.write('<p>waits</p>');
		await rookery.settled(/edited/);
		await expectNoViolations(rookery, 'edited');
		const link = encodeLink(project({ 'App.svelte': '<p>whole</p>' }));
		await rookery.follow(`${link.slice(0, -12)}`);
		await expect(page.getByRole('alert').first()).toBeVisible();
		await expectNoViolations(rookery, 'damaged link');
	});

	test('notices, drawings and sounds, and a preview that cannot be loaded', async ({ rookery }) => {
		const { page } = rookery;
		await rookery.open({
			'App.svelte': "<script>\n\timport Egg from './Egg.svelte';\n</script>\n<Egg />",
			'Egg.svelte': '<p>egg</p>',
			'nest.svg':
				'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><circle cx="2" cy="2" r="2"/></svg>',
			'caw.wav': new Uint8Array([1, 2, 3])
		});
		for (const path of ['nest.svg', 'caw.wav']) {
			await rookery.treeItem(path).click();
			await expect(rookery.tab(path)).toHaveAttribute('aria-selected', 'true');
			await expectNoViolations(rookery, path);
		}
		await rookery.treeItem('Egg.svelte').press('F2');
		const field = page.getByRole('textbox', { name: 'New name of Egg.svelte' });
		await field.fill('Bird.svelte');
		await field.press('Enter');
		await expect(page.getByRole('button', { name: 'Update 1 import in 1 file' })).toBeVisible();
		await expectNoViolations(rookery, 'the update of imports');
		await page.getByRole('button', { name: 'Update 1 import in 1 file' }).click();
		await rookery.treeItem('caw.wav').press('Delete');
		await expect(page.getByRole('button', { name: 'Undo' }).first()).toBeVisible();
		await expectNoViolations(rookery, 'the undo of a removal');
		await page.route('**/preview.html', (route) =>
			route.fulfill({ contentType: 'text/html', body: '<h1>Welcome to our hotel</h1>' })
		);
		await page.reload();
		await expect(page.getByRole('region', { name: 'Error' })).toContainText('cannot be loaded');
		await expectNoViolations(rookery, 'a preview that cannot be loaded');
	});

	test('fonts, and sounds and videos with their players', async ({ rookery }) => {
		const { page } = rookery;
		await rookery.open({ 'App.svelte': '<p>here</p>' });
		const figure = page.getByRole('figure');
		for (const [name, buffer, said] of [
			['Geist.woff2', font(), 'Jolly penguins guard six frozen eggs'],
			['call.wav', wav(), 'WAV sound'],
			['dive.webm', await webm(page), 'WEBM video']
		] as const) {
			await rookery.upload({ name, mimeType: '', buffer });
			await expect(figure).toContainText(name);
			await expect(figure).toContainText(said);
			await expectNoViolations(rookery, name);
			await expect(figure.locator('.specimen, audio, video')).toBeVisible();
		}
	});

	test('the field that stands where the editor could not be loaded', async ({
		rookery,
		pageConsole
	}) => {
		const { page } = rookery;
		pageConsole.expect(/Failed to load resource|ERR_FAILED/);
		await page.route('**/assets/CodeEditor-*.js', (route) => route.abort());
		await rookery.open({ 'App.svelte': '<p>egg</p>' });
		await expect(page.getByRole('alert')).toContainText('could not be loaded');
		await expect(page.getByRole('textbox', { name: 'Code of App.svelte' })).toHaveValue(
			'<p>egg</p>'
		);
		await expectNoViolations(rookery, 'the plain field');
	});

	test('what a version of Svelte lacks, on the card and among the problems', async ({
		rookery
	}) => {
		const { page } = rookery;
		await rookery.open({
			'App.svelte': "<p {@attach (node) => void (node.textContent = 'nest')}></p>",
			'package.json': '{ "dependencies": { "svelte": "5.20.0" } }'
		});
		for (const name of ['Error', 'Problems']) {
			const use = page.getByRole('region', { name }).getByRole('button', { name: /^Use Svelte/ });
			await expect(use).toBeVisible();
		}
		await expectNoViolations(rookery, 'a version that lacks something');
	});

	test('packages and versions', async ({ rookery }) => {
		const { page } = rookery;
		await rookery.open({
			'App.svelte': `<script>\n\timport clsx from 'clsx@2.1.0';\n</script>\n<p>{clsx('a')}</p>`
		});
		await lookAt(rookery, { name: 'Packages' }, async () => {
			await press(rookery, '1 package')();
			await expect(page.getByRole('rowheader', { name: 'clsx' })).toBeVisible();
		});
		await lookAt(rookery, { name: 'Svelte version' }, async () => {
			await rookery.command('Choose the version of Svelte');
			await expect(page.getByRole('option').first()).toBeVisible();
		});
		await lookAt(rookery, { name: 'Svelte version' }, async () => {
			await rookery.command('Choose the version of Svelte');
			await page.getByRole('combobox', { name: 'Version' }).fill('99');
			await expect(page.getByText('No version begins with “99”.')).toBeVisible();
		});
	});

	test('the embed page', async ({ rookery }) => {
		for (const view of ['split', 'editor', 'result']) {
			await rookery.open(EVERYTHING, `/embed?view=${view}`);
			await expectNoViolations(rookery, view);
		}
	});

	test.describe('on a telephone', () => {
		test.use({ viewport: { width: 375, height: 740 }, hasTouch: true });

		const showPane =
			({ page }: Rookery) =>
			(name: string) =>
				page.getByRole('tablist', { name: 'Pane' }).getByRole('tab', { name }).tap();

		test('each pane, the drawer, fields and the menu', async ({ rookery }) => {
			const { page } = rookery;
			await rookery.open(EVERYTHING);
			const show = showPane(rookery);
			for (const name of ['Result', 'Console', 'Code']) {
				await show(name);
				await expectNoViolations(rookery, name);
			}
			const drawer = { name: 'Files' };
			await lookAt(rookery, drawer, () => page.getByRole('button', { name: 'Show files' }).tap());
			await page.getByRole('button', { name: 'New file' }).tap();
			await expect(page.getByRole('textbox', { name: 'Path of the new file' })).toBeFocused();
			await expectNoViolations(rookery, 'new file');
			await page.keyboard.press('Escape');
			await show('Result');
			await page.getByRole('combobox', { name: 'Output' }).selectOption('JS');
			await expect(page.getByRole('textbox', { name: /^Generated code/ })).toBeVisible();
			await expectNoViolations(rookery, 'JS');
			await show('Console');
			await page.getByRole('tab', { name: /^Problems/ }).tap();
			await expectNoViolations(rookery, 'problems');
			const more = () => page.getByRole('button', { name: 'More' }).tap();
			await lookAt(rookery, { name: 'More', role: 'menu' }, more);
			for (const [item, name] of [
				['Settings', 'Settings'],
				['Browse the examples', 'Examples'],
				['Projects and new project', 'Projects']
			] as const) {
				await lookAt(rookery, { name }, async () => {
					await more();
					await page.getByRole('menuitem', { name: item }).tap();
				});
			}
		});

		test('sharing, the palette, versions and errors', async ({ rookery }) => {
			const { page } = rookery;
			await rookery.open({ 'App.svelte': '<p>one</p>' });
			const show = showPane(rookery);
			await lookAt(rookery, { name: 'Share' }, press(rookery, 'Share'));
			await lookAt(rookery, { name: 'Go to file or command' }, async () => {
				await page.keyboard.press('ControlOrMeta+k');
				await page.getByRole('combobox', { name: 'Go to file or command' }).fill('pe');
				await expect(page.getByText(/ results$/)).toBeAttached();
			});
			await lookAt(rookery, { name: 'Svelte version' }, async () => {
				await rookery.command('Choose the version of Svelte');
				await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
			});
			await show('Code');
			await rookery.write('<p>{#if}</p>');
			await show('Result');
			await expect(page.getByRole('region', { name: 'Error' })).toBeVisible();
			await expectNoViolations(rookery, 'an error');
			await show('Code');
			await rookery.write('<script>\n\twhile (true) {}\n</script>');
			await show('Result');
			await expect(page.getByRole('region', { name: 'Not responding' })).toBeVisible();
			await expectNoViolations(rookery, 'a program that hangs');
		});
	});
});

test('what is built, what fails and what is saved is told to those who do not see it', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<p>one</p>' });
	const said = page.getByRole('status');
	await expect(said.getByText('The program runs')).toBeAttached();
	// What the region says from now on, each time that its words change.
	await said.getByText('The program runs').evaluate((region) => {
		const words: string[] = [];
		Reflect.set(window, 'announced', words);
		new MutationObserver(() => words.push(region.textContent)).observe(region, {
			childList: true,
			characterData: true,
			subtree: true
		});
	});
	const announced = () => page.evaluate(() => Reflect.get(window, 'announced') as string[]);
	await rookery.write('<p>two</p>');
	await page.keyboard.type('three');
	await expect(rookery.result.locator('body')).toContainText('three');
	await rookery.settled(/running/);
	expect(await announced()).toEqual([]);
	await rookery.write('<p>\n{#if}');
	const error = '1 error in App.svelte, line 2, column 5: Expected whitespace';
	await expect.poll(announced).toEqual([error]);
	await rookery.write('<script>\n\tthrow new Error("broken");\n</script>');
	await expect.poll(announced).toEqual([error, 'The program failed: Error: broken']);
	await rookery.write('<p>mended</p>');
	await expect.poll(async () => (await announced()).at(-1)).toBe('The program runs');
	await expect(said.getByText('Saved in this browser')).toBeVisible();
	// Landmarks, and one heading to begin with.
	await expect(page.getByRole('banner')).toHaveCount(1);
	await expect(page.getByRole('main')).toHaveCount(1);
	await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
});
