/** Ctrl/Cmd+K: files, commands, examples and projects by a few of their letters. And the page of shortcuts. */
import type { Locator } from '@playwright/test';
import { expect, test, type Rookery } from './rookery';

const FILES = {
	'App.svelte': '<p>app</p>',
	'lib/counter.svelte.js': 'export const one = $state({ n: 1 });',
	'lib/Card.svelte': '<article>card</article>'
};

const field = ({ page }: Rookery) => page.getByRole('combobox', { name: 'Go to file or command' });

async function openPalette(rookery: Rookery): Promise<void> {
	await rookery.page.keyboard.press('ControlOrMeta+k');
	await expect(field(rookery)).toBeFocused();
}

test('a file opens by a few of its letters, and the cursor is in it', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open(FILES);
	await rookery.editor.click();
	await openPalette(rookery);
	await page.keyboard.type('cnt');
	const option = page.getByRole('option', { selected: true });
	await expect(option).toContainText('counter.svelte.js');
	await expect(option.locator('mark')).toHaveText(['c', 'nt']);
	await page.keyboard.press('Enter');
	await expect(field(rookery)).toBeHidden();
	await expect(rookery.editor).toBeFocused();
	await expect(rookery.editor).toHaveAttribute('aria-label', 'Code of lib/counter.svelte.js');
});

test('an example opens by its title', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open(FILES);
	await openPalette(rookery);
	await page.keyboard.type('values from values');
	await expect(page.getByRole('option', { selected: true })).toContainText('First steps');
	await page.keyboard.press('Enter');
	await expect(page.getByText('show the tip in euros').first()).toBeVisible();
	await expect(rookery.result.getByRole('slider').first()).toBeVisible();
});

test('whoever goes by the Tab key sees where he is', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open(FILES);
	const seen = new Set<string>();
	for (let step = 0; step < 45; step++) {
		await page.keyboard.press('Tab');
		const { name, isShown } = await page.evaluate(() => {
			const element = document.activeElement;
			if (!(element instanceof HTMLElement) || element === document.body) {
				return { name: '', isShown: true };
			}
			// There it is the caret.
			if (element.isContentEditable) return { name: 'code', isShown: true };
			// A field may leave it to what is around it.
			const look = () => {
				const looks: string[] = [];
				let at: Element | null = element;
				for (let up = 0; up < 4 && at; up++, at = at.parentElement) {
					const { boxShadow, outline, backgroundColor, borderColor } = getComputedStyle(at);
					looks.push(boxShadow, outline, backgroundColor, borderColor);
				}
				return looks.join('|');
			};
			for (const animation of document.getAnimations()) animation.finish();
			const focused = look();
			element.blur();
			for (const animation of document.getAnimations()) animation.finish();
			const isShown = look() !== focused;
			element.focus();
			const label = element.getAttribute('aria-label') ?? element.textContent.trim();
			return { name: `${element.tagName} ${label.slice(0, 40)}`, isShown };
		});
		seen.add(name);
		expect(isShown, name).toBe(true);
	}
	expect(seen.size).toBeGreaterThan(15);
});

test('arrows lead round the list, and Escape gives the focus back', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open(FILES);
	await rookery.editor.click();
	await openPalette(rookery);
	const selected = page.getByRole('option', { selected: true });
	await expect(page.getByRole('option').nth(10)).toBeAttached();
	const all = await page.getByRole('option').allTextContents();
	await page.keyboard.press('ArrowDown');
	await expect(selected).toHaveText(all[1] ?? '');
	await page.keyboard.press('ArrowUp');
	await page.keyboard.press('ArrowUp');
	await expect(selected).toHaveText(all.at(-1) ?? '');
	await expect(selected).toBeInViewport();
	await page.keyboard.press('Escape');
	await expect(field(rookery)).toBeHidden();
	await expect(rookery.editor).toBeFocused();
	// The same keys close it, too.
	await openPalette(rookery);
	await page.keyboard.press('ControlOrMeta+k');
	await expect(field(rookery)).toBeHidden();
});

