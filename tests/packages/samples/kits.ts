/** UI kits and what they are made with. */
import { app, type Sample } from '../sample';

export const kits: Sample[] = [
	{
		name: 'bits-ui',
		pins: { 'bits-ui': '2.21.0' },
		files: app(
			`import { Dialog, Switch } from 'bits-ui';
let on = $state(false);`,
			`<Switch.Root bind:checked={on} aria-label="Power"><Switch.Thumb /></Switch.Root>
<Dialog.Root>
	<Dialog.Trigger>Open</Dialog.Trigger>
	<Dialog.Portal>
		<Dialog.Content><Dialog.Title>Hello</Dialog.Title></Dialog.Content>
	</Dialog.Portal>
</Dialog.Root>`
		),
		press: 'Open',
		checks: [
			{ selector: '[role=dialog]', text: 'Hello' },
			{ selector: '[role=switch]', attribute: ['aria-checked', 'false'] }
		]
	},
	{
		name: 'melt',
		pins: { melt: '0.44.0' },
		files: app(
			`import { Toggle } from 'melt/builders';
import { Toggle as Component } from 'melt/components';
const toggle = new Toggle({ value: true });
let isLoud = $state(false);`,
			`<button {...toggle.trigger}>{toggle.value ? 'on' : 'off'}</button>
<Component bind:value={isLoud}>
	{#snippet children(own)}<button id="own" {...own.trigger}>Sound</button>{/snippet}
</Component>
<p>{isLoud ? 'loud' : 'quiet'}</p>`
		),
		press: 'Sound',
		checks: [
			{ selector: 'button', text: 'on' },
			{ selector: '#own', attribute: ['aria-pressed', 'true'] },
			{ selector: 'p', text: 'loud' }
		]
	},
	{
		name: '@skeletonlabs/skeleton-svelte',
		pins: { '@skeletonlabs/skeleton-svelte': '5.0.1' },
		files: app(
			`import { Switch } from '@skeletonlabs/skeleton-svelte';`,
			`<Switch><Switch.Control><Switch.Thumb /></Switch.Control><Switch.Label>Power</Switch.Label><Switch.HiddenInput /></Switch>`
		),
		checks: [{ selector: 'label', text: 'Power' }]
	},
	{
		name: 'flowbite-svelte',
		pins: { 'flowbite-svelte': '1.33.1' },
		files: app(
			`import { Button } from 'flowbite-svelte';`,
			`<Button color="alternative">Save</Button>`
		),
		checks: [{ selector: 'button', text: 'Save', attribute: ['class', /bg-/] }]
	},
	{
		name: 'tailwind-variants',
		pins: { 'tailwind-variants': '3.3.1', 'tailwind-merge': '3.7.0' },
		files: app(
			`import { tv } from 'tailwind-variants';
const button = tv({ base: 'px-2', variants: { color: { red: 'bg-red-500 px-4' } } });`,
			`<p>{button({ color: 'red' })}</p>`
		),
		checks: [{ selector: 'p', text: 'bg-red-500 px-4' }]
	},
	{
		name: 'tw-animate-css',
		pins: { 'tw-animate-css': '1.4.0' },
		files: {
			...app(
				`import './app.css';
let delay = $state('');
const read = (node) => void (delay = getComputedStyle(node).getPropertyValue('--tw-animation-delay'));`,
				`<p {@attach read}>{delay}</p>`
			),
			'app.css': `@import 'tw-animate-css';\n\np {\n\tcolor: rgb(1, 2, 3);\n}\n`
		},
		checks: [{ selector: 'p', text: '0s', style: ['color', 'rgb(1, 2, 3)'] }]
	},
	{
		name: 'mode-watcher',
		pins: { 'mode-watcher': '1.1.0' },
		files: app(
			`import { ModeWatcher, mode, setMode } from 'mode-watcher';`,
			`<ModeWatcher /><button onclick={() => setMode('dark')}>Dark</button><p>{mode.current}</p>`
		),
		press: 'Dark',
		checks: [{ selector: 'p', text: 'dark' }, { selector: 'html.dark' }]
	},
	{
		name: 'vaul-svelte',
		pins: { 'vaul-svelte': '1.0.0-next.7' },
		files: app(
			`import { Drawer } from 'vaul-svelte';`,
			`<Drawer.Root>
	<Drawer.Trigger>Open</Drawer.Trigger>
	<Drawer.Portal><Drawer.Content>Inside</Drawer.Content></Drawer.Portal>
</Drawer.Root>`
		),
		press: 'Open',
		checks: [{ selector: '[data-vaul-drawer]', text: 'Inside' }]
	},
	{
		name: 'svelte-sonner',
		pins: { 'svelte-sonner': '1.2.1' },
		files: app(
			`import { toast, Toaster } from 'svelte-sonner';`,
			`<Toaster /><button onclick={() => toast('Toasted')}>Toast</button>`
		),
		press: 'Toast',
		checks: [{ selector: '[data-sonner-toast]', text: 'Toasted' }]
	},
	{
		name: 'paneforge',
		pins: { paneforge: '1.0.2' },
		files: app(
			`import { Pane, PaneGroup, PaneResizer } from 'paneforge';`,
			`<PaneGroup direction="horizontal">
	<Pane defaultSize={30}>left</Pane><PaneResizer /><Pane defaultSize={70}>right</Pane>
</PaneGroup>`
		),
		checks: [{ selector: '[data-pane]', count: 2 }]
	},
	{
		name: 'embla-carousel-svelte',
		pins: { 'embla-carousel-svelte': '8.6.0' },
		files: app(
			`import emblaCarouselSvelte from 'embla-carousel-svelte';
let slides = $state(0);`,
			`<div use:emblaCarouselSvelte={{ options: {}, plugins: [] }} onemblaInit={(event) => (slides = event.detail.slideNodes().length)}>
	<div><div>1</div><div>2</div></div>
</div>
<p>{slides}</p>`
		),
		checks: [{ selector: 'p', text: '2' }]
	},
	{
		name: '@floating-ui/dom',
		pins: { '@floating-ui/dom': '1.8.0' },
		files: app(
			`import { computePosition } from '@floating-ui/dom';
let text = $state('');
function place(node) {
	computePosition(document.body, node, { placement: 'bottom' }).then((at) => (text = at.placement));
}`,
			`<div use:place>float</div><p>{text}</p>`
		),
		checks: [{ selector: 'p', text: 'bottom' }]
	}
];
