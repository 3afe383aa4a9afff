import { encodeLink } from '../../src/share/link';
import { expect, project, test, type Rookery } from './rookery';

function reload({ page }: Rookery): Promise<void> {
	return page.getByRole('button', { name: 'Reload the result' }).click();
}

test('each run starts in a fresh document where the visitor wants it: nothing of the former one is left', async ({
	rookery
}) => {
	const program = (version: string, style: string) => `<script>
	window.runs = (window.runs ?? 0) + 1;
	document.body.classList.add('${version}');
	document.head.append(Object.assign(document.createElement('style'), { textContent: '${style}' }));
	let beats = 0;
	setInterval(() => console.log('${version}', ++beats), 30);
</script>
<p>{window.runs} {document.body.className}</p>`;
	await rookery.page.addInitScript(() => {
		if (window.top === window) localStorage.setItem('rookery:settings', '{"updates":"fresh"}');
	});
	await rookery.open({ 'App.svelte': program('old', 'p { color: rgb(1, 1, 1) }') });
	await expect(rookery.result.locator('p')).toHaveText('1 old');
	await expect(rookery.result.locator('p')).toHaveCSS('color', 'rgb(1, 1, 1)');
	await expect(rookery.consoleRow(/^\s*old 3\s*$/)).toBeVisible();
	await rookery.write(program('new', 'p { margin: 3px }'));
	await expect(rookery.result.locator('p')).toHaveText('1 new');
	await expect(rookery.result.locator('p')).not.toHaveCSS('color', 'rgb(1, 1, 1)');
	await expect(rookery.consoleRow(/^\s*new 9\s*$/)).toBeVisible();
	await expect(rookery.consoleRow(/^\s*old/)).toHaveCount(0);
});

test('an edit of a style sheet changes the look of what runs, and no state', async ({
	rookery
}) => {
	await rookery.open({
		'App.svelte': `<script>
	import './style.css';
	let clicks = $state(0);
</script>
<button onclick={() => (clicks += 1)}>{clicks}</button>`,
		'style.css': 'button { color: rgb(1, 1, 1) }'
	});
	const button = rookery.result.locator('button');
	await button.click();
	await button.evaluate((element) => element.setAttribute('data-same', ''));
	await rookery.openFile('style.css');
	await rookery.write('button { color: rgb(2, 2, 2) }');
	await expect(button).toHaveCSS('color', 'rgb(2, 2, 2)');
	await expect(button).toHaveText('1');
	await expect(button).toHaveAttribute('data-same', '');
	await rookery.settled(/running/);
});

test('the last good result stays, marked as old, while the code has errors', async ({
	rookery
}) => {
	await rookery.open({
		'App.svelte':
			'<script>\n\tlet count = $state(0);\n</script>\n<button onclick={() => count++}>{count}</button>'
	});
	const button = rookery.result.getByRole('button');
	await button.click();
	await expect(button).toHaveText('1');
	await rookery.placeCursorAfter('{count}');
	await rookery.page.keyboard.type('{#if');
	await expect(rookery.root).toHaveAttribute('data-status', 'failed');
	const output = rookery.page.getByRole('region', { name: 'Output' });
	await expect(output.getByText('Stale')).toBeVisible();
	await expect(output.getByRole('region', { name: 'Error' })).toContainText(
		'Behind this is the last good result'
	);
	// The very document with its state, not another run of the old code.
	await expect(button).toHaveText('1');
	for (let key = 0; key < 4; key++) await rookery.page.keyboard.press('Backspace');
	await expect(rookery.root).toHaveAttribute('data-status', 'running');
	await expect(output.getByText('Live')).toBeVisible();
	// And it goes on from there.
	await button.click();
	await expect(button).toHaveText('2');
});

test('a program that fails when it mounts leaves the last good result behind the message', async ({
	rookery
}) => {
	await rookery.open({ 'App.svelte': '<p>good</p>' });
	await expect(rookery.result.locator('p')).toHaveText('good');
	await rookery.write("<script>\n\tthrow new Error('no ice');\n</script>\n<p>bad</p>");
	await expect(rookery.root).toHaveAttribute('data-status', 'failed');
	await expect(rookery.page.getByRole('region', { name: 'Error' })).toContainText('no ice');
	await expect(rookery.result.locator('p')).toHaveText('good');
	await rookery.write('<p>better</p>');
	await expect(rookery.result.locator('p')).toHaveText('better');
	await expect(rookery.page.getByRole('region', { name: 'Error' })).toHaveCount(0);
});

