import { expect, it } from 'vitest';
import { featureHint } from '../../../workers/compiler/svelte-versions/features';

it.each([
	['let n = $state(0)', '4.2.20', 'Runes came with Svelte 5,'],
	['{#snippet row()}{/snippet}', '4.2.20', 'Snippets came with Svelte 5,'],
	['<p {@attach tip}></p>', '5.20.0', '`{@attach}` came with Svelte 5.29,'],
	['{#each { length: 3 }}x{/each}', '5.3.0', '`{#each}` without `as` came with Svelte 5.4,'],
	['<p>{await load()}</p>', '5.35.0', '`await` in components came with Svelte 5.36,']
])('%s with Svelte %s: %s', (source, version, hint) => {
	const text = featureHint(source, version) ?? '';
	expect(text).toContain(hint);
	expect(text).toContain(`runs ${version}`);
});

it.each([
	['let n = $state(0)', '5.0.0'],
	['<p>{$stateful} {obj.$state(1)} {$store}</p>', '4.2.20'],
	['{#each birds as bird}{bird}{/each}', '5.0.0'],
	['<p {@attach tip}></p>', '5.29.0'],
	['{#await load()}{/await}', '5.20.0']
])('%s is nothing new to Svelte %s', (source, version) => {
	expect(featureHint(source, version)).toBe(null);
});

it('`await` counts where the fault is, since functions always had it', () => {
	const source =
		'<script>async function load() { await rest(); }</script>\n<p class="wide and long">{await load()}</p>\n<p>words that are long enough</p>{/if}';
	expect(featureHint(source, '5.20.0', source.indexOf('{/if}'))).toBe(null);
	expect(featureHint(source, '5.20.0', source.indexOf('load()}'))).toContain('Svelte 5.36');
});
