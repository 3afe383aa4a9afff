/** The runtime that is built ahead, as programs load it. */
import { beforeAll, expect, test } from 'vitest';
import { buildRuntime } from '../../vite/svelte-runtime';

interface RuntimeModule {
	id: string;
	code: string;
	dependencies: string[];
}

let modules: Map<string, RuntimeModule>;

beforeAll(async () => {
	const { json } = await buildRuntime();
	const list = JSON.parse(json) as RuntimeModule[];
	modules = new Map(list.map((module) => [module.id, module]));
}, 60_000);

/** Ids of a module and all that it needs. */
function closure(id: string): string[] {
	return [id, ...(modules.get(id)?.dependencies ?? []).flatMap(closure)];
}

test('what is the same for every version of Svelte brings none along', () => {
	expect(closure('svelte:/esm-env.js')).toEqual(['svelte:/esm-env.js']);
});

test('what Svelte assigns all the time stays in one module', () => {
	const published = [...modules.values()].flatMap(({ id, code }) => {
		const [, publish = ''] = /System\.register\(\[[^\]]*\],\(?function\((\w+)/.exec(code) ?? [];
		const assignment = new RegExp(`\\b${publish}\\(.(\\w+).,\\w+=`, 'g');
		return publish === '' ? [] : [...code.matchAll(assignment)].map(([, name]) => `${id} ${name}`);
	});
	// A part of what `svelte/internal/client` exports.
	expect([...new Set(published)]).toEqual(['svelte:/chunks/core.js active_effect']);
});
