import { expect, test } from './rookery';

/** Packages as jsDelivr serves them: versions, a listing for each, and files. */
const PACKAGES: Record<string, { version: string; files: Record<string, string> }> = {
	'ice-scale': {
		version: '4.1.0',
		files: {
			'/package.json':
				'{ "name": "ice-scale", "version": "4.1.0", "type": "module", "exports": "./src/index.js", "dependencies": { "ice-array": "^2.0.0" } }',
			'/src/index.js': "export { scale } from './scale.js';",
			'/src/scale.js':
				"import { last } from 'ice-array';\nexport const scale = (list) => last(list) * 10;"
		}
	},
	'ice-array': {
		version: '2.3.0',
		files: {
			'/package.json': '{ "name": "ice-array", "version": "2.3.0", "main": "index.js" }',
			'/index.js': 'exports.last = (list) => list[list.length - 1];'
		}
	}
};

function answer(path: string): unknown {
	const [, name = '', version] = /^\/v1\/packages\/npm\/([^@?]+)(?:@([^?]+))?/.exec(path) ?? [];
	const found = PACKAGES[name];
	if (!found) return null;
	if (version === undefined) {
		return { tags: { latest: found.version }, versions: [{ version: found.version }] };
	}
	return { files: Object.keys(found.files).map((file) => ({ name: file })) };
}

test('a static build takes packages from jsDelivr', async ({ rookery }) => {
	const { page } = rookery;
	const headers = { 'Access-Control-Allow-Origin': '*' };
	const asked: string[] = [];
	// A static host serves the document as it was built, without the tag that our own server adds.
	await page.route(/\/(#.*)?$/, async (route) => {
		const response = await route.fetch();
		const html = await response.text();
		await route.fulfill({
			response,
			body: html.replace(/<meta name="rookery-packages"[^>]*>/, '')
		});
	});
	await page.route('https://data.jsdelivr.com/**', async (route) => {
		const { pathname } = new URL(route.request().url());
		const body = answer(pathname);
		await route.fulfill({ status: body === null ? 404 : 200, headers, json: body });
	});
	await page.route('https://cdn.jsdelivr.net/**', async (route) => {
		const { pathname } = new URL(route.request().url());
		asked.push(pathname);
		const [, name = '', file = ''] = /^\/npm\/([^@]+)@[^/]+(\/.*)$/.exec(pathname) ?? [];
		const body = PACKAGES[name]?.files[file];
		await route.fulfill({ status: body === undefined ? 404 : 200, headers, body: body ?? '' });
	});
	await page.route('**/npm/**', async (route) => {
		const { hostname } = new URL(route.request().url());
		if (hostname === 'localhost') asked.push(`the route: ${route.request().url()}`);
		await route.fallback();
	});
	await rookery.open({
		'App.svelte': `<script>
	import { scale } from 'ice-scale';
</script>
<p>{scale([1, 2, 3])}</p>`
	});
	await expect(rookery.result.locator('p')).toHaveText('30');
	expect(asked.toSorted()).toEqual([
		'/npm/ice-array@2.3.0/index.js',
		'/npm/ice-array@2.3.0/package.json',
		'/npm/ice-scale@4.1.0/package.json',
		'/npm/ice-scale@4.1.0/src/index.js',
		'/npm/ice-scale@4.1.0/src/scale.js'
	]);
});
