/** The site on a host that has no route to a registry: packages and versions of Svelte come from jsDelivr. */
import { Jsdelivr } from './jsdelivr';
import { expect, project, test as base, type Rookery } from './rookery';

const MADE_UP = {
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

const test = base.extend<{ jsdelivr: Jsdelivr }>({
	jsdelivr: async ({ page, request }, use) => {
		const jsdelivr = new Jsdelivr(page, request, MADE_UP);
		await jsdelivr.serve();
		await use(jsdelivr);
	}
});

test('a static build takes packages from jsDelivr', async ({ rookery, jsdelivr }) => {
	await rookery.open({
		'App.svelte': `<script>
	import { scale } from 'ice-scale';
</script>
<p>{scale([1, 2, 3])}</p>`
	});
	await expect(rookery.result.locator('p')).toHaveText('30');
	const files = jsdelivr.asked.filter((path) => !path.startsWith('/v1/'));
	expect(files.toSorted()).toEqual([
		'/npm/ice-array@2.3.0/index.js',
		'/npm/ice-array@2.3.0/package.json',
		'/npm/ice-scale@4.1.0/package.json',
		'/npm/ice-scale@4.1.0/src/index.js',
		'/npm/ice-scale@4.1.0/src/scale.js'
	]);
});

/** Svelte has `settled` since 5.36. */
const WHICH = `<script>
	import * as svelte from 'svelte';
</script>
<p>settled is {typeof svelte.settled}</p>`;
const OLD = '5.20.0';
const COMPILER = `/npm/svelte@${OLD}/compiler/index.js`;
const RUNTIME = `/npm/svelte@${OLD}/src/internal/client/`;

const pinned = (version: string) =>
	project({
		'App.svelte': WHICH,
		'package.json': JSON.stringify({ dependencies: { svelte: version } })
	});

function dialog({ page }: Rookery) {
	return page.getByRole('dialog', { name: 'Svelte version' });
}

function versionButton({ page }: Rookery, note: string) {
	return page.getByRole('button', { name: new RegExp(`^Svelte ${note}`) });
}

async function expectBundled(rookery: Rookery, reason: RegExp): Promise<void> {
	await expect(rookery.page.getByText(reason).first()).toContainText(
		/Svelte [\d.]+, which comes with Rookery, is used instead\./
	);
	await expect(rookery.result.locator('p')).toHaveText('settled is function');
	await expect(
		versionButton(rookery, '.*not the version that package.json asks for')
	).toBeVisible();
	await rookery.write(WHICH.replace('settled is', 'edited:'));
	await expect(rookery.result.locator('p')).toHaveText('edited: function');
}

/** Once what went wrong is mended. */
async function expectRetried(rookery: Rookery): Promise<void> {
	await rookery.command('Reload the result');
	await expect(rookery.result.locator('p')).toHaveText('edited: undefined');
	await expect(versionButton(rookery, `${OLD}: chosen for this project`)).toBeVisible();
}

test('another Svelte comes from jsDelivr, compiler and runtime, and is kept', async ({
	rookery,
	jsdelivr
}) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': WHICH });
	await expect(rookery.result.locator('p')).toHaveText('settled is function');
	await versionButton(rookery, '.*comes with Rookery').click();
	await expect(dialog(rookery).getByRole('option').first()).toBeAttached();
	await dialog(rookery).getByRole('combobox', { name: 'Version' }).fill('5.998.0');
	await page.keyboard.press('Enter');
	await expect(dialog(rookery).getByRole('alert')).toHaveText('There is no Svelte 5.998.0.');
	await dialog(rookery).getByRole('combobox', { name: 'Version' }).fill('5.20');
	await dialog(rookery).getByRole('option', { name: OLD }).click();
	await expect(rookery.result.locator('p')).toHaveText('settled is undefined');
	await expect(versionButton(rookery, `${OLD}: chosen for this project`)).toBeVisible();
	expect(jsdelivr.asked).toContain(COMPILER);
	expect(jsdelivr.asked).toContain(`${RUNTIME}index.js`);
	expect(jsdelivr.asked.filter((path) => path.startsWith('the route'))).toEqual([]);

	await expect(page.getByText('Saved in this browser')).toBeVisible();
	const kept = () =>
		page.evaluate(async () => (await (await caches.open('rookery-packages-1')).keys()).length);
	await expect.poll(async () => jsdelivr.asked.length - (await kept())).toBe(0);
	jsdelivr.asked.length = 0;
	await page.reload();
	await expect(rookery.result.locator('p')).toHaveText('settled is undefined');
	await expect(versionButton(rookery, `${OLD}: chosen for this project`)).toBeVisible();
	expect(jsdelivr.asked).toEqual([]);
});

test('a Svelte that jsDelivr does not have leaves the bundled one in use', async ({
	rookery,
	jsdelivr
}) => {
	await rookery.open(pinned('5.999.0'));
	await expectBundled(rookery, /There is no Svelte 5\.999\.0\./);
	expect(jsdelivr.asked).toEqual(['/v1/packages/npm/svelte']);
});

test('a compiler with another checksum than jsDelivr names is not run', async ({
	rookery,
	jsdelivr
}) => {
	jsdelivr.harm = (path) => (path === COMPILER ? 'altered' : null);
	await rookery.open(pinned(OLD));
	await expectBundled(
		rookery,
		/svelte 5\.20\.0 could not be fetched: what arrived is not what its author published/
	);
	jsdelivr.harm = () => null;
	await expectRetried(rookery);
});

test('a network that dies between compiler and runtime leaves the bundled one in use', async ({
	rookery,
	jsdelivr,
	pageConsole
}) => {
	pageConsole.expect(/ERR_CONNECTION_RESET/);
	jsdelivr.harm = (path) => (path.startsWith(RUNTIME) ? 'lost' : null);
	await rookery.open(pinned(OLD));
	await expectBundled(rookery, /svelte 5\.20\.0 could not be fetched/);
	expect(jsdelivr.asked).toContain(COMPILER);
	jsdelivr.harm = () => null;
	await expectRetried(rookery);
});
