/** Links: the hash in the address bar, Share, links of the Svelte playground, and links that were damaged on their way. */
import { gzipSync } from 'node:zlib';
import { encodeLink } from '../../src/share/link';
import { PIXEL } from './media-files';
import { expect, project, test, type Rookery } from './rookery';

const FILES = {
	'App.svelte': `<script>
	import Post from './posts/Post.svx';
	import dot from './dot.png';
</script>
<Post />
<img src={dot} alt="dot" />`,
	'posts/Post.svx': '# Hello *there*',
	'dot.png': new Uint8Array(PIXEL)
};

const name = (rookery: Rookery) =>
	rookery.page.getByRole('textbox', { name: 'Name of the project' });

/** A project that the visitor has written and that the browser has saved. */
async function saveOwn(rookery: Rookery): Promise<void> {
	await rookery.open();
	await rookery.write('<p>my own work</p>');
	await expect(rookery.result.locator('p')).toHaveText(['my own work']);
	await rookery.saved();
}

async function visit(rookery: Rookery, address: string): Promise<void> {
	await rookery.page.goto('about:blank');
	await rookery.page.goto(address);
	await rookery.settled();
}

async function expectOwn(rookery: Rookery): Promise<void> {
	await expect(rookery.result.locator('p')).toHaveText(['my own work']);
	expect(await rookery.text()).toBe('<p>my own work</p>');
}

test('Share copies a link that opens the same thing in a fresh profile', async ({
	rookery,
	stranger
}) => {
	const { page } = rookery;
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await rookery.open(project(FILES, 'Two files and a dot'));
	await rookery.openFile('posts/Post.svx');
	await rookery.write('# Hello *stranger*');
	await page.getByRole('button', { name: 'Share' }).click();
	const share = page.getByRole('dialog', { name: 'Share' });
	await share.getByRole('button', { name: 'Copy' }).click();
	await expect(share.getByRole('button', { name: 'Copied' })).toBeVisible();
	await expect(share).toContainText('It fits into a chat message.');
	const link = await page.evaluate(() => navigator.clipboard.readText());
	expect(link).toBe(page.url());

	await stranger.page.goto(link);
	await stranger.settled(/running/);
	await expect(stranger.result.getByRole('heading')).toHaveText('Hello stranger');
	await expect(stranger.result.getByRole('img')).toHaveJSProperty('naturalWidth', 1);
	await expect(name(stranger)).toHaveValue('Two files and a dot');
	for (const path of Object.keys(FILES)) await expect(stranger.treeItem(path)).toBeVisible();
	await stranger.openFile('posts/Post.svx');
	expect(await stranger.text()).toBe('# Hello *stranger*');
});

test('the hash follows every edit', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<p>one</p>' });
	const held = (expected: Record<string, unknown>) =>
		expect.poll(() => rookery.link()).toMatchObject(expected);
	const length = await page.evaluate(() => history.length);
	await rookery.write('<p>two</p>');
	await held({ project: { files: [{ path: 'App.svelte', content: '<p>two</p>' }] } });
	await rookery.addFile('lib/x.js');
	await held({ project: { files: [{}, { path: 'lib/x.js', content: '' }] } });
	await name(rookery).fill('Renamed');
	await name(rookery).press('Enter');
	await held({ project: { name: 'Renamed' } });
	await rookery.fileAction('Delete');
	await expect.poll(() => rookery.link()).not.toHaveProperty('project.files.1');
	// Typing is no reason for Back to lead through every word.
	expect(await page.evaluate(() => history.length)).toBe(length);
});

test('a link never takes the place of a saved project', async ({ rookery }) => {
	const { page } = rookery;
	await saveOwn(rookery);
	// Looked at only.
	await visit(rookery, `/${encodeLink(project({ 'App.svelte': '<h1>theirs</h1>' }))}`);
	await expect(rookery.result.getByRole('heading')).toHaveText('theirs');
	await expect(page.getByText('Saved once you change it')).toBeVisible();
	await visit(rookery, '/');
	await expectOwn(rookery);
	await expect.poll(() => rookery.link().ok).toBe(true);

	// In the same tab, and back.
	await rookery.follow({ 'App.svelte': '<h1>theirs</h1>' });
	await expect(rookery.result.getByRole('heading')).toHaveText('theirs');
	await page.goBack();
	await expectOwn(rookery);
	await page.goForward();
	await expect(rookery.result.getByRole('heading')).toHaveText('theirs');

	// Changed: then it is a project of its own, and the other one is where it was.
	await rookery.write('<h2>theirs, changed by me</h2>');
	await rookery.saved();
	await visit(rookery, '/');
	await expect(rookery.result.locator('h2')).toHaveText('theirs, changed by me');
	await rookery.command('Projects and new project');
	const projects = page.getByRole('dialog', { name: 'Projects' }).getByRole('listitem');
	await projects.filter({ hasNotText: ', open' }).getByRole('button').first().click();
	await expectOwn(rookery);
});

