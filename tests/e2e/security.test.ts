import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { FromCompiler, ToCompiler } from '../../src/protocol/compiler';
import type { FormatResult } from '../../src/protocol/format';
import type { ConnectFrame, FromFrame, ToFrame } from '../../src/protocol/frame';
import type { ToFrameLoader } from '../../src/protocol/modules';
import { expect, test } from './rookery';

type Message =
	ConnectFrame | ToFrame | FromFrame | ToFrameLoader | ToCompiler | FromCompiler | FormatResult;

/** Every kind of message there is. One that is added to the protocol has to be added here. */
const KINDS = {
	'rookery:connect': true,
	ping: true,
	look: true,
	expand: true,
	ready: true,
	pong: true,
	ran: true,
	failed: true,
	console: true,
	children: true,
	modules: true,
	run: true,
	swap: true,
	invalidated: true,
	outcome: true,
	unswappable: true,
	mode: true,
	auto: true,
	start: true,
	update: true,
	rerun: true,
	refresh: true,
	attach: true,
	detach: true,
	call: true,
	progress: true,
	alive: true,
	built: true,
	running: true,
	reply: true,
	fault: true,
	formatted: true
} satisfies Record<Message['kind'], true>;

function attackSample(): Record<string, string> {
	const folder = fileURLToPath(new URL('../samples/attack/', import.meta.url));
	const files = readdirSync(folder).map((name) => [name, readFileSync(folder + name, 'utf8')]);
	return { ...Object.fromEntries(files), 'kinds.json': JSON.stringify(Object.keys(KINDS)) };
}

/** What the page keeps, as it sees it itself. */
function belongings(page: Page) {
	return page.evaluate(async () => ({
		address: location.href,
		title: document.title,
		name: window.name,
		cookie: document.cookie,
		storage: JSON.stringify(Object.entries(localStorage).sort()),
		databases: (await indexedDB.databases()).map(({ name }) => name),
		caches: await caches.keys(),
		workers: (await navigator.serviceWorker.getRegistrations()).length,
		polluted: Reflect.get({}, 'polluted') ?? null,
		theme: document.documentElement.dataset['theme'] ?? null,
		history: history.length
	}));
}

test('a hostile program reads and changes nothing of the page', async ({ rookery }) => {
	test.setTimeout(180_000);
	const { page } = rookery;
	await page.addInitScript(() => {
		// Something worth stealing.
		if (window.top !== window) return;
		document.cookie = 'secret=1; path=/';
		localStorage.setItem('secret', '1');
	});
	await rookery.open(attackSample());
	// The worker's port can be taken when something comes by it.
	await rookery.editor.click();
	await page.keyboard.press('ControlOrMeta+End');
	await page.keyboard.insertText('<i>swapped</i>');
	await expect(rookery.result.locator('i')).toHaveText('swapped');
	await expect.poll(() => JSON.stringify(rookery.link())).toContain('swapped');
	await rookery.saved();
	const before = await belongings(page);
	const text = await rookery.text();
	const revision = await rookery.root.getAttribute('data-revision');
	await rookery.result.getByRole('button', { name: 'Attack' }).click();
	// It did get hold of both ports and found other documents, or the forgeries would prove nothing.
	await expect(rookery.result.locator('p')).toHaveText(
		/^ports: page and worker, siblings: [1-9]\d*, conquests: none$/,
		{ timeout: 150_000 }
	);
	expect(await belongings(page)).toEqual(before);
	expect(await rookery.text()).toBe(text);
	await expect(rookery.root).toHaveAttribute('data-status', 'running');
	await expect(rookery.root).toHaveAttribute('data-revision', revision ?? '');
	await expect(rookery.page.getByRole('region', { name: 'Error' })).toHaveCount(0);
	// Its messages are shown as text, bounded, and never as something that leaves its row.
	expect(await rookery.console.locator('[data-method]').count()).toBeLessThanOrEqual(200);
	await expect(rookery.console.locator('[style*="position"], [style*="url("]')).toHaveCount(0);
	await rookery.write('<p>as if nothing had happened</p>');
	await expect(rookery.result.locator('p')).toHaveText('as if nothing had happened');
	await expect(rookery.root).toHaveAttribute('data-status', 'running');
	await expect(rookery.tab('kinds.json')).toBeVisible();
});