test('a dialog that a command opens stays, however late the browser says that the palette is closed', async ({
	rookery
}) => {
	const { page } = rookery;
	await page.addInitScript(() => {
		document.addEventListener(
			'close',
			(event) => {
				if (!event.isTrusted) return;
				event.stopImmediatePropagation();
				setTimeout(() => {
					event.target?.dispatchEvent(new Event('close'));
					document.documentElement.dataset['closed'] = '';
				}, 500);
			},
			{ capture: true }
		);
	});
	await rookery.open(FILES);
	await rookery.command('Settings');
	await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
	await expect(page.locator('html[data-closed]')).toBeAttached();
	await expect(page.getByRole('dialog')).toHaveCount(1);
	await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
});

test('what was used comes first the next time, also on the next visit', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open(FILES);
	await rookery.command('Keyboard shortcuts');
	await page.keyboard.press('Escape');
	await page.reload();
	await rookery.settled();
	await openPalette(rookery);
	await expect(page.getByRole('group', { name: 'Recent' }).getByRole('option')).toHaveText([
		'Keyboard shortcuts'
	]);
});

test('a > leaves commands alone, and what nothing is called says so', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open(FILES);
	await openPalette(rookery);
	await page.keyboard.type('card');
	await expect(page.getByRole('option', { name: 'Card.svelte' })).toBeVisible();
	await field(rookery).fill('>card');
	await expect(page.getByRole('option', { name: 'Card.svelte' })).toHaveCount(0);
	await field(rookery).fill('zzqq');
	await expect(page.getByText('Nothing is called that.')).toBeVisible();
	await expect(page.getByRole('option')).toHaveCount(0);
});

test('the field at the top opens it as well, and a command can be clicked', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': `<p>${'x'.repeat(3)}</p>` });
	await page.getByRole('button', { name: 'Go to file or command' }).click();
	await field(rookery).fill('reload');
	await page.getByRole('option', { name: 'Reload the result' }).click();
	await expect(field(rookery)).toBeHidden();
	await expect(rookery.root).toHaveAttribute('data-status', 'running');
});

/** The titles of all options, with the keys of those that have some. */
async function listed(rookery: Rookery): Promise<{ title: string; keys: string }[]> {
	await openPalette(rookery);
	const options = await rookery.page.getByRole('option').evaluateAll((all) =>
		all.map((option) => ({
			title: [...(option.querySelector('.words')?.childNodes ?? [])]
				.filter((node) => !(node instanceof Element && node.matches('.sub')))
				.map((node) => node.textContent)
				.join('')
				.trim(),
			keys: [...option.querySelectorAll('.keys kbd')].map((cap) => cap.textContent).join(' ')
		}))
	);
	await rookery.page.keyboard.press('Escape');
	return options;
}

test('the page of shortcuts lists every command that has keys, and the keys of each part', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open(FILES);
	const withKeys = (await listed(rookery)).filter(({ keys }) => keys !== '');
	expect(withKeys.length).toBeGreaterThan(10);
	await page.getByRole('button', { name: 'More' }).click();
	await page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).click();
	const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
	await expect(dialog).toBeVisible();
	const rows = (group: Locator) =>
		group.locator('dl > div').evaluateAll((all) =>
			all.map((row) => ({
				title: row.querySelector('dt')?.textContent ?? '',
				keys: [...row.querySelectorAll('kbd')].map((cap) => cap.textContent).join(' ')
			}))
		);
	expect(await rows(dialog)).toEqual(expect.arrayContaining(withKeys));
	const keysOf = async (group: string) =>
		(await rows(dialog.getByRole('group', { name: group }))).map(({ keys }) => keys);
	expect(await keysOf('Editor')).toEqual(expect.arrayContaining(['Escape Tab', 'F8']));
	expect(await keysOf('In the list of files')).toEqual(
		expect.arrayContaining(['Arrows', 'F2', 'Delete', 'Shift F10'])
	);
	expect(await keysOf('On the tab of a file')).toEqual(
		expect.arrayContaining(['Alt Shift ← →', 'F2', 'Delete', 'Shift F10'])
	);
	await page.keyboard.press('Escape');
	await expect(page.getByRole('button', { name: 'More' })).toBeFocused();
});

