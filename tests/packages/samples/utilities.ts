/** Utilities. */
import { app, type Sample } from '../sample';

export const utilities: Sample[] = [
	{
		name: 'lodash-es',
		pins: { 'lodash-es': '4.18.1' },
		files: app(
			`import { chunk, debounce } from 'lodash-es';
import upperFirst from 'lodash-es/upperFirst.js';`,
			`<p>{JSON.stringify(chunk([1, 2, 3], 2))} {typeof debounce} {upperFirst('rook')}</p>`
		),
		checks: [{ selector: 'p', text: '[[1,2],[3]] function Rook' }]
	},
	{
		name: 'lodash',
		pins: { lodash: '4.18.1' },
		files: app(
			`import _, { chunk } from 'lodash';
import get from 'lodash/get';`,
			`<p>{JSON.stringify(chunk([1, 2, 3], 2))} {_.sum([1, 2])} {get({ a: { b: 4 } }, 'a.b')}</p>`
		),
		checks: [{ selector: 'p', text: '[[1,2],[3]] 3 4' }]
	},
	{
		name: 'nanoid',
		pins: { nanoid: '6.0.2' },
		files: app(`import { nanoid } from 'nanoid';`, `<p>{nanoid(10)}</p>`),
		checks: [{ selector: 'p', text: /^[\w-]{10}$/ }]
	},
	{
		name: 'uuid',
		pins: { uuid: '14.0.3' },
		files: app(`import { v4, v5 } from 'uuid';`, `<p>{v5('rook', v5.URL)}</p><b>{v4()}</b>`),
		checks: [
			{ selector: 'p', text: /^[0-9a-f]{8}-[0-9a-f]{4}-5/ },
			{ selector: 'b', text: /^[0-9a-f]{8}-[0-9a-f]{4}-4/ }
		]
	},
	{
		name: 'clsx',
		pins: { clsx: '2.1.1' },
		files: app(
			`import clsx, { clsx as named } from 'clsx';`,
			`<p>{clsx('a', { b: true })} {named(['c'])}</p>`
		),
		checks: [{ selector: 'p', text: 'a b c' }]
	},
	{
		name: 'tailwind-merge',
		pins: { 'tailwind-merge': '3.7.0' },
		files: app(`import { twMerge } from 'tailwind-merge';`, `<p>{twMerge('px-2 py-1', 'p-3')}</p>`),
		checks: [{ selector: 'p', text: 'p-3' }]
	},
	{
		name: 'runed',
		pins: { runed: '0.37.1' },
		files: app(
			`import { Previous, useInterval } from 'runed';
let n = $state(1);
const previous = new Previous(() => n);`,
			`<button onclick={() => n++}>Add</button><p>{previous.current} {n} {typeof useInterval}</p>`
		),
		press: 'Add',
		checks: [{ selector: 'p', text: '1 2 function' }]
	},
	{
		name: '@svelte-put/shortcut',
		pins: { '@svelte-put/shortcut': '4.2.0' },
		files: app(
			`import { shortcut } from '@svelte-put/shortcut';
let n = $state(0);
const press = () => dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true }));`,
			`<svelte:window use:shortcut={{ trigger: { key: 'k', modifier: 'ctrl', callback: () => n++ } }} />
<button onclick={press}>Press</button><p>{n}</p>`
		),
		press: 'Press',
		checks: [{ selector: 'p', text: '1' }]
	},
	{
		name: '@svelte-put/clickoutside',
		pins: { '@svelte-put/clickoutside': '4.0.0' },
		files: app(
			`import { clickoutside } from '@svelte-put/clickoutside';
let n = $state(0);`,
			`<div use:clickoutside onclickoutside={() => n++}>inside</div><button>Outside</button><p>{n}</p>`
		),
		press: 'Outside',
		checks: [{ selector: 'p', text: '1' }]
	},
	{
		name: 'svelte-persisted-store',
		pins: { 'svelte-persisted-store': '0.12.0' },
		files: app(
			`import { persisted } from 'svelte-persisted-store';
const count = persisted('count', 1);`,
			`<button onclick={() => $count++}>Add</button><p>{$count} {localStorage.getItem('count')}</p>`
		),
		press: 'Add',
		checks: [{ selector: 'p', text: '2 2' }]
	},
	{
		name: 'qrcode',
		pins: { qrcode: '1.5.4' },
		files: app(
			`import QRCode from 'qrcode';
const svg = QRCode.toString('rook', { type: 'svg' });`,
			`{#await svg then it}{@html it}{/await}`
		),
		checks: [{ selector: 'svg path', count: 2 }]
	},
	{
		name: 'mathjs',
		pins: { mathjs: '15.2.0' },
		files: app(`import { evaluate } from 'mathjs';`, `<p>{evaluate('2 inch to cm')}</p>`),
		checks: [{ selector: 'p', text: '5.08 cm' }]
	}
];