test('Reload runs the program again from its beginning', async ({ rookery }) => {
	await rookery.open({
		'App.svelte':
			'<script>\n\tlet count = $state(0);\n\tconst born = Math.random();\n</script>\n<button onclick={() => count++}>{count}</button><i>{born}</i>'
	});
	const button = rookery.result.getByRole('button');
	await button.click();
	await expect(button).toHaveText('1');
	const born = await rookery.result.locator('i').innerText();
	await reload(rookery);
	await expect(button).toHaveText('0');
	await expect(rookery.result.locator('i')).not.toHaveText(born);
	await expect(rookery.root).toHaveAttribute('data-status', 'running');
});

test('Reload right after an edit was swapped in shows the edit in a fresh document', async ({
	rookery
}) => {
	const program = (version: string) => `<script>
	window.runs = (window.runs ?? 0) + 1;
	document.body.classList.add('${version}');
	let beats = 0;
	setInterval(() => console.log('${version}', ++beats), 30);
</script>
<p>{window.runs} {document.body.className}</p>`;
	await rookery.open({ 'App.svelte': program('old') });
	await expect(rookery.result.locator('p')).toHaveText('1 old');
	await rookery.write(program('new'));
	await reload(rookery);
	await expect(rookery.result.locator('p')).toHaveText('1 new');
	await expect(rookery.consoleRow(/^\s*new 9\s*$/)).toBeVisible();
});

test('documents that answer before the worker has told the page what it gave them are heard', async ({
	rookery
}) => {
	const { page } = rookery;
	// Two channels into one page: nothing promises that the worker's is the faster one.
	await page.addInitScript(() => {
		const Original = window.Worker;
		window.Worker = class extends Original {
			override set onmessage(listen: (event: MessageEvent) => void) {
				this.addEventListener('message', (event) => setTimeout(listen, 800, event));
			}
		};
	});
	await rookery.open({ 'App.svelte': "<script>\n\tconsole.log('first');\n</script>\n<p>old</p>" });
	await expect(rookery.result.locator('p')).toHaveText('old');
	await expect(rookery.consoleRow('first')).toBeVisible();
	await rookery.write('<p>new</p>');
	await expect(rookery.result.locator('p')).toHaveText('new');
	await rookery.settled(/running/);
	// Several swaps have their outcome before the page hears of the first.
	await page.keyboard.type('and newer');
	await expect(rookery.result.locator('body')).toContainText('and newer');
	await rookery.settled(/running/);
	// And a run has it before the page hears of the swap before.
	await rookery.write('<script>\n\tconst born = Math.random();\n</script>\n<p>{born}</p>');
	const paragraph = rookery.result.locator('p');
	await expect(paragraph).toHaveText(/^0\./);
	const born = await paragraph.innerText();
	await reload(rookery);
	await expect(paragraph).not.toHaveText(born);
	await rookery.settled(/running/);
	// And a module asks for a fresh document.
	const counter = (text: string, last = '') =>
		`<script>\n\tlet count = $state(0);\n\t${last}\n</script>\n<button onclick={() => count++}>${text} {count}</button>`;
	await rookery.write(counter('old'));
	const button = rookery.result.getByRole('button');
	await button.click();
	await expect(button).toHaveText('old 1');
	await rookery.write(counter('new', 'import.meta.hot.invalidate();'));
	await expect(button).toHaveText('new 0');
	await rookery.settled(/running/);
	await rookery.write('<script>\n\tthrow new Error("late");\n</script>');
	await rookery.settled(/failed/);
});

test('links open outside, and those to a part of the page stay', async ({ rookery, context }) => {
	await rookery.open({
		'App.svelte': `<script>
	let count = $state(0);
</script>
<button onclick={() => count++}>{count}</button>
<a href="/favicon.svg">Away</a>
<a href="#far">Far</a>
<div style="height: 3000px"></div>
<h2 id="far">Down here</h2>`
	});
	const { result } = rookery;
	await result.getByRole('button').click();
	const opened = context.waitForEvent('page');
	await result.getByRole('link', { name: 'Away' }).click();
	const other = await opened;
	await expect.poll(() => other.url()).toMatch(/\/favicon\.svg$/);
	expect(await other.evaluate(() => window.opener)).toBe(null);
	await other.close();
	await result.getByRole('link', { name: 'Far' }).click();
	await expect(result.getByRole('heading')).toBeInViewport();
	await expect(result.getByRole('button')).toHaveText('1');
});