test('no key does anything behind a dialog', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open(FILES);
	await rookery.command('Settings');
	await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
	await page.keyboard.press('Alt+w');
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog', { name: 'Settings' })).toBeHidden();
	await expect(rookery.tab('App.svelte')).toBeVisible();
	await page.keyboard.press('Alt+w');
	await expect(rookery.tab('App.svelte')).toHaveCount(0);
});

/** The command that does what a button does, where its title is another one. */
const COMMAND_OF: Readonly<Record<string, string>> = {
	'Auto-run': 'Run by itself after each edit',
	Close: 'Close the tab',
	'Close the others': 'Close the other tabs',
	'Compile for: Client': 'Output: JS for the client',
	'Compile for: Server': 'Output: JS for the server',
	'Console and problems: Console': 'Show the console',
	'Console and problems: Problems': 'Show the problems',
	Delete: 'Delete the file',
	'Delete …': 'Delete this project',
	Duplicate: 'Duplicate the file',
	'Duplicate …': 'Duplicate this project',
	Empty: 'New project: empty',
	'Errors: …': 'Errors in the console',
	Examples: 'Browse the examples',
	'Hide files': 'Hide the list of files',
	'Layout: Side by side': 'Editor and output side by side',
	'Layout: Stacked': 'Editor above the output',
	'Logs: …': 'Logs in the console',
	'Make entry': 'Make the file the entry',
	'Move to…': 'Move the file to another folder',
	'Problems shown: Errors: …': 'Errors among the problems',
	'Problems shown: Warnings: …': 'Warnings among the problems',
	'Reduced motion': 'Reduced motion in the result',
	Rename: 'Rename the file',
	'Rename …': 'Rename this project',
	'Run by itself': 'Run by itself after each edit',
	Share: 'Share this project',
	'Show the result in dark colours': 'Colours of the result: dark',
	Stop: 'Stop the program',
	'Stop it': 'Stop the program',
	Svelte: 'New project: Svelte',
	'Svelte …': 'Choose the version of Svelte',
	'Theme: Dark': 'Dark theme',
	'Theme: Light': 'Light theme',
	'Theme: System': 'Theme of the system',
	'Updates: Start anew': 'Always start anew',
	'Updates: Swap': 'Swap what changed',
	Undo: 'Undo: Deleted lib/Card.svelte',
	Wait: 'Wait for the program',
	'Warnings: …': 'Warnings in the console',
	mdsvex: 'New project: mdsvex'
};

/** They only open what the palette has the content of, or put away what has been read. */
const NO_ACTIONS = new Set([
	'Go to file',
	'More',
	'Preview options: …',
	'Actions for …',
	'Dismiss'
]);

