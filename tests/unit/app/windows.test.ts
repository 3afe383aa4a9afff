import { expect, test } from 'vitest';
import { Windows } from '../../../src/app/windows.svelte';

test('a dialog that closes late takes none away that was opened after it', async () => {
	const windows = new Windows();
	await windows.open('settings');
	const settings = windows.shown;
	await windows.open('shortcuts');
	const shortcuts = windows.shown;
	settings?.close();
	expect(windows.shown).toBe(shortcuts);
	expect(shortcuts).not.toBeNull();
	shortcuts?.close();
	expect(windows.shown).toBeNull();
});

test('the same dialog, opened again before it has closed, stays open', async () => {
	const windows = new Windows();
	await windows.open('settings');
	const first = windows.shown;
	await windows.open('settings');
	first?.close();
	expect(windows.shown).not.toBeNull();
});

test('a dialog that is asked for while another is open opens when that one closes meanwhile', async () => {
	const windows = new Windows();
	await windows.open('settings');
	const opening = windows.open('shortcuts');
	windows.shown?.close();
	await opening;
	expect(windows.shown).not.toBeNull();
});