test('links in drawings and image maps open outside as well', async ({ rookery, context }) => {
	await rookery.open({
		'App.svelte': `<script>
	let count = $state(0);
</script>
<button onclick={() => count++}>{count}</button>
<svg width="99" height="30"><a href="/favicon.svg?new"><text y="20">Drawn</text></a></svg>
<svg width="99" height="30"><a xlink:href="/favicon.svg?old"><text y="20">Older</text></a></svg>
<img usemap="#map" width="40" height="40" alt="Map" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" />
<map name="map"><area shape="default" href="/favicon.svg?area" alt="Area" /></map>`
	});
	const { result } = rookery;
	await result.getByRole('button').click();
	const links = [
		[result.getByText('Drawn'), 'new'],
		[result.getByText('Older'), 'old'],
		[result.getByAltText('Map'), 'area']
	] as const;
	for (const [link, query] of links) {
		const opened = context.waitForEvent('page');
		await link.click({ force: true });
		const other = await opened;
		await expect.poll(() => other.url()).toMatch(new RegExp(`/favicon\\.svg\\?${query}$`));
		await other.close();
	}
	await expect(result.getByRole('button')).toHaveText('1');
});

test('a button that closes the dialog it is in, by formmethod, closes it', async ({ rookery }) => {
	await rookery.open({
		'App.svelte': `<script>
	let dialog;
</script>
<button onclick={() => dialog.showModal()}>Open</button>
<dialog bind:this={dialog}><form><button formmethod="dialog" value="egg">Close</button></form></dialog>`
	});
	const { result } = rookery;
	await result.getByRole('button', { name: 'Open' }).click();
	await result.getByRole('button', { name: 'Close' }).click();
	await expect(result.getByRole('dialog')).toBeHidden();
});

test('a form that is submitted leaves the program as it is', async ({ rookery }) => {
	await rookery.open({
		'App.svelte': `<script>
	let count = $state(0);
	let form;
</script>
<button onclick={() => count++}>{count} clicks</button>
<form bind:this={form} action="/favicon.svg"><input name="egg" value="1" /><button>Send</button></form>
<button onclick={() => form.submit()}>Submit</button>`
	});
	const counter = rookery.result.getByRole('button', { name: 'clicks' });
	await counter.click();
	for (const [index, name] of ['Send', 'Submit'].entries()) {
		await rookery.result.getByRole('button', { name }).click();
		await expect(rookery.consoleRow(/The form was submitted and the preview stayed/)).toHaveCount(
			index + 1
		);
		await counter.click();
		await expect(counter, name).toHaveText(`${index + 2} clicks`);
	}
});

test('a form in a custom element that is submitted leaves the program as it is', async ({
	rookery
}) => {
	await rookery.open({
		'App.svelte': `<script>
	import './Egg.svelte';
	let count = $state(0);
</script>
<button onclick={() => count++}>{count} clicks</button>
<egg-form></egg-form>`,
		'Egg.svelte': `<svelte:options customElement="egg-form" />
<form action="/favicon.svg"><input name="egg" value="1" /><button>Send</button></form>`
	});
	const { result } = rookery;
	await result.getByRole('button', { name: 'clicks' }).click();
	await result.getByRole('button', { name: 'Send' }).click();
	await expect(rookery.consoleRow(/The form was submitted and the preview stayed/)).toBeVisible();
	await expect(result.getByRole('button', { name: 'clicks' })).toHaveText('1 clicks');
});

test('a form whose event goes nowhere is not sent either', async ({ rookery, pageConsole }) => {
	pageConsole.expect(/form-action/);
	await rookery.open({
		'App.svelte': `<script>
	let count = $state(0);
</script>
<form action="/favicon.svg" onsubmit={(event) => { event.stopPropagation(); count++; }}><button>Send</button></form>
<p>{count}</p>`
	});
	const refused = rookery.page.waitForEvent('console', (message) =>
		/form-action/.test(message.text())
	);
	await rookery.result.getByRole('button', { name: 'Send' }).click();
	await refused;
	await expect(rookery.result.locator('p')).toHaveText('1');
});