test('what a button does, the palette does as well', async ({ rookery }) => {
	test.slow();
	const { page } = rookery;
	await rookery.open({
		...FILES,
		'App.svelte': '<script>console.log(1);</script>',
		'Post.svx': '# Post'
	});
	const buttons = new Set<string>();
	const titles = new Set<string>();
	/** Names of what can be pressed, in the part of the page that is in front. What belongs to one thing of many has a `…`. */
	const collect = async (within: Locator = page.locator('body')): Promise<void> => {
		await expect(within).toBeVisible();
		for (const role of ['button', 'tab', 'switch', 'radio', 'menuitem'] as const) {
			const names = await within.getByRole(role).evaluateAll((all) =>
				all.map((element) => {
					const row = element.closest(
						'[role=radiogroup], [role=tablist], [aria-label="Problems shown"]'
					)?.ariaLabel;
					const words = [...element.childNodes]
						.filter((node) => !(node instanceof Element && node.matches('.sub, .count, kbd')))
						.map((node) => (node.firstChild ?? node).textContent);
					const title = element.querySelector('strong, .title')?.textContent;
					const said = element.ariaLabel ?? title ?? words.join('').trim();
					return `${row ? `${row}: ` : ''}${said || element.getAttribute('title')}`;
				})
			);
			for (const name of names) {
				buttons.add(
					name
						.replace(/\s+/g, ' ')
						.trim()
						.replace(/^(Delete|Duplicate|Rename) Test$/, '$1 …')
						.replace(
							/^(Svelte|Errors:|Warnings:|Logs:|Problems shown: \w+:|Preview options:|Actions for) .*/,
							'$1 …'
						)
				);
			}
		}
	};
	const remember = async (): Promise<void> => {
		for (const { title } of await listed(rookery)) titles.add(title.toLowerCase());
	};
	const close = () => page.keyboard.press('Escape');

	await rookery.openFile('Post.svx');
	await rookery.write('# Post, kept');
	await expect(page.getByText('Saved in this browser')).toBeVisible();
	await remember();
	await page.getByRole('tab', { name: 'JS', exact: true }).click();
	await expect(page.getByRole('radio', { name: 'Client' })).toBeVisible();
	await collect();
	await page.getByRole('tab', { name: 'Result', exact: true }).click();
	await page.getByRole('button', { name: /^Preview options/ }).click();
	await collect(page.getByRole('dialog', { name: 'Preview options' }));
	await close();
	for (const [item, dialog] of [
		['Settings', 'Settings'],
		['Projects and new project', 'Projects']
	] as const) {
		await rookery.command(item);
		if (dialog === 'Projects') {
			await expect(page.getByRole('button', { name: 'Rename Test' })).toBeVisible();
		}
		await collect(page.getByRole('dialog', { name: dialog }));
		await close();
	}
	for (const anchor of [rookery.tab('Post.svx'), rookery.treeItem('lib/Card.svelte')]) {
		await anchor.click({ button: 'right' });
		await collect(page.getByRole('menu', { name: 'File actions' }));
		await close();
	}
	await page.getByRole('button', { name: 'More' }).click();
	await collect(page.getByRole('menu', { name: 'More' }));
	await close();
	await rookery.command('Editor above the output');
	await rookery.command('Maximise the output');
	await remember();
	await rookery.command('Show all panes');
	await rookery.openFile('lib/Card.svelte');
	await rookery.command('Delete the file');
	await rookery.openFile('App.svelte');
	await rookery.write(`<script>\n\timport { one } from './lib/counter.svelte.js';\n</script>{one}`);
	await rookery.settled(/running/);
	await rookery.treeItem('lib/counter.svelte.js').press('F2');
	const name = page.getByRole('textbox', { name: 'New name of lib/counter.svelte.js' });
	await name.fill('number.svelte.js');
	await name.press('Enter');
	await expect(page.getByRole('button', { name: 'Update 1 import in 1 file' })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Copy the error' })).toBeVisible();
	await page.getByRole('tab', { name: /^Problems/ }).click();
	await expect(page.getByRole('region', { name: 'Problems' })).toBeVisible();
	await collect();
	await remember();
	await page.getByRole('tab', { name: /^Console/ }).click();
	await rookery.openFile('App.svelte');
	await rookery.write('<script>\n\twhile (true) {}\n</script>');
	await rookery.settled(/hung/);
	await collect();
	await remember();
	await rookery.command('Stop the program');
	await rookery.settled(/stopped/);

	const forgotten = [...buttons].filter(
		(name) =>
			!NO_ACTIONS.has(name) &&
			!titles.has((COMMAND_OF[name] ?? name).toLowerCase()) &&
			// Files and projects are listed by their names, and places belong to what is logged or wrong.
			!/^Open files: |^Test$|^App\.svelte:\d|^Go to line \d|^Error: /.test(name)
	);
	expect(forgotten).toEqual([]);
	// Nothing is listed here that is no button any more.
	expect(Object.keys(COMMAND_OF).filter((name) => !buttons.has(name))).toEqual([]);
});

test('the menu goes by the arrow keys and by letters', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open(FILES);
	const button = page.getByRole('button', { name: 'More' });
	await button.focus();
	await page.keyboard.press('Enter');
	const items = page.getByRole('menu', { name: 'More' }).getByRole('menuitem');
	await expect(items.first()).toBeFocused();
	await page.keyboard.press('ArrowUp');
	await expect(items.last()).toBeFocused();
	await page.keyboard.press('d');
	await expect(page.getByRole('menuitem', { name: 'Duplicate this project' })).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(items).toHaveCount(0);
	await expect(button).toBeFocused();
});
