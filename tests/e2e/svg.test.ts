/** An SVG is a picture, and a text to write. */
import { expect, test, type Rookery } from './rookery';

const picture = (colour: string) =>
	`<svg xmlns="http://www.w3.org/2000/svg" width="24" height="12"><rect width="24" height="12" fill="${colour}" /></svg>`;

const APP = `<script>\n\timport flag from './flag.svg';\n</script>\n<img src={flag} alt="flag" />`;

const view = ({ page }: Rookery, name: 'Picture' | 'Code') =>
	page.getByRole('radiogroup', { name: 'Show flag.svg as' }).getByRole('radio', { name });

/** The colour in the middle of a picture. */
function colourOf(image: ReturnType<Rookery['page']['getByRole']>): Promise<string> {
	return image.evaluate(async (element) => {
		if (!(element instanceof HTMLImageElement)) throw new Error('This is no picture.');
		// It may be given another source meanwhile.
		const isDecoded = await element.decode().then(
			() => true,
			() => false
		);
		if (!isDecoded) return 'not decoded';
		const canvas = new OffscreenCanvas(24, 12);
		const context = canvas.getContext('2d');
		context?.drawImage(element, 0, 0, 24, 12);
		return [...(context?.getImageData(12, 6, 1, 1).data ?? [])].slice(0, 3).join(' ');
	});
}

test('an SVG opens as the picture, its code is a press away, and what is written shows', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': APP, 'flag.svg': picture('#0000ff') });
	await rookery.tab('flag.svg').click();
	await expect(view(rookery, 'Picture')).toBeChecked();
	await expect(page.getByRole('figure')).toContainText('flag.svg SVG image 24 × 12 px');
	const shown = page.getByRole('figure').getByRole('img', { name: 'flag.svg' });
	await expect.poll(() => colourOf(shown)).toBe('0 0 255');
	// A drawing that is small is shown large enough to see.
	expect((await shown.boundingBox())?.width).toBe(200);
	await expect(rookery.editor).toBeHidden();

	await view(rookery, 'Code').click();
	await expect(page.getByRole('figure')).toHaveCount(0);
	await expect(rookery.editor).toHaveAttribute('aria-label', 'Code of flag.svg');
	expect(await rookery.text()).toBe(picture('#0000ff'));
	const small = page.getByRole('img', { name: 'flag.svg, as it looks now' });
	await expect.poll(() => colourOf(small)).toBe('0 0 255');
	await rookery.write(picture('#ff0000'));
	await expect.poll(() => colourOf(small)).toBe('255 0 0');
	// The document of the result may go while it is looked at.
	await expect(async () => {
		expect(await colourOf(rookery.result.getByAltText('flag'))).toBe('255 0 0');
	}).toPass();
	await page.keyboard.type('<');
	await expect(page.getByText('No picture yet')).toBeVisible();
	await page.keyboard.press('Backspace');
	await expect(small).toBeVisible();
	await view(rookery, 'Picture').click();
	await expect.poll(() => colourOf(shown)).toBe('255 0 0');

	// Elsewhere and back: the view is the one that was chosen, and the code has its history.
	await view(rookery, 'Code').click();
	await rookery.openFile('App.svelte');
	await expect(view(rookery, 'Code')).toHaveCount(0);
	await rookery.openFile('flag.svg');
	await expect(view(rookery, 'Code')).toBeChecked();
	await view(rookery, 'Picture').click();
	await view(rookery, 'Code').click();
	await rookery.editor.click();
	await expect(async () => {
		await page.keyboard.press('ControlOrMeta+z');
		expect(await rookery.text()).toBe(picture('#0000ff'));
	}).toPass();
	await expect.poll(() => colourOf(small)).toBe('0 0 255');
});

test('an SVG is shown and written with the keyboard and by the palette', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': APP, 'flag.svg': picture('#0000ff') });
	await rookery.treeItem('flag.svg').press('Enter');
	await expect(view(rookery, 'Picture')).toBeFocused();
	await page.keyboard.press('ArrowRight');
	await expect(view(rookery, 'Code')).toBeFocused();
	await expect(rookery.editor).toBeVisible();
	await page.keyboard.press('Tab');
	await expect(rookery.editor).toBeFocused();
	await rookery.command('Show the code as a picture');
	await expect(page.getByRole('figure')).toBeVisible();
	await rookery.command('Show the code of the picture');
	await expect(rookery.editor).toBeVisible();
});

test('a new SVG is empty, so it opens as code; one that no browser shows says why', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<p>here</p>' });
	await rookery.addFile('flag.svg');
	await expect(view(rookery, 'Code')).toBeChecked();
	await expect(rookery.editor).toBeFocused();
	await page.keyboard.insertText('<svg><circle r="9" /></svg>');
	await expect(view(rookery, 'Code')).toBeChecked();
	await expect(page.getByText('No picture yet')).toBeVisible();
	await view(rookery, 'Picture').click();
	await expect(page.getByRole('figure')).toContainText(
		'The browser cannot show this SVG image. Its first tag has to be <svg xmlns="http://www.w3.org/2000/svg">.'
	);
	await view(rookery, 'Code').click();
	await rookery.write(`${picture('#0000ff')}<b>`);
	await view(rookery, 'Picture').click();
	await expect(page.getByRole('figure')).toContainText(
		'Look in its code for a tag or a quote that is not closed.'
	);
	// An uploaded one is text too.
	await rookery.upload({
		name: 'flag.svg',
		mimeType: 'image/svg+xml',
		buffer: Buffer.from(picture('#00ff00'))
	});
	await expect
		.poll(() => colourOf(page.getByRole('figure').getByRole('img', { name: 'flag.svg' })))
		.toBe('0 255 0');
	await view(rookery, 'Code').click();
	expect(await rookery.text()).toBe(picture('#00ff00'));
});