for (const code of [
	"location = '/favicon.svg'",
	"location.replace('/favicon.svg')",
	'location.reload()',
	'history.go(0)',
	"open('/favicon.svg', '_self')"
]) {
	test(`a program that leaves its document by ${code} is started again and told so`, async ({
		rookery
	}) => {
		await rookery.open({
			'App.svelte': `<script>
	let count = $state(0);
</script>
<button onclick={() => count++}>{count} clicks</button>
<button onclick={() => { ${code}; }}>Leave</button>`
		});
		const counter = rookery.result.getByRole('button', { name: 'clicks' });
		await counter.click();
		await expect(counter).toHaveText('1 clicks');
		await rookery.result.getByRole('button', { name: 'Leave' }).click();
		await expect(rookery.consoleRow(/The program left its own document/)).toBeVisible();
		await expect(counter).toHaveText('0 clicks');
		await counter.click();
		await expect(counter).toHaveText('1 clicks');
		await expect(rookery.root).toHaveAttribute('data-status', 'running');
		expect(new URL(rookery.page.url()).pathname).toBe('/');
	});
}

test('a program that leaves its document each time it runs is not started for ever', async ({
	rookery
}) => {
	await rookery.open({ 'App.svelte': '<p>fine</p>' });
	await rookery.write("<script>\n\tlocation.href = '/favicon.svg';\n</script>\n<p>gone</p>");
	await expect(rookery.page.getByRole('region', { name: 'Error' })).toContainText(
		'leaves its own document whenever it is run'
	);
	await expect(rookery.root).toHaveAttribute('data-status', 'failed');
	await rookery.write('<p>back</p>');
	await expect(rookery.result.locator('p')).toHaveText('back');
	await expect(rookery.root).toHaveAttribute('data-status', 'running');
});

test('the body holds what the component renders and nothing else', async ({ rookery }) => {
	await rookery.open({
		'App.svelte': `<main>one</main>
<p>two</p>
<style>
	:global(body > main) { color: rgb(5, 6, 7); }
	:global(body) { display: grid; }
</style>`
	});
	await expect(rookery.result.locator('body > main')).toHaveCSS('color', 'rgb(5, 6, 7)');
	const children = await rookery.result
		.locator('body')
		.evaluate((body) => [...body.children].map(({ localName }) => localName));
	expect(children).toEqual(['main', 'p']);
});

test('a program that wants the focus does not take it from somebody who types', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<p></p>' });
	await rookery.write(`<script>
	let field;
	$effect(() => {
		field.focus();
		window.focus();
	});
</script>
<!-- svelte-ignore a11y_autofocus -->
<textarea autofocus></textarea>
<input bind:this={field} />
<p></p>`);
	await expect(rookery.result.locator('input')).toBeVisible();
	// In a document that nobody has touched: what a test reads in one counts as a click there.
	await reload(rookery);
	await rookery.settled(/running/);
	await rookery.placeCursorAfter('<p>');
	await page.keyboard.type('abc', { delay: 200 });
	await rookery.settled(/running/);
	expect(await rookery.text()).toContain('<p>abc</p>');
	await expect(rookery.editor).toBeFocused();
	await expect(rookery.result.locator('input')).toHaveValue('');
	// Once the visitor is in the result, it may.
	await rookery.result.locator('p').click();
	await rookery.result.locator('input').click();
	await page.keyboard.type('egg');
	await expect(rookery.result.locator('input')).toHaveValue('egg');
});

test('dialogs, popovers and faulty fields do not take the focus from somebody who types', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<p></p>' });
	await rookery.write(`<script>
	let dialog, popover, form, field, label;
	$effect(() => {
		popover.showPopover();
		dialog.show();
		dialog.close();
		form.reportValidity();
		form.requestSubmit();
		field.reportValidity();
		field.select();
		label.click();
		dialog.showModal();
		console.log('all tried');
	});
</script>
<div popover bind:this={popover}><button>One</button></div>
<dialog bind:this={dialog}><button>Two</button></dialog>
<form bind:this={form}><label bind:this={label}>Egg <input required bind:this={field} /></label></form>
<p></p>`);
	await expect(rookery.consoleRow('all tried')).toBeVisible();
	await expect(rookery.editor).toBeFocused();
	await page.keyboard.type('<i>typed</i>');
	await expect.poll(() => rookery.text()).toContain('<p></p><i>typed</i>');
	// What the visitor opens has the focus, as it should.
	await rookery.write(`<script>
	let dialog;
</script>
<button onclick={() => dialog.showModal()}>Open</button>
<dialog bind:this={dialog}><input /></dialog>`);
	await rookery.result.getByRole('button', { name: 'Open' }).click();
	await expect(rookery.result.locator('input')).toBeFocused();
});

