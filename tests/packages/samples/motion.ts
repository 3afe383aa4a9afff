/** 3D and motion. */
import { app, type Sample } from '../sample';

export const motion: Sample[] = [
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
