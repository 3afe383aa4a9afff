/** The packages that Svelte users import, each in a small project. One entry, one test; docs/packages.md lists the outcome. */
import { app, type Refusal, type Sample } from './sample';

const icons: Sample[] = [
	{
		name: '@lucide/svelte',
		pins: { '@lucide/svelte': '1.48.0' },
		files: app(
			`import { Camera, House as Home } from '@lucide/svelte';`,
			`<Camera size={32} /><Home class="home" />`
		),
		checks: [
			{ selector: 'svg.lucide-camera', attribute: ['width', '32'] },
			{ selector: 'svg.home path', count: 2 }
		]
	},
	{
		name: 'lucide-svelte',
		pins: { 'lucide-svelte': '1.0.1' },
		files: app(`import Star from 'lucide-svelte/icons/star';`, `<Star color="gold" />`),
		checks: [{ selector: 'svg.lucide-star', attribute: ['stroke', 'gold'] }]
	},
	{
		name: 'phosphor-svelte',
		pins: { 'phosphor-svelte': '3.1.0' },
		files: app(`import Horse from 'phosphor-svelte/lib/Horse';`, `<Horse size="40" />`),
		checks: [{ selector: 'svg path', count: 1 }]
	},
	{
		name: '@iconify/svelte',
		pins: { '@iconify/svelte': '5.2.2' },
		files: app(
			`import Icon, { addIcon } from '@iconify/svelte';
addIcon('dot', { body: '<circle cx="8" cy="8" r="8" fill="red" />', width: 16, height: 16 });`,
			`<Icon icon="dot" />`
		),
		checks: [{ selector: 'svg circle', attribute: ['fill', 'red'] }]
	}
];