test.describe('with the system in charge of colours', () => {
	// An emulated scheme would be told to every document, whatever the page chooses for it.
	test.use({ colorScheme: null });

	test('light and dark follow the page', async ({ rookery }) => {
		await rookery.open({
			'App.svelte': `<p>colour</p>
<style>
	p { color: light-dark(rgb(1, 0, 0), rgb(0, 0, 1)); }
	@media (prefers-color-scheme: dark) { p { margin: 9px; } }
</style>`
		});
		const text = rookery.result.locator('p');
		await rookery.chooseTheme('Light');
		await expect(text).toHaveCSS('color', 'rgb(1, 0, 0)');
		await rookery.chooseTheme('Dark');
		await expect(text).toHaveCSS('color', 'rgb(0, 0, 1)');
		await expect(text).toHaveCSS('margin-top', '9px');
		await reload(rookery);
		await expect(rookery.root).toHaveAttribute('data-status', 'running');
		await expect(text).toHaveCSS('color', 'rgb(0, 0, 1)');
	});
});

test.describe('the focus of somebody who was in the result a moment ago', () => {
	test('stays in the editor when a timer of the program asks for it', async ({ rookery }) => {
		const { page, result } = rookery;
		await rookery.open({
			'App.svelte': `<script>
	let field;
	let tries = $state(0);
	function begin() {
		setInterval(() => {
			field.focus();
			tries++;
		}, 50);
	}
</script>
<button onclick={begin}>Begin</button>
<input bind:this={field} />
<p>{tries} tries</p>`
		});
		await result.getByRole('button').click();
		await expect(result.locator('input')).toBeFocused();
		await rookery.placeCursorAfter('Begin');
		const before = Number.parseInt(await result.locator('p').innerText());
		await expect
			.poll(async () => Number.parseInt(await result.locator('p').innerText()))
			.toBeGreaterThan(before + 4);
		await expect(rookery.editor).toBeFocused();
		await page.keyboard.type('!');
		await expect.poll(() => rookery.text()).toContain('Begin!');
	});
});

test.describe('without auto-run', () => {
	const auto = ({ page }: Rookery) => page.getByRole('switch', { name: 'Auto-run' });
	const counter = (name: string) =>
		`<script>\n\tlet n = $state(0);\n</script>\n<button onclick={() => n++}>${name} {n}</button>`;

	test('edits are compiled and wait for Run, and nothing happens to the program that runs', async ({
		rookery
	}) => {
		const { page, result } = rookery;
		const button = result.getByRole('button');
		await rookery.open({ 'App.svelte': counter('old') });
		await button.click();
		await auto(rookery).click();
		await rookery.write(counter('new'));
		await rookery.settled(/edited/);
		await expect(page.getByText('Edited, not run').first()).toBeVisible();
		await expect(button).toHaveText('old 1');
		await rookery.write('{#if');
		await rookery.settled(/failed/);
		await rookery.write(counter('newest'));
		await rookery.settled(/edited/);
		await page.keyboard.press('ControlOrMeta+Enter');
		await expect(button).toHaveText('newest 0');
		await rookery.settled(/running/);
	});

	test('what waits is run when edits run by themselves again', async ({ rookery }) => {
		await rookery.open({ 'App.svelte': '<p>old</p>' });
		await auto(rookery).click();
		await rookery.write('<p>new</p>');
		await rookery.settled(/edited/);
		await auto(rookery).click();
		await expect(rookery.result.locator('p')).toHaveText('new');
		await rookery.settled(/running/);
	});

	test('a project that is opened is not run before somebody asks', async ({ rookery }) => {
		const { page } = rookery;
		await page.addInitScript(() => {
			if (window.top === window) localStorage.setItem('rookery:settings', '{"autoRun":false}');
		});
		await page.goto(`/${encodeLink(project({ 'App.svelte': '<p>here</p>' }))}`);
		await rookery.settled(/edited/);
		const start = page.getByRole('region', { name: 'Not run yet' });
		await expect(start).toContainText('Auto is off');
		await start.getByRole('button', { name: 'Run' }).click();
		await expect(rookery.result.locator('p')).toHaveText('here');
		await expect(start).toHaveCount(0);
	});
});

