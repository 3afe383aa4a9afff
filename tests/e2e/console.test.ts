import type { Locator } from '@playwright/test';
import { expect, test, type Rookery } from './rookery';

/** The rows that came of one method. */
function rows({ console }: Rookery, method: string): Locator {
	return console.locator(`[data-method="${method}"]`);
}

/** A program that runs `code` when its button is clicked. */
function onClick(code: string): string {
	return `<script>
	function run() {
		${code}
	}
</script>
<button onclick={run}>Run</button>`;
}

async function run(rookery: Rookery): Promise<void> {
	await rookery.result.getByRole('button', { name: 'Run' }).click();
}

test('every method of the console reaches the console pane', async ({ rookery }) => {
	await rookery.open({
		'App.svelte': onClick(`
		console.log('a log', 1, true, null, undefined, 2n);
		console.info('an info');
		console.debug('a debug');
		console.warn('a warning');
		console.error('an error');
		console.dir({ deep: { egg: 1 } });
		console.dirxml(document.querySelector('button'));
		console.table([{ bird: 'king', eggs: 1 }, { bird: 'emperor', eggs: 2 }]);
		console.group('outer');
		console.log('inside');
		console.groupCollapsed('inner');
		console.log('folded away');
		console.groupEnd();
		console.groupEnd();
		console.count('visits');
		console.count('visits');
		console.countReset('visits');
		console.count('visits');
		console.time('swim');
		console.timeLog('swim', 'half way');
		console.timeEnd('swim');
		console.assert(1 === 1, 'never shown');
		console.assert(1 === 2, 'ice is warm');
		console.trace('how we got here');`)
	});
	await run(rookery);
	await expect(rows(rookery, 'log').first()).toContainText('a log 1 true null undefined 2n');
	await expect(rows(rookery, 'info')).toContainText('an info');
	await expect(rows(rookery, 'debug')).toContainText('a debug');
	await expect(rows(rookery, 'warn')).toContainText('a warning');
	await expect(rows(rookery, 'error')).toContainText('an error');
	await expect(rows(rookery, 'dir')).toContainText('deep');
	await expect(rows(rookery, 'dirxml')).toContainText('button');
	const table = rows(rookery, 'table').getByRole('table');
	await expect(table.getByRole('columnheader')).toHaveText([/index/, 'bird', 'eggs']);
	await expect(table.getByRole('row').last()).toContainText("'emperor'");
	await expect(rows(rookery, 'group')).toContainText('outer');
	await expect(rookery.consoleRow('inside')).toBeVisible();
	await expect(rookery.consoleRow('folded away')).toHaveCount(0);
	await rows(rookery, 'groupCollapsed').getByRole('button', { name: 'Show the group' }).click();
	await expect(rookery.consoleRow('folded away')).toBeVisible();
	await expect(rows(rookery, 'count')).toContainText(['visits: 1', 'visits: 2', 'visits: 1']);
	await expect(rows(rookery, 'timeLog')).toContainText(/swim: \d.* ms half way/);
	await expect(rows(rookery, 'timeEnd')).toContainText(/swim: \d.* ms/);
	await expect(rows(rookery, 'assert')).toHaveCount(1);
	await expect(rows(rookery, 'assert')).toContainText('Assertion failed: ice is warm');
	await expect(rows(rookery, 'trace')).toContainText('how we got here');
	await expect(rows(rookery, 'trace')).toContainText(
		/how we got here\s*at HTMLButtonElement\.run App\.svelte:27:11/
	);
	await expect(rookery.consoleRow('never shown')).toHaveCount(0);
});

test('console.clear and the Clear button empty the pane, and so does a new run', async ({
	rookery
}) => {
	await rookery.open({
		'App.svelte': `<button onclick={() => console.log('first')}>Log</button>
<button onclick={() => { console.clear(); console.log('second'); }}>Clear</button>`
	});
	const { result } = rookery;
	await result.getByRole('button', { name: 'Log' }).click();
	await expect(rookery.consoleRow('first')).toBeVisible();
	await result.getByRole('button', { name: 'Clear' }).click();
	await expect(rookery.consoleRow('second')).toBeVisible();
	await expect(rookery.consoleRow('first')).toHaveCount(0);
	await expect(rows(rookery, 'clear')).toContainText('Console was cleared');
	await rookery.console.getByRole('button', { name: 'Clear console' }).click();
	await expect(rookery.console.getByText('Quiet in the colony')).toBeVisible();
	await result.getByRole('button', { name: 'Log' }).click();
	await expect(rookery.consoleRow('first')).toBeVisible();
	await rookery.page.getByRole('button', { name: 'Reload the result' }).click();
	await expect(rookery.console.getByText('Quiet in the colony')).toBeVisible();
});

