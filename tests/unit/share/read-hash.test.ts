import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeLink } from '../../../src/share/link';
import { readHash } from '../../../src/share/read-hash';

function playground(json: unknown): string {
	return `#${gzipSync(JSON.stringify(json)).toString('base64url')}`;
}

const file = (name: string, contents: string, text = true) => ({
	type: 'file',
	name,
	basename: name.split('/').at(-1),
	contents,
	text
});

describe('a link of the Svelte playground', () => {
	test('is read with its files, text and binary', () => {
		const bytes = Uint8Array.of(0, 255, 128);
		const hash = playground({
			name: 'Demo',
			files: [
				file('App.svelte', '<h1>é</h1>'),
				file('/src/lib/a.js', ''),
				{ type: 'directory', name: 'src', basename: 'src' },
				file('logo.png', Buffer.from(bytes).toString('base64'), false)
			],
			tailwind: false
		});
		expect(readHash(hash)).toEqual({
			kind: 'link',
			format: 'svelte-playground',
			ok: true,
			notes: [],
			project: {
				name: 'Demo',
				entry: 'App.svelte',
				files: [
					{ path: 'App.svelte', content: '<h1>é</h1>' },
					{ path: 'src/lib/a.js', content: '' },
					{ path: 'logo.png', content: bytes }
				],
				options: {}
			}
		});
	});

	test('of the older kind has its names put together', () => {
		const files = [
			{ name: 'App', type: 'svelte', source: 'x' },
			{ name: 'data', type: 'json', source: '{}' }
		];
		for (const json of [
			{ name: 'Old', files },
			{ name: 'Old', components: files }
		]) {
			expect(readHash(playground(json))).toMatchObject({
				ok: true,
				project: {
					files: [
						{ path: 'App.svelte', content: 'x' },
						{ path: 'data.json', content: '{}' }
					]
				}
			});
		}
	});

	test('is read in either alphabet, with and without padding, alone or in an address', () => {
		const contents = Array.from({ length: 300 }, (_, index) =>
			String.fromCharCode(32 + ((index * 7) % 90))
		).join('');
		const zip = gzipSync(JSON.stringify({ name: '', files: [file('App.svelte', contents)] }));
		const plain = zip.toString('base64');
		expect(plain).toMatch(/[+/]/);
		for (const hash of [
			plain,
			`#${plain}`,
			`#${plain.replace(/=+$/, '')}`,
			`#${zip.toString('base64url')}`,
			`https://svelte.dev/playground/hello-world?version=latest#${zip.toString('base64url')}`,
			`#${encodeURIComponent(plain)}`
		]) {
			expect(readHash(hash)).toMatchObject({
				ok: true,
				project: { files: [{ content: contents }] }
			});
		}
	});

	test('says what of it Rookery does not do', () => {
		const hash = playground({
			name: 'x',
			files: [file('App.svelte', '')],
			tailwind: true,
			version: 'pr-1234',
			aliases: { $lib: './' }
		});
		const result = readHash(hash);
		expect(result.kind === 'link' && result.ok ? result.notes.join(' ') : '').toMatch(
			/Tailwind.*pr-1234.*aliases/
		);
	});

	test('keeps the version of Svelte that it asks for, in its data or in its address', () => {
		const files = [
			file('App.svelte', ''),
			file('package.json', '{\n  "name": "birds",\n  "dependencies": { "d3": "7" }\n}')
		];
		const inData = readHash(playground({ name: 'x', files, version: '4.2.0' }));
		expect(inData).toMatchObject({ ok: true, notes: [] });
		const { files: pinned } = inData.kind === 'link' && inData.ok ? inData.project : { files: [] };
		const manifest = String(pinned.find(({ path }) => path === 'package.json')?.content);
		expect(JSON.parse(manifest)).toEqual({
			name: 'birds',
			dependencies: { d3: '7', svelte: '4.2.0' }
		});
		const hash = playground({ name: 'x', files: [file('App.svelte', '')] });
		const address = `https://svelte.dev/playground/x?version=5.1.0${hash.startsWith('#') ? '' : '#'}${hash}`;
		expect(readHash(address)).toMatchObject({
			ok: true,
			project: {
				files: [
					{ path: 'App.svelte' },
					{
						path: 'package.json',
						content: '{\n\t"dependencies": {\n\t\t"svelte": "5.1.0"\n\t}\n}\n'
					}
				]
			}
		});
	});

	test('with a hostile or broken file keeps the others', () => {
		const good = file('App.svelte', 'x');
		for (const bad of [
			file('../x.js', ''),
			{ type: 'file', name: 'a.js' },
			{ type: 'file' },
			null,
			5,
			good
		]) {
			expect(readHash(playground({ name: 'x', files: [good, bad] }))).toMatchObject({
				ok: false,
				code: 'bad-content',
				partial: { files: [{ path: 'App.svelte', content: 'x' }] }
			});
		}
	});

	test('that is cut, changed, empty or too large says so', () => {
		const whole = playground({
			name: 'x',
			files: [file('App.svelte', 'Some text that is not short.')]
		});
		expect(readHash(whole.slice(0, -30))).toMatchObject({ ok: false, code: 'truncated' });
		expect(readHash(`${whole.slice(0, -12)}AAAAAAAAAAAA`)).toMatchObject({ ok: false });
		expect(readHash(playground({ hello: 1 }))).toMatchObject({ ok: false, code: 'bad-content' });
		expect(readHash(playground(null))).toMatchObject({ ok: false, code: 'bad-content' });
		expect(readHash(`#${gzipSync(Buffer.alloc(24_000_000)).toString('base64url')}`)).toMatchObject({
			ok: false,
			code: 'too-large'
		});
	}, 30_000);

	test('that was harmed anywhere never throws and never gives another project', () => {
		const whole = playground({
			name: 'x',
			files: [file('App.svelte', 'Some text that is not short.')]
		});
		const good = readHash(whole);
		fc.assert(
			fc.property(
				fc.nat(whole.length),
				fc.nat(3),
				fc.stringMatching(/^[\w-]{0,3}$/),
				(at, drop, put) => {
					const result = readHash(whole.slice(0, at) + put + whole.slice(at + drop));
					if (result.kind === 'link' && result.ok) expect(result).toEqual(good);
				}
			),
			{ numRuns: 500 }
		);
	});
});

