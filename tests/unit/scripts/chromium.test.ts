import { expect, test } from 'vitest';
import { chooseChromium } from '../../../scripts/chromium';

const candidates = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/cache/chrome'];

test('a Chromium that does not start is passed over for the next one', () => {
	const starts = (file: string) => file !== '/usr/bin/chromium';
	expect(chooseChromium({ named: undefined, candidates, starts })).toBe('/usr/bin/google-chrome');
	expect(chooseChromium({ named: '', candidates, starts: () => false })).toBeNull();
	expect(chooseChromium({ named: undefined, candidates: [], starts })).toBeNull();
});

test('the one that is named comes first, and a named one that does not start is said plainly', () => {
	const starts = (file: string) => file !== '/opt/broken';
	expect(chooseChromium({ named: '/opt/mine', candidates, starts })).toBe('/opt/mine');
	expect(() => chooseChromium({ named: '/opt/broken', candidates, starts })).toThrow(
		/CHROMIUM_PATH is '\/opt\/broken', which cannot be started/
	);
});
