/** What the visitor chooses: settings, and how the panes stand. It is remembered. */
import { expect, test, type Rookery } from './rookery';

const parts = ({ page }: Rookery) => ({
	editor: page.getByRole('region', { name: 'Editor', exact: true }),
	output: page.getByRole('region', { name: 'Output', exact: true }),
	console: page.getByRole('region', { name: 'Console' })
});

async function boxes(rookery: Rookery) {
	const { editor, output, console } = parts(rookery);
	const [a, b, c] = await Promise.all([editor, output, console].map((part) => part.boundingBox()));
	if (!a || !b || !c) throw new Error('A pane is not in view.');
	return { editor: a, output: b, console: c };
}

async function reload(rookery: Rookery, status?: RegExp): Promise<void> {
	await rookery.page.reload();
	await rookery.settled(status);
}

test('panes stand side by side or stacked, the program goes on, and it is remembered', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<input aria-label="note" />' });
	await rookery.result.getByLabel('note').fill('kept');
	const before = await boxes(rookery);
	expect(before.output.x).toBeGreaterThan(before.editor.x + before.editor.width - 1);
	await page.getByRole('button', { name: 'Settings' }).click();
	const settings = page.getByRole('dialog', { name: 'Settings' });
	await settings.getByRole('radio', { name: 'Stacked' }).click();
	await page.keyboard.press('Escape');
	const stacked = () =>
		expect(async () => {
			const { editor, output, console } = await boxes(rookery);
			expect(output.y).toBeGreaterThan(editor.y + editor.height - 1);
			expect(console.x).toBeGreaterThan(output.x + output.width - 1);
			expect(editor.width).toBeGreaterThan(1_000);
		}).toPass();
	await stacked();
	await expect(rookery.result.getByLabel('note')).toHaveValue('kept');
	await reload(rookery);
	await stacked();
	await rookery.command('Editor and output side by side');
	await expect(async () => {
		const { editor, output } = await boxes(rookery);
		expect(output.x).toBeGreaterThan(editor.x + editor.width - 1);
	}).toPass();
});

test('splitters move by mouse and by keys, and stay where they were put', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<p>sizes</p>' });
	const outer = page.getByRole('separator', { name: 'Resize editor and output' });
	const inner = page.getByRole('separator', { name: 'Resize output and console' });
	const before = await boxes(rookery);
	const grip = await outer.boundingBox();
	if (!grip) throw new Error('There is no splitter.');
	await page.mouse.move(grip.x + grip.width / 2, grip.y + 100);
	await page.mouse.down();
	await page.mouse.move(grip.x - 200, grip.y + 100, { steps: 4 });
	await page.mouse.up();
	const dragged = await boxes(rookery);
	expect(Math.abs(before.editor.width - 204 - dragged.editor.width)).toBeLessThan(4);
	await inner.focus();
	await page.keyboard.press('Shift+ArrowUp');
	const moved = await boxes(rookery);
	expect(moved.output.height).toBeLessThan(dragged.output.height - 40);
	await reload(rookery);
	const after = await boxes(rookery);
	expect(Math.abs(after.editor.width - moved.editor.width)).toBeLessThan(3);
	expect(Math.abs(after.output.height - moved.output.height)).toBeLessThan(3);
	// A double click takes it back to the middle.
	await outer.dblclick();
	const reset = await boxes(rookery);
	expect(Math.abs(reset.editor.width - before.editor.width)).toBeLessThan(3);
});

test('each pane takes all the room on request and gives it back', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<script>\n\tconsole.log("here");\n</script>\n<p>big</p>' });
	const panes = parts(rookery);
	for (const name of ['editor', 'output', 'console'] as const) {
		await page.getByRole('button', { name: `Maximise the ${name}` }).click();
		for (const [other, pane] of Object.entries(panes)) {
			await expect(pane, other).toBeVisible({ visible: other === name });
		}
		const box = await panes[name].boundingBox();
		expect(box?.width).toBeGreaterThan(1_000);
		expect(box?.height).toBeGreaterThan(600);
		if (name !== 'console') await page.getByRole('button', { name: 'Show all panes' }).click();
	}
	// Who wants to see the code gets to see it.
	await rookery.console.getByRole('button', { name: 'App.svelte:2' }).click();
	await expect(panes.editor).toBeVisible();
	await expect(rookery.editor).toBeFocused();
});

test('each setting says what it does, is a switch by name, and is remembered', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<p>settings</p>' });
	const dialog = page.getByRole('dialog', { name: 'Settings' });
	const names = ['Run by itself', 'Wrap long lines', 'Format on save', 'Emmet', 'Vim keys'];
	await page.getByRole('button', { name: 'Settings' }).click();
	const states: (string | null)[] = [];
	for (const name of names) {
		const toggle = dialog.getByRole('switch', { name });
		await expect(toggle).toHaveAccessibleDescription(/\.$/);
		const before = await toggle.getAttribute('aria-checked');
		await toggle.press('Space');
		await expect(toggle).not.toHaveAttribute('aria-checked', before ?? '');
		states.push(await toggle.getAttribute('aria-checked'));
	}
	await dialog.getByRole('radio', { name: 'Swap' }).focus();
	await page.keyboard.press('ArrowRight');
	await expect(dialog.getByRole('radio', { name: 'Start anew' })).toBeChecked();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('button', { name: 'Settings' })).toBeFocused();
	await expect(page.getByRole('switch', { name: 'Auto-run' })).not.toBeChecked();

	// Nothing runs by itself any more.
	await reload(rookery, /edited/);
	await page.getByRole('button', { name: 'Settings' }).click();
	for (const [index, name] of names.entries()) {
		await expect(dialog.getByRole('switch', { name })).toHaveAttribute(
			'aria-checked',
			states[index] ?? ''
		);
	}
	await expect(dialog.getByRole('radio', { name: 'Start anew' })).toBeChecked();
});