test('a program cannot walk the page’s history', async ({ rookery }) => {
	// The tab comes from an empty page, which is one step back.
	await rookery.open({
		'App.svelte': `<script>
	const realm = document.head.appendChild(document.createElement('iframe')).contentWindow;
	function back() {
		history.back();
		realm.history.go(-1);
		history.go(-2);
	}
	let count = $state(0);
</script>
<button onclick={back}>Back</button>
<button onclick={() => count++}>{count} clicks</button>`
	});
	const address = rookery.page.url();
	await rookery.result.getByRole('button', { name: 'Back' }).click();
	await rookery.result.getByRole('button', { name: 'clicks' }).click();
	await expect(rookery.result.getByRole('button', { name: 'clicks' })).toHaveText('1 clicks');
	expect(rookery.page.url()).toBe(address);
	await rookery.write('<p>here</p>');
	await expect(rookery.result.locator('p')).toHaveText('here');
});

test('a program that answers for itself while it hangs is stopped all the same', async ({
	rookery
}) => {
	await rookery.open({
		'App.svelte': `<script>
	/** Hands the port of the page to a worker, which goes on answering. */
	function escape() {
		const answer = 'onmessage = ({ data }) => { const port = data; port.onmessage = ({ data }) => port.postMessage({ kind: "pong", id: data.id }); }';
		const worker = new Worker(URL.createObjectURL(new Blob([answer])));
		const { postMessage } = MessagePort.prototype;
		MessagePort.prototype.postMessage = function () {
			MessagePort.prototype.postMessage = postMessage;
			worker.postMessage(this, [this]);
			setTimeout(() => { while (true); }, 300);
		};
		console.log('take it');
	}
</script>
<button onclick={escape}>Escape</button>
<p></p>`
	});
	await rookery.result.getByRole('button', { name: 'Escape' }).click();
	const card = rookery.page.getByRole('region', { name: 'Not responding' });
	await expect(card).toBeVisible();
	await rookery.placeCursorAfter('<p>');
	await rookery.page.keyboard.type('free');
	await expect(rookery.result.locator('p')).toHaveText('free');
	await expect(card).toHaveCount(0);
});

test('a program that floods the page past the frame’s own bounds is ended, and the next edit runs', async ({
	rookery
}) => {
	await rookery.open({
		'App.svelte': `<script>
	import { wait } from './attempt.js';
	import { ports } from './ports.js';
	const entry = { method: 'log', format: [], args: [{ type: 'string', value: 'flood', truncated: 0 }] };
	async function flood() {
		console.log('the port of the page comes by');
		let port;
		while (!(port = ports.find(({ of }) => of === 'page'))) await wait(10);
		for (;;) {
			for (let turn = 0; turn < 500; turn++) {
				port.send({ kind: 'console', entries: [entry], dropped: 0 });
			}
			await wait(0);
		}
	}
</script>
<button onclick={flood}>Flood</button>`,
		'ports.js': attackSample()['ports.js'] ?? '',
		'attempt.js': attackSample()['attempt.js'] ?? ''
	});
	await rookery.result.getByRole('button', { name: 'Flood' }).click();
	await rookery.settled(/stopped/);
	await expect(rookery.page.getByText('more messages than it can take')).toContainText(
		'it was stopped. Press Run to start it again.'
	);
	await expect(rookery.page.locator('iframe[data-role=shown]')).toHaveCount(0);
	await rookery.write('<p>calm</p>');
	await expect(rookery.result.locator('p')).toHaveText('calm');
	await rookery.settled(/running/);
});
