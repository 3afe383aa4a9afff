import { expect, test } from '../e2e/rookery';

const pinned = (dependencies: Record<string, string>) => JSON.stringify({ dependencies });

test('another icon of a barrel is there at once, and the one before is not fetched again', async ({
	rookery
}) => {
	const { page, result } = rookery;
	const source = `<script>
	import { Camera } from '@lucide/svelte';
</script>

<Camera />`;
	await rookery.open({
		'App.svelte': source,
		'package.json': pinned({ '@lucide/svelte': '1.48.0' })
	});
	await expect(result.locator('svg.lucide-camera')).toBeVisible();
	const fetched: string[] = [];
	page.on('request', (request) => {
		if (request.url().includes('/npm/')) fetched.push(request.url());
	});
	// A name that is only half there leads nowhere, and needs nothing.
	await rookery.write(source.replace('{ Camera }', '{ Camera, Hous }'));
	await expect(result.locator('svg')).toHaveCount(1);
	await rookery.write(
		source.replace('{ Camera }', '{ Camera, House }').replace('<Camera />', '<Camera /><House />')
	);
	await expect(result.locator('svg.lucide-house')).toBeVisible();
	await expect(result.locator('svg')).toHaveCount(2);
	expect(fetched).toEqual([]);
});

test('a second visit needs no network for packages', async ({ rookery, pageConsole }) => {
	const { page, result } = rookery;
	await rookery.open({
		'App.svelte': `<script>\n\timport { ascending } from 'd3-array';\n</script>\n<p>{ascending(1, 2)}</p>`
	});
	await expect(result.locator('p')).toHaveText('-1');
	pageConsole.expect(/Failed to load resource: net::ERR_FAILED/);
	await page.route('**/npm/**', (route) => route.abort());
	await page.reload();
	await rookery.settled();
	await expect(result.locator('p')).toHaveText('-1');
	await expect(page.getByRole('region', { name: 'Error' })).toHaveCount(0);
});

test('the packages of the program are listed, and can be refreshed to the newest', async ({
	rookery
}) => {
	const { page, result } = rookery;
	await rookery.open({
		name: 'Packages',
		entry: 'App.svelte',
		files: [
			{
				path: 'App.svelte',
				content: `<script>
	import clsx from 'clsx';
	import { scaleLinear } from 'd3-scale';
</script>
<p>{clsx('a', scaleLinear([0, 1], [0, 10])(0.5))}</p>`
			}
		],
		options: { lock: { 'clsx@latest': '2.0.0', 'gone@latest': '1.0.0' } }
	});
	await expect(result.locator('p')).toHaveText('a 5');
	await page.getByRole('button', { name: /^\d+ packages$/ }).click();
	const dialog = page.getByRole('dialog', { name: 'Packages' });
	const row = (name: string) =>
		dialog.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
	await expect(row('clsx').getByRole('cell')).toHaveText([
		'2.0.0',
		/^\d+ B$/,
		/^\d+ B$/,
		'App.svelte'
	]);
	await expect(row('d3-scale').getByRole('cell').last()).toHaveText('App.svelte');
	await expect(row('d3-interpolate').getByRole('cell').last()).toContainText('d3-scale');
	await expect(dialog.getByRole('rowheader', { name: 'gone' })).toHaveCount(0);

	await dialog.getByRole('button', { name: 'Refresh to newest' }).click();
	await expect(row('clsx').getByRole('cell').first()).not.toHaveText('2.0.0');
	await page.keyboard.press('Escape');
	await rookery.settled();
	await expect(result.locator('p')).toHaveText('a 5');
	await expect
		.poll(() => {
			const link = rookery.link();
			return link.ok ? link.project.options.lock?.['clsx@latest'] : undefined;
		})
		.toMatch(/^2\.[1-9]/);
	const link = rookery.link();
	expect(link.ok && Object.keys(link.project.options.lock ?? {})).not.toContain('gone@latest');
});

test("the project's package.json says which version, an import may say otherwise", async ({
	rookery
}) => {
	const { result, page } = rookery;
	await rookery.open({
		'App.svelte': `<script>
	import { VERSION } from 'luxon';
	import { VERSION as OLDER } from 'luxon@1.28.1';
</script>
<p>{VERSION}</p><p>{OLDER}</p>`,
		'package.json': pinned({ luxon: '~3.3.0' })
	});
	await expect(result.locator('p')).toHaveText([/^3\.3\./, '1.28.1']);
	await rookery.openFile('package.json');
	await rookery.write(pinned({ luxon: '3.4.0' }));
	await expect(result.locator('p')).toHaveText(['3.4.0', '1.28.1']);
	await expect(page.getByRole('region', { name: 'Error' })).toHaveCount(0);
});

test('half-typed ranges in package.json and half-typed addresses fetch nothing', async ({
	rookery
}) => {
	const { page, result } = rookery;
	await rookery.open({
		'App.svelte': `<script>\n\timport clsx from 'clsx';\n</script>\n<p>{typeof clsx}</p>`,
		'package.json': pinned({ clsx: '2.1.1' })
	});
	await expect(result.locator('p')).toHaveText('function');
	const asked: string[] = [];
	page.on('request', (request) => void asked.push(request.url()));
	const tarballs = () => asked.filter((url) => /\/npm\/clsx\/.*\.tgz/.test(url));
	await rookery.openFile('package.json');
	await rookery.placeCursorAfter('"clsx":"2.1.1');
	await page.keyboard.press('Backspace');
	await page.keyboard.type('0', { delay: 30 });
	await expect.poll(tarballs).toHaveLength(1);
	// Without the pause, the range in between is fetched as well.
	expect(tarballs()[0]).toContain('clsx-2.1.0.tgz');

	await rookery.openFile('App.svelte');
	await rookery.write("<script>\n\timport it from '';\n</script>\n<p>{typeof it}</p>");
	await rookery.placeCursorAfter("import it from '");
	const { origin } = new URL(page.url());
	const address = `${origin}/favicon.svg?typed`;
	await page.keyboard.type(address, { delay: 30 });
	await expect(result.locator('p')).toHaveText('string');
	expect(asked.filter((url) => url.includes('.svg?'))).toEqual([address]);
});

test('half-typed names of packages fetch nothing', async ({ rookery }) => {
	const { page, result } = rookery;
	const asked = new Set<string>();
	page.on('request', (request) => {
		const name = /\/npm\/([^/?]+)/.exec(request.url())?.[1];
		if (name !== undefined) asked.add(name);
	});
	await rookery.open({
		'App.svelte': "<script>\n\timport clsx from '';\n</script>\n<p>{typeof clsx}</p>"
	});
	asked.clear();
	await rookery.placeCursorAfter("import clsx from '");
	// As slow as somebody who looks for the keys.
	await page.keyboard.type('clsx@2.1.0', { delay: 400 });
	await expect(result.locator('p')).toHaveText('function');
	expect([...asked]).toEqual(['clsx']);
});
