import { VERSION } from 'svelte/compiler';
import lte from 'semver/functions/lte';
import { describe, expect, it } from 'vitest';
import {
	featureHint,
	FEATURES,
	newerFeature
} from '../../../workers/compiler/svelte-versions/features';

it.each([
	['let n = $state(0)', '4.2.20', 'Runes came with Svelte 5,'],
	['{#snippet row()}{/snippet}', '4.2.20', 'Snippets came with Svelte 5,'],
	['<p {@attach tip}></p>', '5.20.0', '`{@attach}` came with Svelte 5.29,'],
	['{#each { length: 3 }}x{/each}', '5.3.0', '`{#each}` without `as` came with Svelte 5.4,'],
	['<input bind:value={get, set}>', '5.8.1', 'Function bindings came with Svelte 5.9,'],
	['<input bind:value={() => v, set}>', '5.8.1', 'Function bindings came with Svelte 5.9,'],
	[
		'<script module>export { row };</script>{#snippet row()}x{/snippet}',
		'5.4.0',
		'The export of a snippet came with Svelte 5.5,'
	],
	['{#snippet row<T>(a: T)}x{/snippet}', '5.29.0', 'Type parameters of snippets'],
	['class A { constructor() { this.#n = $state(0); } }', '5.30.2', 'in a constructor'],
	["import a from './a.json' with { type: 'json' }", '5.33.16', 'came with Svelte 5.33.17,'],
	['<p>{$effect.pending()}</p>', '5.35.7', '`$effect.pending()` came with Svelte 5.36,'],
	['<svelte:boundary {pending}></svelte:boundary>', '5.35.7', '`pending` of `<svelte:boundary>`'],
	['<p>{await load()}</p>', '5.35.0', '`await` in components came with Svelte 5.36,'],
	['{#await await load()}{/await}', '5.37.0', '`await` in `{#await}` came with Svelte 5.37.1,'],
	['{@const n = await load()}', '5.38.2', '`await` in `{@const}` came with Svelte 5.38.3,'],
	['<p>{$state.eager(n)}</p>', '5.40.2', '`$state.eager` came with Svelte 5.41,']
])('%s with Svelte %s: %s', (source, version, hint) => {
	const text = featureHint(source, version) ?? '';
	expect(text).toContain(hint);
	expect(text).toContain(`runs ${version}`);
});

it.each([
	['let n = $state(0)', '5.0.0'],
	['<p>{$stateful} {obj.$state(1)} {$store}</p>', '4.2.20'],
	['{#each birds as bird}{bird}{/each}', '5.0.0'],
	['<input bind:value={birds[0].name}>', '5.0.0'],
	['class A { n = $state(0); constructor() { this.n = 1; } }', '5.0.0'],
	['<script module>export { a };</script>{#snippet row()}x{/snippet}', '5.0.0'],
	['<svelte:boundary>{pending}</svelte:boundary>', '5.3.0'],
	['<p {@attach tip}></p>', '5.29.0'],
	['{#await load()}{/await}', '5.20.0']
])('%s is nothing new to Svelte %s', (source, version) => {
	expect(featureHint(source, version)).toBe(null);
});

it('`await` counts where the fault is, since functions always had it', () => {
	const source =
		'<script>async function load() { await rest(); }</script>\n<p class="wide and long">{await load()}</p>\n<p>words that are long enough</p>{/if}';
	const found = (place: string) =>
		newerFeature(source, '5.20.0', { at: source.indexOf(place), text: null });
	expect(found('{/if}')).toBe(null);
	expect(found('load()}')?.since).toBe('5.36.0');
});

describe('what older versions have as well, in its place', () => {
	/** The source with the place of the fault marked by `¦`, and what the compiler before says. */
	const faults = [
		[
			'<svelte:boundary>¦{@const n = 1}</svelte:boundary>',
			'const_tag_invalid_placement: `{@const}` must be the immediate child of',
			'5.17.5'
		],
		[
			'{#key n}¦{@const m = n}{m}{/key}',
			'const_tag_invalid_placement: `{@const}` must be the immediate child of',
			'5.20.3'
		],
		[
			'<script>let n = $derived(m); ¦n = 2;</script>',
			'constant_assignment: Cannot assign to derived state',
			'5.25.0'
		],
		[
			'<script>let n = $derived(m);</script><input ¦bind:value={n}>',
			'constant_binding: Cannot bind to derived state',
			'5.25.0'
		],
		['<script>¦/[a--b]/v</script>', 'js_parse_error: Invalid regular expression flag', '5.33.17'],
		[
			'<script>¦/(?<a>x)|(?<a>y)/</script>',
			'js_parse_error: Invalid regular expression: …: Duplicate capture group name',
			'5.33.17'
		],
		[
			'<select><option>¦<b>x</b></option></select>',
			'node_invalid_placement: `<b>` cannot be a child of `<option>`. `<option>` only allows …',
			'5.47.0'
		],
		[
			"<svelte:options customElement={{ shadow: ¦{ mode: 'open' } }} />",
			'svelte_options_invalid_customelement_shadow: "shadow" must be either "open" or "none"',
			'5.49.0'
		],
		[
			'<¦my-nést></my-nést>',
			'tag_invalid_name: Expected a valid element or component name.',
			'5.51.5'
		],
		['<p /¦/ what it is\n\tclass="a"></p>', 'expected_token: Expected token >', '5.53.0'],
		['{¦let n = $state(0)}', "js_parse_error: The keyword 'let' is reserved", '5.56.0'],
		['{#if a}{ ¦const n = a}{/if}', 'js_parse_error: Unexpected token', '5.56.0']
	] as const;

	it.each(faults)('%s: %s', (marked, text, since) => {
		const at = marked.indexOf('¦');
		const source = marked.replace('¦', '');
		expect(newerFeature(source, '5.3.0', { at, text })).toMatchObject({ since });
		expect(newerFeature(source, since, { at, text })).toBe(null);
		expect(newerFeature(source, '5.3.0', { at, text: 'other: fault' })).toBe(null);
	});

	it.each([
		[
			'<script>function f() { let a = 1; return ¦; b. }</script>',
			'js_parse_error: Unexpected token'
		],
		['<p title="a // b" ¦!></p>', 'expected_token: Expected token >'],
		[
			'<script>const n = 1; let m = $derived(n); ¦n = 2;</script>',
			'constant_assignment: Cannot assign to constant'
		],
		[
			'<select></select><table>¦<tr></tr></table>',
			'node_invalid_placement: `<tr>` cannot be a child of `<table>`.'
		]
	])('%s is a fault in any version', (marked, text) => {
		const at = marked.indexOf('¦');
		expect(newerFeature(marked.replace('¦', ''), '5.3.0', { at, text })).toBe(null);
	});
});

it('nothing in the list is newer than the version that comes with Rookery', () => {
	expect(FEATURES.filter(({ since }) => !lte(since, VERSION))).toEqual([]);
});