test('Back leads to the first project when nothing else was open', async ({ rookery }) => {
	await rookery.open();
	await rookery.follow({ 'App.svelte': '<h2>a link</h2>' });
	await expect(rookery.result.locator('h2')).toHaveText('a link');
	await rookery.page.goBack();
	await expect(rookery.result.getByRole('heading')).toHaveText('Counting penguins');
});

const toHash = (value: object) => `#${gzipSync(JSON.stringify(value)).toString('base64url')}`;

test('a link of the Svelte playground opens as a project, in both of its formats', async ({
	rookery
}) => {
	const { page } = rookery;
	const app = `<script>
	import Nested from './lib/Nested.svelte';
	import { count } from './state.svelte.js';
</script>
<Nested /><p>{count.value}</p>`;
	const file = (path: string, contents: string) => ({
		type: 'file',
		name: path,
		basename: path.split('/').at(-1),
		contents,
		text: true
	});
	const state = `export const count = $state({ value: 3 });`;
	await rookery.page.goto(
		`/${toHash({
			name: 'From svelte.dev',
			files: [
				file('App.svelte', app),
				file('lib/Nested.svelte', '<h1>Nested</h1>'),
				file('state.svelte.js', state)
			],
			tailwind: false
		})}`
	);
	await rookery.settled(/running/);
	await expect(rookery.result.getByRole('heading')).toHaveText('Nested');
	await expect(rookery.result.locator('p')).toHaveText('3');
	await expect(name(rookery)).toHaveValue('From svelte.dev');

	await rookery.follow(
		toHash({
			name: 'Older',
			files: [
				{ name: 'App', type: 'svelte', source: app.replace('lib/Nested', 'Nested') },
				{ name: 'Nested', type: 'svelte', source: '<h1>Older</h1>' },
				{ name: 'state.svelte', type: 'js', source: state.replace('3', '4') }
			],
			tailwind: true
		})
	);
	await expect(rookery.result.getByRole('heading')).toHaveText('Older');
	await expect(rookery.result.locator('p')).toHaveText('4');
	await expect(name(rookery)).toHaveValue('Older');
	await expect(page.getByRole('status').filter({ hasText: 'Tailwind' })).toBeVisible();
	// From the first edit on the address is a link of our own.
	await rookery.write('<p>edited</p>');
	await expect.poll(() => new URL(page.url()).hash).toMatch(/^#1/);
});

test.describe('a damaged link', () => {
	const whole = encodeLink(
		project({
			'App.svelte': '<h1>saved from the wreck</h1>',
			'Other.svelte': `<p>${Array.from({ length: 200 }, (_, index) => (index * index * 7919) % 1009).join(' ')}</p>`
		})
	);
	const cut = whole.slice(0, Math.floor(whole.length * 0.7));

	test('says what is wrong and leaves the project of the visitor alone', async ({ rookery }) => {
		const { page } = rookery;
		await saveOwn(rookery);
		const alert = page.getByRole('alert');
		for (const [hash, why] of [
			[cut, 'The end of this link is missing.'],
			[`${whole.slice(0, -3)}AAA`, 'This link was changed on its way'],
			['#9abcdefghijkl', 'made by a newer Rookery'],
			['#section-2', 'This is not a Rookery link.'],
			['#H4sIAAAAAAAAA6tWyk', 'Svelte playground link']
		] as const) {
			await visit(rookery, `/${hash}`);
			await expect(alert).toContainText(why);
			await expectOwn(rookery);
		}
		await page.getByRole('button', { name: 'Dismiss' }).click();
		await expect(alert).toBeHidden();
		await visit(rookery, '/');
		await expectOwn(rookery);
	});

	test('that is followed in an open tab does the same', async ({ rookery }) => {
		const { page } = rookery;
		await saveOwn(rookery);
		await rookery.follow(cut);
		await expect(page.getByRole('alert')).toContainText('The end of this link is missing.');
		await expectOwn(rookery);
		await rookery.placeCursorAfter('own work');
		await page.keyboard.type('!');
		await expect
			.poll(() => rookery.link())
			.toHaveProperty('project.files.0.content', '<p>my own work!</p>');
	});

	test('opens as far as it could be read, when the visitor wants that', async ({ rookery }) => {
		const { page } = rookery;
		await saveOwn(rookery);
		await visit(rookery, `/${cut}`);
		const alert = page.getByRole('alert');
		await expect(alert).toContainText('`App.svelte`, `Other.svelte`');
		await expect(alert).toContainText('`Other.svelte` ends too early');
		await alert.getByRole('button', { name: 'Open what could be read' }).click();
		await expect(alert).toBeHidden();
		await expect(rookery.result.getByRole('heading')).toHaveText('saved from the wreck');
		await expect(rookery.tab('Other.svelte')).toBeVisible();
		await visit(rookery, '/');
		await expectOwn(rookery);
	});
});
