/** Pictures, fonts, sounds and videos are shown as what they are, and say so when they cannot be. */
import { font, PIXEL, wav, webm } from './media-files';
import { expect, test, type Rookery } from './rookery';

const upload = (rookery: Rookery, name: string, buffer: Buffer) =>
	rookery.upload({ name, mimeType: '', buffer });

test('a font is shown as the letters that it has', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<p>here</p>' });
	await upload(rookery, 'Geist.woff2', font());
	const figure = page.getByRole('figure');
	await expect(figure).toContainText('Jolly penguins guard six frozen eggs');
	await expect(figure).toContainText('Geist.woff2 WOFF2 font');
	const letters = figure.getByText('AaBbCcDdEe');
	// The letters are of one width, as those of no font of the page's own words are.
	const widths = () =>
		letters.evaluate((element) => {
			const context = new OffscreenCanvas(1, 1).getContext('2d');
			if (!context) throw new Error('There is no canvas.');
			context.font = `24px ${getComputedStyle(element).fontFamily}`;
			return context.measureText('iiii').width - context.measureText('WWWW').width;
		});
	await expect.poll(widths).toBe(0);
	await expect(letters.locator('..')).toHaveCSS('opacity', '1');
});

test('a sound and a video are shown with their players', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<p>here</p>' });
	await upload(rookery, 'call.wav', wav());
	const audio = page.locator('audio');
	await expect(audio).toHaveAccessibleName('call.wav');
	await expect(audio).toHaveJSProperty('controls', true);
	await expect(audio).toHaveJSProperty('duration', 0.1);
	await expect(page.getByRole('figure')).toHaveText('call.wav WAV sound 844 bytes');

	await upload(rookery, 'dive.webm', await webm(page));
	const video = page.locator('video');
	await expect(video).toHaveAccessibleName('dive.webm');
	await expect(video).toHaveJSProperty('controls', true);
	await expect(video).toHaveJSProperty('videoWidth', 32);
	await expect(page.getByRole('figure')).toContainText('dive.webm WEBM video');
	await expect(audio).toHaveCount(0);

	// Back at the sound there is the sound.
	await rookery.tab('call.wav').click();
	await expect(audio).toHaveJSProperty('duration', 0.1);
});

test('what cannot be shown or played says so, and what to do', async ({ rookery, pageConsole }) => {
	const { page } = rookery;
	// The browser tells of the font that it could not read.
	pageConsole.expect(/OTS parsing error|Failed to decode downloaded font/);
	await rookery.open({ 'App.svelte': '<p>here</p>' });
	const figure = page.getByRole('figure');
	for (const [name, why] of [
		['torn.png', 'The browser cannot show this PNG image. It may be damaged'],
		['torn.woff2', 'The browser cannot show this WOFF2 font. It may be damaged'],
		['torn.mp3', 'The browser cannot play this MP3 sound. It may be damaged'],
		['torn.mp4', 'The browser cannot play this MP4 video. It may be damaged']
	] as const) {
		await upload(rookery, name, Buffer.from('nothing of the kind'));
		await expect(figure, name).toContainText(why);
		await expect(figure, name).toContainText('upload it again');
		await expect(figure.locator('img, audio, video, .specimen')).toHaveCount(0);
		await expect(figure, name).toContainText(`${name} `);
	}
	// A whole one in its place is shown at once.
	await upload(rookery, 'torn.png', PIXEL);
	await expect(figure.getByRole('img', { name: 'torn.png' })).toBeVisible();
	await expect(figure).toContainText('1 × 1 px');
});