test.describe('preview options', () => {
	// An emulated scheme would be told to every document, whatever is chosen for it.
	test.use({ colorScheme: null, contextOptions: { reducedMotion: 'no-preference' } });

	const options = async ({ page }: Rookery) => {
		await page.getByRole('button', { name: 'Preview options' }).click();
		return page.getByRole('dialog', { name: 'Preview options' });
	};

	test('the result can be as wide as a telephone, a tablet, or anything', async ({ rookery }) => {
		const { page, result } = rookery;
		await rookery.open({
			'App.svelte':
				'<svelte:window bind:innerWidth={width} />\n<script>\n\tlet width = $state(0);\n</script>\n<p>{width}</p>'
		});
		const text = result.locator('p');
		await expect(text).not.toHaveText('0');
		const fitting = await text.innerText();
		const dialog = await options(rookery);
		await dialog.getByRole('radio', { name: 'Phone' }).click();
		await expect(text).toHaveText('375');
		await dialog.getByRole('radio', { name: 'Tablet' }).click();
		await expect(text).toHaveText('768');
		await page.keyboard.press('Escape');
		const edge = page.getByRole('separator', { name: 'Width of the result' });
		await edge.focus();
		await page.keyboard.press('ArrowRight');
		await expect(text).toHaveText('784');
		await expect(edge).toHaveAttribute('aria-valuenow', '784');
		const again = await options(rookery);
		await again.getByRole('radio', { name: 'Fit' }).click();
		await expect(text).toHaveText(fitting);
	});

	test('light, dark and reduced motion reach styles and scripts, also those of a new run', async ({
		rookery
	}) => {
		const { page, result } = rookery;
		await rookery.open({
			'App.svelte': `<script>
	import { MediaQuery } from 'svelte/reactivity';
	const calm = new MediaQuery('prefers-reduced-motion: reduce');
	const dark = new MediaQuery('prefers-color-scheme: dark');
</script>
<p>{calm.current ? 'calm' : 'lively'} {dark.current ? 'dark' : 'light'}</p>
<style>
	p { color: light-dark(rgb(1, 0, 0), rgb(0, 0, 1)); }
	@media (prefers-reduced-motion: reduce) { p { margin-top: 9px; } }
	@media (prefers-color-scheme: dark) { p { margin-left: 7px; } }
</style>`
		});
		const text = result.locator('p');
		const dialog = await options(rookery);
		await dialog.getByRole('radio', { name: 'Dark' }).click();
		await expect(text).toHaveCSS('color', 'rgb(0, 0, 1)');
		await expect(text).toHaveCSS('margin-left', '7px');
		await expect(text).toHaveText('lively dark');
		await dialog.getByRole('switch', { name: 'Reduced motion' }).click();
		await expect(text).toHaveText('calm dark');
		await expect(text).toHaveCSS('margin-top', '9px');
		await page.keyboard.press('Escape');
		await reload(rookery);
		await rookery.settled(/running/);
		await expect(text).toHaveText('calm dark');
		await expect(text).toHaveCSS('margin-top', '9px');
		const again = await options(rookery);
		await again.getByRole('radio', { name: 'Light' }).click();
		await again.getByRole('switch', { name: 'Reduced motion' }).click();
		await expect(text).toHaveText('lively light');
		await expect(text).not.toHaveCSS('margin-top', '9px');
	});

	test('the result opens alone in a tab', async ({ rookery, context }) => {
		const { page } = rookery;
		await rookery.open({ 'App.svelte': '<p>alone</p>' });
		const opened = context.waitForEvent('page');
		await page.getByRole('button', { name: 'Open the result alone' }).click();
		const other = rookery.inTab(await opened);
		await expect(other.result.locator('p')).toHaveText('alone');
		await expect(other.page.getByRole('tablist')).toHaveCount(0);
	});

	test('a project too large for a link says why it does not open alone', async ({
		rookery,
		context
	}) => {
		const { page } = rookery;
		// Nothing that packs: random bytes.
		const bytes = new Uint8Array(1_800_000);
		for (let at = 0; at < bytes.length; at += 65_536) {
			crypto.getRandomValues(bytes.subarray(at, at + 65_536));
		}
		await rookery.open({ 'App.svelte': '<p>large</p>' });
		await rookery.upload({ name: 'noise.bin', mimeType: '', buffer: Buffer.from(bytes) });
		await expect(rookery.treeItem('noise.bin')).toBeVisible();
		await page.getByRole('button', { name: 'Open the result alone' }).click();
		await expect(page.getByText('The result cannot be opened alone')).toContainText(
			'Browsers cut addresses of this length.'
		);
		expect(context.pages()).toHaveLength(1);
	});
});
