/** Validation, state and data. */
import { app, type Sample } from '../sample';

export const data: Sample[] = [
	{
		name: 'zod',
		pins: { zod: '4.6.7' },
		files: app(
			`import { z } from 'zod';
const result = z.object({ age: z.number().min(18) }).safeParse({ age: 3 });`,
			`<p>{result.error.issues[0].path}: {result.error.issues[0].code}</p>`
		),
		checks: [{ selector: 'p', text: 'age: too_small' }]
	},
	{
		name: 'valibot',
		pins: { valibot: '1.5.0' },
		files: app(
			`import * as v from 'valibot';
const result = v.safeParse(v.pipe(v.string(), v.email()), 'nobody');`,
			`<p>{result.success} {result.issues[0].type}</p>`
		),
		checks: [{ selector: 'p', text: 'false email' }]
	},
	{
		name: '@tanstack/svelte-query',
		pins: { '@tanstack/svelte-query': '6.3.0' },
		files: {
			...app(
				`import { QueryClient, QueryClientProvider } from '@tanstack/svelte-query';
import Birds from './Birds.svelte';
const client = new QueryClient();`,
				`<QueryClientProvider {client}><Birds /></QueryClientProvider>`
			),
			'Birds.svelte': `<script>
	import { createQuery } from '@tanstack/svelte-query';
	const query = createQuery(() => ({ queryKey: ['birds'], queryFn: async () => ['rook', 'raven'] }));
</script>

<p>{query.isSuccess ? query.data.join(', ') : 'waiting'}</p>
`
		},
		checks: [{ selector: 'p', text: 'rook, raven' }]
	},
	{
		name: '@tanstack/table-core',
		pins: { '@tanstack/table-core': '8.21.3' },
		files: app(
			`import { createTable, getCoreRowModel } from '@tanstack/table-core';
const table = createTable({
	data: [{ name: 'rook' }, { name: 'raven' }],
	columns: [{ accessorKey: 'name' }],
	state: { columnPinning: {} },
	onStateChange() {},
	renderFallbackValue: null,
	getCoreRowModel: getCoreRowModel()
});`,
			`{#each table.getRowModel().rows as row}<p>{row.getValue('name')}</p>{/each}`
		),
		checks: [{ selector: 'p', text: 'rook', count: 2 }]
	},
	{
		name: '@tanstack/svelte-table',
		pins: { '@tanstack/svelte-table': '9.2.4' },
		files: app(
			`import { createTable, tableFeatures } from '@tanstack/svelte-table';
const table = createTable({
	features: tableFeatures({}),
	data: [{ name: 'rook' }, { name: 'raven' }],
	columns: [{ accessorKey: 'name' }]
});`,
			`{#each table.getRowModel().rows as row}<p>{row.getValue('name')}</p>{/each}`
		),
		checks: [{ selector: 'p', text: 'rook', count: 2 }]
	},
	{
		name: 'immer',
		pins: { immer: '11.2.10' },
		files: app(
			`import { produce } from 'immer';
const before = { list: [1] };
const after = produce(before, (draft) => void draft.list.push(2));`,
			`<p>{before.list.length} {after.list.length}</p>`
		),
		checks: [{ selector: 'p', text: '1 2' }]
	},
	{
		name: 'rxjs',
		pins: { rxjs: '7.8.2' },
		files: app(
			`import { from, map, toArray } from 'rxjs';
import { filter } from 'rxjs/operators';
const all = from([1, 2, 3, 4]).pipe(filter((n) => n % 2 === 0), map((n) => n * 10), toArray());`,
			`<p>{$all}</p>`
		),
		checks: [{ selector: 'p', text: '20,40' }]
	},
	{
		name: 'nanostores',
		pins: { nanostores: '1.5.5' },
		files: app(
			`import { atom, computed } from 'nanostores';
const count = atom(1);
const double = computed(count, (n) => n * 2);`,
			`<button onclick={() => count.set($count + 1)}>Add</button><p>{$double}</p>`
		),
		press: 'Add',
		checks: [{ selector: 'p', text: '4' }]
	},
	{
		name: 'xstate',
		pins: { xstate: '5.33.3' },
		files: app(
			`import { createActor, createMachine } from 'xstate';
const machine = createMachine({
	initial: 'off',
	states: { off: { on: { FLIP: 'on' } }, on: { on: { FLIP: 'off' } } }
});
const actor = createActor(machine).start();
let value = $state(actor.getSnapshot().value);
actor.subscribe((snapshot) => (value = snapshot.value));`,
			`<button onclick={() => actor.send({ type: 'FLIP' })}>Flip</button><p>{value}</p>`
		),
		press: 'Flip',
		checks: [{ selector: 'p', text: 'on' }]
	},
	{
		name: 'axios',
		pins: { axios: '1.21.1' },
		files: app(
			`import axios from 'axios';
const loaded = axios.get('data:application/json,{"a":[1,2]}').then(({ data }) => data.a.length);`,
			`{#await loaded then length}<p>{length}</p>{:catch error}<p>{error.message}</p>{/await}`
		),
		checks: [{ selector: 'p', text: '2' }]
	},
	{
		name: 'fuse.js',
		pins: { 'fuse.js': '7.5.0' },
		files: app(
			`import Fuse from 'fuse.js';
const [found] = new Fuse(['rook', 'raven', 'robin']).search('ravn');`,
			`<p>{found.item}</p>`
		),
		checks: [{ selector: 'p', text: 'raven' }]
	},
	{
		name: 'formsnap',
		pins: { formsnap: '2.0.1', 'sveltekit-superforms': '2.30.0' },
		// What superforms makes is SvelteKit's; formsnap takes any form of its shape.
		files: app(
			`import { Control, Description, Field, FieldErrors, Label } from 'formsnap';
import { writable } from 'svelte/store';
const data = writable({ email: '' });
const form = {
	form: data,
	errors: writable({ email: ['Not an address'] }),
	constraints: writable({ email: { required: true } }),
	tainted: writable({})
};`,
			`<Field {form} name="email">
	<Control>
		{#snippet children({ props })}<Label>Email</Label><input {...props} bind:value={$data.email} />{/snippet}
	</Control>
	<Description>Yours alone</Description>
	<FieldErrors />
</Field>
<p>{$data.email}</p>`
		),
		keys: ['input', 'm', 'e'],
		checks: [
			{ selector: 'p', text: 'me' },
			{ selector: 'input[aria-required=true]', attribute: ['aria-invalid', 'true'] },
			{ selector: 'label[for]', text: 'Email' },
			{ selector: '[data-fs-field-errors]', text: 'Not an address' },
			{ selector: 'input[aria-describedby]', attribute: ['name', 'email'] }
		]
	}
];