describe('a hash', () => {
	const project = {
		name: '',
		entry: 'App.svelte',
		files: [{ path: 'App.svelte', content: 'x' }],
		options: {}
	};
	const link = encodeLink(project);

	test('may be absent', () => {
		for (const hash of ['', '#', ' ', '# ']) expect(readHash(hash)).toEqual({ kind: 'none' });
	});

	test('may be pasted with what stands around it', () => {
		for (const hash of [
			link,
			`https://rookery.example/${link}`,
			`${link}).`,
			`${link}>`,
			` ${link}\n`,
			`${link.slice(0, 9)}\n${link.slice(9)}`
		]) {
			expect(readHash(hash)).toEqual({
				kind: 'link',
				format: 'rookery',
				ok: true,
				project,
				notes: []
			});
		}
	});

	test('of a later version says that a newer Rookery made it', () => {
		for (const version of ['2', '9', 'A', 'Z']) {
			const result = readHash(`#${version}${link.slice(2)}`);
			expect(result).toMatchObject({ kind: 'link', format: null, ok: false, code: 'newer' });
			expect(result.kind === 'link' && !result.ok ? result.message : '').toContain('newer Rookery');
		}
	});

	test('that is no link says so', () => {
		for (const hash of ['#section-two', '#0', '#🦆', '#2', '#%E0%A4%A', '#a=b&c=d']) {
			expect(readHash(hash)).toMatchObject({
				kind: 'link',
				format: null,
				ok: false,
				code: 'unknown'
			});
		}
	});

	test('never throws', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: 'binary' }),
				fc.constantFrom('', '#', '#1', '#H4sI'),
				(text, start) => {
					const result = readHash(start + text);
					expect(result.kind === 'link' && result.ok).toBe(false);
				}
			)
		);
	});
});
