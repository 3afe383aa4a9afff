import * as svelte from 'svelte';
import * as attachments from 'svelte/attachments';
import { VERSION } from 'svelte/compiler';
import * as motion from 'svelte/motion';
import * as reactivity from 'svelte/reactivity';
import * as store from 'svelte/store';
import lte from 'semver/functions/lte';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../src/protocol/diagnostic';
import { exportFault } from '../../../workers/compiler/svelte-versions/export-fault';
import { PARTS } from '../../../workers/compiler/svelte-versions/newer-exports';
import { withNewerSvelte } from '../../../workers/compiler/svelte-versions/newer-svelte';

function fault(source: string, place: string, rest: Partial<Diagnostic>): Diagnostic {
	const from = source.indexOf(place);
	return {
		...{ severity: 'error', code: 'x', message: 'm', path: 'App.svelte', source: 'svelte' },
		...{ from, to: from + place.length },
		...rest
	};
}

describe('a fault', () => {
	it('that a newer compiler does not find says since when', () => {
		const source = '<p {@attach tip}></p>';
		const found = fault(source, '{@', { code: 'attribute_empty_shorthand', hint: 'another' });
		expect(withNewerSvelte(found, source, '5.0.0')).toEqual({
			...found,
			svelteSince: '5.29.0',
			hint: expect.stringMatching(/^`\{@attach\}` came with Svelte 5\.29, .* runs 5\.0\.0\. Choose/)
		});
	});

	it('in code that an older compiler lets through does, too', () => {
		const source = '<p>{await load()}</p>';
		const found = fault(source, 'await', { code: 'link_error', source: 'link' });
		expect(withNewerSvelte(found, source, '5.20.0')).toMatchObject({ svelteSince: '5.36.0' });
	});

	it('in an import of a part that came later does, too', () => {
		const source = "import { createAttachmentKey } from 'svelte/attachments';";
		const found = fault(source, 'svelte/attachments', {
			...{ code: 'subpath_not_found', source: 'resolve' }
		});
		expect(withNewerSvelte(found, source, '5.20.0')).toMatchObject({
			svelteSince: '5.29.0',
			hint: expect.stringContaining('"svelte/attachments" came with Svelte 5.29,')
		});
		expect(withNewerSvelte(found, source, '5.29.0')).toBe(found);
	});

	it.each([
		['of any version', '<p {', {}],
		['that is no error', '<p {@attach tip}></p>', { severity: 'warning' }],
		['of another tool', '<p {@attach tip}></p>', { source: 'css' }],
		[
			'in the import of another package',
			"import 'svelte-x/attachments'",
			{ code: 'subpath_not_found', source: 'resolve' }
		]
	] as const)('%s stays as it is', (_, source, rest) => {
		const found = fault(source, source, rest);
		expect(withNewerSvelte(found, source, '5.0.0')).toBe(found);
	});

	it('has no way out in the version that comes with Rookery', () => {
		const source = '<script>let n = $state(0)</script><p {@attach';
		const found = fault(source, '{@', {});
		expect(withNewerSvelte(found, source, VERSION)).toBe(found);
	});
});

describe('an export that is missing', () => {
	const missing = (name: string, version: string) => {
		const source = `<script>import { ${name} } from 'svelte';</script>`;
		return exportFault({ name, specifier: 'svelte', path: 'App.svelte', source }, version);
	};

	it('says since when there is one', () => {
		expect(missing('fork', '5.41.0')).toMatchObject({
			svelteSince: '5.42.0',
			hint: '`fork` came with Svelte 5.42, and this project runs 5.41.0. Choose a newer version in the line at the bottom, or in package.json.'
		});
	});

	it('has no way out when no version is known to have it', () => {
		expect(missing('frok', '5.41.0')).not.toHaveProperty('svelteSince');
	});
});

it('the exports that are listed are there in the version that comes with Rookery, and none is newer', () => {
	const modules: Record<string, object> = {
		svelte,
		'svelte/attachments': attachments,
		'svelte/motion': motion,
		'svelte/reactivity': reactivity,
		'svelte/store': store
	};
	for (const [specifier, { since = '5.0.0', exports }] of PARTS) {
		for (const [name, version] of exports) {
			expect(modules[specifier], specifier).toHaveProperty(name);
			expect(lte(version, VERSION), name).toBe(true);
		}
		expect(lte(since, VERSION), specifier).toBe(true);
	}
});