test('objects open level by level: plain ones, maps, sets, state, getters', async ({ rookery }) => {
	await rookery.open({
		'App.svelte': `<script>
	const colony = $state({ birds: [{ name: 'Pip' }], size: 1 });
	function run() {
		console.log({ nest: { egg: { warm: true } }, list: [1, 2, 3], [Symbol('mark')]: 'x' });
		console.log(new Map([['king', { eggs: 1 }]]), new Set(['a', 'b']));
		console.log(colony);
		console.log({ get answer() { return 42; } });
	}
</script>
<button onclick={run}>Run</button>`
	});
	await run(rookery);
	const row = (index: number) => rows(rookery, 'log').nth(index);
	const open = (index: number, name: string | RegExp) =>
		row(index).getByRole('button', { name }).click();

	await open(0, /nest: \{/);
	await open(0, /^nest: /);
	await open(0, /^egg: /);
	await expect(
		row(0)
			.getByRole('listitem')
			.filter({ hasText: /^\s*warm: true\s*$/ })
	).toBeVisible();
	await expect(row(0)).toContainText("Symbol(mark): 'x'");

	await expect(row(1)).toContainText("Map(1) {'king' → {…}}");
	await expect(row(1)).toContainText("Set(2) {'a', 'b'}");
	await open(1, /^Map\(1\)/);
	await open(1, /\{eggs: 1\}$/);
	await expect(
		row(1)
			.getByRole('listitem')
			.filter({ hasText: /^\s*eggs: 1\s*$/ })
	).toBeVisible();

	// Svelte warns of state in the console and logs a snapshot of it first.
	await expect(row(3)).toContainText('$state {birds: $state Array(1), size: 1}');
	await open(3, /^\$state/);
	await open(3, /^birds: /);
	await open(3, /^0: /);
	await expect(
		row(3)
			.getByRole('listitem')
			.filter({ hasText: /^\s*name: 'Pip'\s*$/ })
	).toBeVisible();

	await open(4, /answer/);
	await row(4).getByRole('button', { name: 'Call the getter answer' }).click();
	await expect(row(4)).toContainText('answer: 42');
});

test('equal calls in a row are counted, and %c, %o and %d do what they do in a browser', async ({
	rookery
}) => {
	await rookery.open({
		'App.svelte': onClick(`
		for (let turn = 0; turn < 30; turn++) console.log('again');
		console.log('%cblue%c and %d of %o', 'color: rgb(0, 0, 255); position: fixed', '', 3.7, { a: 1 });`)
	});
	await run(rookery);
	await expect(rows(rookery, 'log')).toHaveCount(2);
	await expect(rows(rookery, 'log').first().getByTitle('Repeated 30 times')).toHaveText('30');
	await expect(rookery.consoleRow('blue')).toHaveCSS('color', 'rgb(0, 0, 255)');
	await expect(rookery.consoleRow('blue')).toHaveCSS('position', 'static');
	await expect(rows(rookery, 'log').last()).toContainText('blue and 3 of {a: 1}');
});

/** Counts the seconds that the page's main thread works; time in which others have the processor is none. */
async function countWork({ page }: Rookery): Promise<() => Promise<number>> {
	const session = await page.context().newCDPSession(page);
	await session.send('Performance.enable', { timeDomain: 'threadTicks' });
	return async () => {
		const { metrics } = await session.send('Performance.getMetrics');
		const metric = metrics.find(({ name }) => name === 'TaskDuration');
		if (!metric) throw new Error('The browser does not tell the time of its tasks.');
		return metric.value;
	};
}

test('ten thousand logs do not freeze the page, and the rows are bounded', async ({ rookery }) => {
	// The browser's own console takes its time for them; what counts is the work of the page.
	test.slow();
	await rookery.open({
		'App.svelte':
			onClick(`for (let turn = 0; turn < 10_000; turn++) console.log('turn', turn, { turn });
		console.error('the end');`)
	});
	const work = await countWork(rookery);
	await run(rookery);
	await expect(rookery.consoleRow('the end')).toBeVisible({ timeout: 100_000 });
	// On a slow machine they come slowly enough to be shown, and the older ones go.
	await expect(
		rookery.consoleRow(/calls came too fast to show|older messages made room/).first()
	).toBeVisible();
	const drawn = await rookery.console.locator('[data-method]').count();
	expect(drawn).toBeLessThanOrEqual(200);
	expect(await work(), 'seconds of work for the page').toBeLessThan(3);
	// What is typed shows, and the next run has a console of its own.
	await rookery.write("<script>console.log('calm')</script>\n<p>calm</p>");
	await expect(rookery.result.locator('p')).toHaveText('calm');
	await expect(rookery.consoleRow('calm')).toBeVisible();
	await rookery.page.getByRole('button', { name: 'Reload the result' }).click();
	await expect(rookery.consoleRow('the end')).toHaveCount(0);
	await expect(rookery.consoleRow('calm')).toBeVisible();
});

test('messages are filtered by level and by words', async ({ rookery }) => {
	await rookery.open({
		'App.svelte': onClick(
			`console.log('an egg'); console.warn('thin ice'); console.error('no fish');`
		)
	});
	await run(rookery);
	await rookery.console.getByRole('button', { name: 'Warnings: 1' }).click();
	await expect(rookery.consoleRow('thin ice')).toHaveCount(0);
	await expect(rookery.consoleRow('no fish')).toBeVisible();
	await rookery.console.getByRole('textbox', { name: 'Filter console' }).fill('EGG');
	await expect(rookery.consoleRow('no fish')).toHaveCount(0);
	await expect(rookery.consoleRow('an egg')).toBeVisible();
});
