import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, type Rookery } from './rookery';

test('packages are imported by name, by exact version and by subpath', async ({ rookery }) => {
	await rookery.open({
		'App.svelte': `<script>
	import { scaleLinear } from 'd3-scale';
	import { max } from 'd3-array@3.2.0';
	import clsx from 'clsx@2.1.0/lite';
	const scale = scaleLinear([0, 10], [0, 100]);
</script>
<p>{scale(3)}</p>
<p>{max([3, 9, 4])}</p>
<p>{clsx('a', false, 'b')}</p>`
	});
	await expect(rookery.result.locator('p')).toHaveText(['30', '9', 'a b']);
});

test('typing an import of a package is enough to have it', async ({ rookery }) => {
	await rookery.open({ 'App.svelte': '<script>\n\t\n</script>\n<p>{typeof nanoid}</p>' });
	await expect(rookery.result.locator('p')).toHaveText('undefined');
	await rookery.editor.click();
	await rookery.page.keyboard.press('ControlOrMeta+Home');
	await rookery.page.keyboard.press('ArrowDown');
	await rookery.page.keyboard.insertText("import { nanoid } from 'nanoid");
	await rookery.page.keyboard.insertText("@3.3.7';");
	await expect(rookery.result.locator('p')).toHaveText('function');
});

test('an import of a package that has no side effects leaves the state as it is', async ({
	rookery
}) => {
	const program = (script: string, text: string) => `<script>
	${script}
	let clicks = $state(0);
</script>
<button onclick={() => (clicks += 1)}>{clicks} ${text}</button>`;
	await rookery.open({ 'App.svelte': program('', 'plain') });
	const button = rookery.result.locator('button');
	await button.click();
	await rookery.write(program("import { nanoid } from 'nanoid@5.1.5';", '{nanoid().length}'));
	await expect(button).toHaveText('1 21');
	await rookery.write(program('', 'plain'));
	await expect(button).toHaveText('1 plain');
});

/** Serves modules by path, as any host with CORS does. */
async function serve(files: Record<string, string>): Promise<{ base: string; server: Server }> {
	const server = createServer((request, response) => {
		const body = files[request.url ?? ''];
		response.writeHead(body === undefined ? 404 : 200, {
			'Content-Type': 'text/javascript',
			'Access-Control-Allow-Origin': '*'
		});
		response.end(body ?? '');
	});
	await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
	const { port } = server.address() as AddressInfo;
	return { base: `http://localhost:${port}`, server };
}

test('modules are imported from URLs, and svelte still exists once', async ({ rookery }) => {
	const { base, server } = await serve({
		'/lib/main.js': `import { unit } from './unit.js';
import { untrack } from 'svelte';
export const say = (count) => count + unit;
export { untrack };`,
		'/lib/unit.js': "export const unit = ' eggs';"
	});
	try {
		await rookery.open({
			'App.svelte': `<script>
	import { say, untrack as theirs } from '${base}/lib/main.js';
	import { untrack as ours } from 'svelte';
</script>
<p>{say(2)}, {theirs === ours ? 'one svelte' : 'two sveltes'}</p>`
		});
		await expect(rookery.result.locator('p')).toHaveText('2 eggs, one svelte');
	} finally {
		server.close();
	}
});

/** The words under the first squiggle of an error. */
function squiggled(rookery: Rookery) {
	return rookery.editor.locator('.cm-lintRange-error').first();
}

const FAULTS: { specifier: string; message: string; wayOut: string }[] = [
	{
		specifier: 'rookery-has-no-such-package',
		message: 'There is no package "rookery-has-no-such-package".',
		wayOut: 'Check the spelling.'
	},
	{
		specifier: 'clsx@2.99.0',
		message: 'The package "clsx" has no version "2.99.0".',
		wayOut: 'The newest is 2.'
	},
	{
		specifier: 'clsx@2.1.0/heavy',
		message: 'clsx 2.1.0 has no "clsx/heavy".',
		wayOut: '"clsx/lite"'
	},
	{ specifier: 'fs', message: '"fs" is a part of Node.js', wayOut: 'Use what browsers have' },
	{
		specifier: 'node:path',
		message: '"node:path" is a part of Node.js',
		wayOut: 'import "path@latest"'
	},
	{
		specifier: '$app/environment',
		message: '"$app/environment" comes from SvelteKit',
		wayOut: 'pass its values in as props'
	},
	{
		specifier: 'graceful-fs@4.2.11',
		message: '"fs" is a part of Node.js',
		wayOut: 'App.svelte → graceful-fs → fs'
	}
];

for (const { specifier, message, wayOut } of FAULTS) {
	test(`an import of '${specifier}' says at its place what is wrong and the way out`, async ({
		rookery
	}) => {
		await rookery.open({
			'App.svelte': `<script>\n\timport * as it from '${specifier}';\n</script>\n{it}`
		});
		const card = rookery.page.getByRole('region', { name: 'Error' });
		await expect(card).toContainText(message);
		await expect(card).toContainText(wayOut);
		await expect(card).toContainText('App.svelte:2:23');
		await expect(squiggled(rookery)).toHaveText(specifier);
		await rookery.write('<p>without</p>');
		await expect(rookery.result.locator('p')).toHaveText('without');
		await expect(card).toHaveCount(0);
	});
}

test('what could not be fetched is tried again with Reload once the network is back', async ({
	rookery
}) => {
	await rookery.page.route('**/npm/**', (route) => route.abort());
	await rookery.open({
		'App.svelte': `<script>\n\timport clsx from 'clsx@2.1.0';\n</script>\n<p>{clsx('back')}</p>`
	});
	const card = rookery.page.getByRole('region', { name: 'Error' });
	await expect(card).toContainText('clsx 2.1.0 could not be fetched');
	await expect(card).toContainText('It is tried again with the next edit or Reload.');
	await rookery.page.unroute('**/npm/**');
	await rookery.page.getByRole('button', { name: 'Reload the result' }).click();
	await expect(rookery.result.locator('p')).toHaveText('back');
	await expect(card).toHaveCount(0);
});

test('what could not be fetched is tried again with the next edit', async ({ rookery }) => {
	await rookery.page.route('**/npm/**', (route) => route.abort());
	const source = `<script>\n\timport { max } from 'd3-array';\n</script>\n<p>{max([1, 5])}</p>`;
	await rookery.open({ 'App.svelte': source });
	const card = rookery.page.getByRole('region', { name: 'Error' });
	await expect(card).toContainText('d3-array could not be fetched');
	await rookery.page.unroute('**/npm/**');
	await rookery.write(source.replace('5', '6'));
	await expect(rookery.result.locator('p')).toHaveText('6');
});
