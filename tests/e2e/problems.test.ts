/** Errors and warnings of all files in one list. */
import { expect, test } from './rookery';

const FILES = {
	'App.svelte': '<p>fine</p>\n<style>\n\t.unused { color: red; }\n</style>',
	'Bad.svelte': '<p>\n{#if}\n</p>',
	'Post.svx': '# Fine'
};

test('problems of all files stand in one list, and a click leads to the place', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open(FILES);
	const tab = page.getByRole('tab', { name: /^Problems/ });
	await expect(tab).toHaveText(/2/);
	await tab.click();
	const list = page.getByRole('region', { name: 'Problems' });
	await expect(list.getByRole('heading')).toHaveText(['Bad.svelte', 'App.svelte']);
	await list.getByRole('button', { name: /Unused CSS selector/ }).click();
	await expect(rookery.tab('App.svelte')).toHaveAttribute('aria-selected', 'true');
	await expect(rookery.editor).toBeFocused();
	await expect(page.getByText('Ln 3, Col 2')).toBeVisible();
	await list.getByRole('button', { name: /Expected/ }).click();
	await expect(rookery.tab('Bad.svelte')).toHaveAttribute('aria-selected', 'true');
	await expect(page.getByText('Ln 2,')).toBeVisible();
	// What is mended goes.
	await rookery.write('<p>good</p>');
	await expect(list.getByRole('heading')).toHaveText(['App.svelte']);
});

test('the list is filtered by words and by severity', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open(FILES);
	await page.getByRole('tab', { name: /^Problems/ }).click();
	const list = page.getByRole('region', { name: 'Problems' });
	const found = list.locator('li');
	await expect(found).toHaveCount(2);
	await list.getByRole('textbox', { name: 'Filter problems' }).fill('css unused');
	await expect(found).toHaveCount(1);
	await page.keyboard.press('Escape');
	await expect(found).toHaveCount(2);
	await list.getByRole('button', { name: 'Warnings: 1' }).click();
	await expect(found).toHaveCount(1);
	await list.getByRole('button', { name: 'Errors: 1' }).click();
	await expect(list).toContainText('Nothing matches the filter');
});

test('the counts of the status line lead to the list, and the list is walked with arrow keys', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open(FILES);
	await page.getByRole('button', { name: /1 error/ }).click();
	const problems = page.getByRole('region', { name: 'Problems' }).locator('.problem');
	await problems.first().focus();
	await page.keyboard.press('ArrowDown');
	await expect(problems.last()).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(rookery.tab('App.svelte')).toHaveAttribute('aria-selected', 'true');
	// And the tabs of the dock as well.
	await page.getByRole('tab', { name: /^Problems/ }).focus();
	await page.keyboard.press('ArrowLeft');
	await expect(rookery.console).toBeVisible();
});

test('a build that breaks shows the problems after a pause, and one that is mended the console', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<p>good</p>' });
	const problems = page.getByRole('region', { name: 'Problems' });
	await rookery.write('<p>{#if}</p>');
	await expect(problems.getByRole('button', { name: /Expected/ })).toBeVisible();
	await expect(rookery.editor).toBeFocused();
	await rookery.write('<p>mended</p>');
	await expect(rookery.console).toBeVisible();
	// What the visitor chooses holds until the next time.
	await rookery.write('<p>{#if}</p>');
	await expect(problems).toBeVisible();
	await page.getByRole('tab', { name: 'Console' }).click();
	await rookery.write('<p>{#if}{#if}</p>');
	await expect(page.getByRole('region', { name: 'Error' })).toBeVisible();
	await expect(rookery.console).toBeVisible();
	await rookery.write('<p>mended</p>');
	await rookery.settled(/running/);
	await rookery.write('<p>{#if}</p>');
	await expect(problems).toBeVisible();
	await page.getByRole('tab', { name: /^Problems/ }).click();
	await rookery.write('<p>mended</p>');
	await rookery.settled(/running/);
	await expect(problems).toContainText('No problems');
});

test('the console comes back from the problems with what it had', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<script>\n\tconsole.log("kept");\n</script>' });
	await page.getByRole('tab', { name: /^Problems/ }).click();
	await page.getByRole('tab', { name: /^Console/ }).click();
	await expect(rookery.consoleRow('kept')).toBeVisible();
});

test('a file that nobody imports does not hide why the program fails', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({
		'App.svelte': '<script>\n\tthrow new Error("at mount");\n</script>',
		'Bad.svelte': '<p>\n{#if}\n</p>'
	});
	// The list has both; the card has the one that counts.
	await expect(page.getByRole('tab', { name: /^Problems/ })).toHaveText(/1/);
	const card = page.getByRole('region', { name: 'Error' });
	await expect(card).toContainText('at mount');
	await expect(card).not.toContainText('Bad.svelte');
});
