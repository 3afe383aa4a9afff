import { expect, test, vi } from 'vitest';
import { compileMdsvex } from '../../../workers/compiler/stages/mdsvex';

vi.mock('prismjs/components/prism-rust.js', () => {
	throw new Error('Failed to fetch');
});

test('a grammar that cannot be fetched leaves its code plain and says so at the fence', async () => {
	const source =
		'# Hello\r\n\r\n```js\r\nlet a;\r\n```\r\n\r\n> ```rust\r\n> let b = {};\r\n> ```\r\n';
	const files = { read: () => null, exists: () => false };
	const { ok, code, diagnostics } = await compileMdsvex({ path: 'App.svx', source, files });
	expect(ok).toBe(true);
	expect(code).toContain('<h1>Hello</h1>');
	expect(code).toContain('<span class="token keyword">let</span> a');
	expect(code).toContain('<code class="language-rust">let b = &#123;&#125;;');
	expect(diagnostics).toEqual([
		expect.objectContaining({
			severity: 'warning',
			code: 'grammar_not_fetched',
			path: 'App.svx',
			from: source.indexOf('rust'),
			to: source.indexOf('rust') + 4
		})
	]);
});