const kits: Sample[] = [
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
const toggle = new Toggle();`,
			`<button {...toggle.trigger}>{toggle.value ? 'on' : 'off'}</button>`
		),
		press: 'off',
		checks: [{ selector: 'button', text: 'on' }]
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

const data: Sample[] = [
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
		files: app(`import { Field } from 'formsnap';`, `<p>{typeof Field}</p>`),
		checks: [{ selector: 'p', text: 'function' }]
	}
];

const charts: Sample[] = [
	{
		name: 'd3',
		pins: { d3: '7.9.0' },
		files: app(
			`import * as d3 from 'd3';
const x = d3.scaleLinear([0, 10], [0, 200]);
const draw = (node) => void d3.select(node).selectAll('rect').data([1, 5]).join('rect').attr('width', x);`,
			`<svg use:draw></svg>`
		),
		checks: [{ selector: 'rect', count: 2, attribute: ['width', '20'] }]
	},
	{
		name: 'layerchart',
		pins: { layerchart: '2.5.0' },
		files: app(
			`import { LineChart } from 'layerchart';
const data = [{ x: 0, y: 1 }, { x: 1, y: 4 }, { x: 2, y: 2 }];`,
			`<div style="height: 200px; width: 300px"><LineChart {data} x="x" y="y" /></div>`
		),
		checks: [
			{ selector: 'svg path.lc-spline-path, svg path.lc-line, svg path', attribute: ['d', /M/] }
		]
	},
	{
		name: 'chart.js',
		pins: { 'chart.js': '4.6.1' },
		files: app(
			`import { Chart } from 'chart.js/auto';
let bars = $state(0);
function draw(canvas) {
	const chart = new Chart(canvas, {
		type: 'bar',
		data: { labels: ['a', 'b'], datasets: [{ data: [1, 2] }] },
		options: { animation: false }
	});
	bars = chart.getDatasetMeta(0).data.length;
	return { destroy: () => chart.destroy() };
}`,
			`<div style="width: 200px"><canvas use:draw></canvas></div><p>{bars}</p>`
		),
		checks: [{ selector: 'p', text: '2' }]
	},
	{
		name: 'echarts',
		pins: { echarts: '6.1.0' },
		files: app(
			`import * as echarts from 'echarts';
function draw(node) {
	const chart = echarts.init(node, null, { renderer: 'svg' });
	chart.setOption({ title: { text: 'Birds' }, xAxis: { data: ['a'] }, yAxis: {}, series: [{ type: 'bar', data: [3] }] });
	return { destroy: () => chart.dispose() };
}`,
			`<div use:draw style="width: 300px; height: 200px"></div>`
		),
		checks: [{ selector: 'svg text:text-is("Birds")', count: 1 }]
	},
	{
		name: '@xyflow/svelte',
		pins: { '@xyflow/svelte': '1.7.0' },
		files: app(
			`import { SvelteFlow } from '@xyflow/svelte';
import '@xyflow/svelte/dist/style.css';
let nodes = $state.raw([{ id: 'a', position: { x: 0, y: 0 }, data: { label: 'Rook' } }]);
let edges = $state.raw([]);`,
			`<div style="height: 200px"><SvelteFlow bind:nodes bind:edges fitView /></div>`
		),
		checks: [{ selector: '.svelte-flow__node', text: 'Rook' }]
	},
	{
		name: 'leaflet',
		pins: { leaflet: '1.9.4' },
		files: app(
			`import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
const draw = (node) => {
	const map = L.map(node).setView([51.5, 0], 5);
	L.circleMarker([51.5, 0]).addTo(map);
};`,
			`<div use:draw style="height: 200px"></div>`
		),
		checks: [{ selector: '.leaflet-overlay-pane svg path', count: 1 }]
	}
];

const motion: Sample[] = [
	{
		name: 'three',
		pins: { three: '0.180.0' },
		files: app(
			`import { BoxGeometry, Mesh, MeshBasicMaterial, Scene, Vector3 } from 'three';
import { OrbitControls } from 'three/addons/controls/OrbitControls.js';
const scene = new Scene();
scene.add(new Mesh(new BoxGeometry(), new MeshBasicMaterial()));
const length = new Vector3(3, 4, 0).length();`,
			`<p>{scene.children.length} {length} {typeof OrbitControls}</p>`
		),
		checks: [{ selector: 'p', text: '1 5 function' }]
	},
	{
		name: '@threlte/core',
		pins: { '@threlte/core': '8.6.0', three: '0.180.0' },
		files: {
			...app(
				`import { Canvas } from '@threlte/core';
import { Object3D } from 'three';
import Scene from './Scene.svelte';
const createRenderer = (canvas) => ({
	domElement: canvas, setSize() {}, setPixelRatio() {}, render() {}, dispose() {}, setAnimationLoop() {},
	shadowMap: {}, xr: { addEventListener() {}, removeEventListener() {} }
});`,
				`<div style="height: 100px"><Canvas {createRenderer}><Scene /></Canvas></div>`
			),
			'Scene.svelte': `<script>
	import { T, useThrelte } from '@threlte/core';
	import { onMount } from 'svelte';
	const { scene } = useThrelte();
	onMount(() => {
		const p = document.createElement('p');
		p.textContent = scene.children.map((child) => child.type).join();
		document.body.append(p);
	});
</script>

<T.Mesh><T.BoxGeometry /></T.Mesh>
`
		},
		checks: [{ selector: 'p', text: 'Mesh' }, { selector: 'canvas' }]
	},
	{
		name: 'gsap',
		pins: { gsap: '3.15.0' },
		files: app(
			`import { gsap } from 'gsap';
import { ScrollTrigger } from 'gsap/ScrollTrigger';
gsap.registerPlugin(ScrollTrigger);
const move = (node) => void gsap.to(node, { x: 50, duration: 0.01 });`,
			`<div use:move>moved</div>`
		),
		checks: [{ selector: 'div', attribute: ['style', /translate\(50px/] }]
	},
	{
		name: 'motion',
		pins: { motion: '12.23.24' },
		files: app(
			`import { animate } from 'motion';
const move = (node) => void animate(node, { opacity: 0.5 }, { duration: 0.01 });`,
			`<div use:move>moved</div>`
		),
		checks: [{ selector: 'div', attribute: ['style', /opacity: 0\.5/] }]
	},
	{
		name: 'svelte-motion',
		pins: { 'svelte-motion': '0.12.2' },
		files: app(
			`import { Motion } from 'svelte-motion';`,
			`<Motion animate={{ opacity: 0.5 }} transition={{ duration: 0.01 }} let:motion>
	<div use:motion>moved</div>
</Motion>`
		),
		checks: [{ selector: 'div', attribute: ['style', /opacity: 0\.5/] }]
	},
	{
		name: 'svelte-dnd-action',
		pins: { 'svelte-dnd-action': '0.9.79' },
		files: app(
			`import { dndzone } from 'svelte-dnd-action';
let items = $state([{ id: 1 }, { id: 2 }]);`,
			`<section use:dndzone={{ items }} onconsider={(e) => (items = e.detail.items)} onfinalize={(e) => (items = e.detail.items)}>
	{#each items as item (item.id)}<div>{item.id}</div>{/each}
</section>`
		),
		checks: [{ selector: 'section > div', count: 2, attribute: ['role', 'listitem'] }]
	},
	{
		name: '@neodrag/svelte',
		pins: { '@neodrag/svelte': '2.3.3' },
		files: app(`import { draggable } from '@neodrag/svelte';`, `<div use:draggable>drag</div>`),
		checks: [{ selector: 'div', text: 'drag', attribute: ['style', /touch-action: none/] }]
	}
];

const dates: Sample[] = [
	{
		name: 'date-fns',
		pins: { 'date-fns': '4.4.0' },
		files: app(
			`import { addDays, format } from 'date-fns';
import { de } from 'date-fns/locale';`,
			`<p>{format(addDays(new Date(2024, 1, 28), 2), 'd. MMMM', { locale: de })}</p>`
		),
		checks: [{ selector: 'p', text: '1. März' }]
	},
	{
		name: 'dayjs',
		pins: { dayjs: '1.11.23' },
		files: app(
			`import dayjs from 'dayjs';
import duration from 'dayjs/plugin/duration';
dayjs.extend(duration);`,
			`<p>{dayjs('2024-02-28').add(2, 'day').format('YYYY-MM-DD')} {dayjs.duration(90, 'minutes').asHours()}</p>`
		),
		checks: [{ selector: 'p', text: '2024-03-01 1.5' }]
	},
	{
		name: 'luxon',
		pins: { luxon: '3.7.2' },
		files: app(
			`import { DateTime } from 'luxon';`,
			`<p>{DateTime.fromISO('2024-02-28').plus({ days: 2 }).toISODate()}</p>`
		),
		checks: [{ selector: 'p', text: '2024-03-01' }]
	},
	{
		name: '@internationalized/date',
		pins: { '@internationalized/date': '3.12.4' },
		files: app(
			`import { CalendarDate } from '@internationalized/date';`,
			`<p>{new CalendarDate(2024, 2, 28).add({ days: 2 })}</p>`
		),
		checks: [{ selector: 'p', text: '2024-03-01' }]
	}
];

const texts: Sample[] = [
	{
		name: 'marked',
		pins: { marked: '18.2.1' },
		files: app(`import { marked } from 'marked';`, `{@html marked.parse('# Rook\\n\\n*bird*')}`),
		checks: [
			{ selector: 'h1', text: 'Rook' },
			{ selector: 'em', text: 'bird' }
		]
	},
	{
		name: 'markdown-it',
		pins: { 'markdown-it': '14.1.0' },
		files: app(
			`import MarkdownIt from 'markdown-it';`,
			`{@html new MarkdownIt().render('**rook**')}`
		),
		checks: [{ selector: 'strong', text: 'rook' }]
	},
	{
		name: 'katex',
		pins: { katex: '0.19.1' },
		files: app(
			`import katex from 'katex';
import 'katex/dist/katex.min.css';`,
			`{@html katex.renderToString('a^2')}`
		),
		checks: [{ selector: '.katex .msupsub', text: '2' }]
	},
	{
		name: 'highlight.js',
		pins: { 'highlight.js': '11.12.0' },
		files: app(
			`import hljs from 'highlight.js/lib/core';
import javascript from 'highlight.js/lib/languages/javascript';
import 'highlight.js/styles/github.css';
hljs.registerLanguage('javascript', javascript);`,
			`<pre>{@html hljs.highlight('const a = 1', { language: 'javascript' }).value}</pre>`
		),
		checks: [{ selector: '.hljs-keyword', text: 'const' }]
	},
	{
		name: 'svelte-highlight',
		pins: { 'svelte-highlight': '7.9.0' },
		files: app(
			`import Highlight from 'svelte-highlight';
import typescript from 'svelte-highlight/languages/typescript';`,
			`<Highlight language={typescript} code="const a: number = 1" />`
		),
		checks: [{ selector: '.hljs-keyword', text: 'const' }]
	},
	{
		name: 'shiki',
		pins: { shiki: '4.6.0' },
		files: app(
			`import { createHighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import javascript from '@shikijs/langs/javascript';
import light from '@shikijs/themes/github-light';
const html = createHighlighterCore({ themes: [light], langs: [javascript], engine: createJavaScriptRegexEngine() }).then(
	(highlighter) => highlighter.codeToHtml('const a = 1', { lang: 'javascript', theme: 'github-light' })
);`,
			`{#await html then it}{@html it}{/await}`
		),
		checks: [{ selector: 'pre.shiki span span', text: 'const' }]
	},
	{
		name: 'prismjs',
		pins: { prismjs: '1.30.0' },
		files: app(
			`import Prism from 'prismjs';
import 'prismjs/components/prism-rust';
import 'prismjs/themes/prism.css';`,
			`<pre>{@html Prism.highlight('fn main() {}', Prism.languages.rust, 'rust')}</pre>`
		),
		checks: [{ selector: '.token.keyword', text: 'fn' }]
	},
	{
		name: 'dompurify',
		pins: { dompurify: '3.4.18' },
		files: app(
			`import DOMPurify from 'dompurify';`,
			`{@html DOMPurify.sanitize('<p onclick="x()">clean<script>bad()<\\/script></p>')}`
		),
		checks: [{ selector: 'p', text: 'clean' }]
	},
	{
		name: 'codemirror',
		pins: { codemirror: '6.0.2', '@codemirror/lang-javascript': '6.2.5' },
		files: app(
			`import { javascript } from '@codemirror/lang-javascript';
import { basicSetup, EditorView } from 'codemirror';
const edit = (parent) => void new EditorView({ doc: 'const a = 1', extensions: [basicSetup, javascript()], parent });`,
			`<div use:edit></div>`
		),
		checks: [
			{ selector: '.cm-line', text: 'const a = 1' },
			{ selector: '.cm-line span', text: 'const' }
		]
	},
	{
		name: '@tiptap/core',
		pins: { '@tiptap/core': '3.34.0', '@tiptap/starter-kit': '3.34.0' },
		files: app(
			`import { Editor } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';
const edit = (element) => void new Editor({ element, extensions: [StarterKit], content: '<h1>Rook</h1>' });`,
			`<div use:edit></div>`
		),
		checks: [{ selector: '.tiptap h1', text: 'Rook' }]
	},
	{
		name: 'svelte-i18n',
		pins: { 'svelte-i18n': '4.0.1' },
		files: app(
			`import { _, addMessages, init } from 'svelte-i18n';
addMessages('en', { birds: '{n, plural, one {# bird} other {# birds}}' });
init({ fallbackLocale: 'en', initialLocale: 'en' });`,
			`<p>{$_('birds', { values: { n: 3 } })}</p>`
		),
		checks: [{ selector: 'p', text: '3 birds' }]
	}
];

const utilities: Sample[] = [
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

export const SAMPLES: Sample[] = [
	...icons,
	...kits,
	...data,
	...charts,
	...motion,
	...dates,
	...texts,
	...utilities
];

export const REFUSALS: Refusal[] = [
	{
		name: 'sveltekit-superforms',
		pins: { 'sveltekit-superforms': '2.30.0' },
		specifier: 'sveltekit-superforms',
		reason:
			'It is made of SvelteKit: its client imports `$app/*`, which a SvelteKit build provides.',
		message: 'comes from SvelteKit',
		hint: 'Take the part of the code that needs it out'
	},
	{
		name: 'express',
		pins: { express: '5.2.1' },
		specifier: 'express',
		reason: 'A server for Node.js.',
		message: 'is a part of Node.js, and this program runs in a browser',
		hint: '"express" needs Node.js: use a package that is made for browsers.'
	},
	{
		name: 'sharp',
		pins: { sharp: '0.34.5' },
		specifier: 'sharp',
		reason: 'It loads a native library into Node.js.',
		message: 'is a part of Node.js, and this program runs in a browser',
		hint: '"sharp" needs Node.js: use a package that is made for browsers.'
	}
];
