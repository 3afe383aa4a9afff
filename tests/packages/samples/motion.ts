/** 3D and motion. */
import { app, type Sample } from '../sample';

export const motion: Sample[] = [
	{
		name: 'three',
		pins: { three: '0.180.0' },
		files: app(
			`import { BoxGeometry, Mesh, MeshBasicMaterial, PerspectiveCamera, Scene } from 'three';
import { OrbitControls } from 'three/addons/controls/OrbitControls.js';
import { SVGRenderer } from 'three/addons/renderers/SVGRenderer.js';
const draw = (node) => {
	const scene = new Scene();
	scene.add(new Mesh(new BoxGeometry(), new MeshBasicMaterial({ color: 'red' })));
	const camera = new PerspectiveCamera(50, 2);
	camera.position.set(0, 0, 3);
	const renderer = new SVGRenderer();
	renderer.setSize(200, 100);
	node.append(renderer.domElement);
	const controls = new OrbitControls(camera, renderer.domElement);
	renderer.render(scene, camera);
	return () => controls.dispose();
};`,
			`<div {@attach draw}></div>`
		),
		// A renderer that needs no graphics card.
		checks: [{ selector: 'svg path', attribute: ['style', /fill:\s?rgb\(255,\s?0,\s?0\)/] }]
	},
	{
		name: '@threlte/core',
		pins: { '@threlte/core': '8.6.0', three: '0.180.0' },
		files: {
			...app(
				`import { Canvas } from '@threlte/core';
import { SVGRenderer } from 'three/addons/renderers/SVGRenderer.js';
import Scene from './Scene.svelte';
// Draws without a graphics card; what only WebGL has does nothing.
const createRenderer = () => {
	const renderer = new SVGRenderer();
	document.body.append(renderer.domElement);
	return Object.assign(renderer, {
		setPixelRatio() {}, dispose() {}, setAnimationLoop() {},
		shadowMap: {}, xr: { addEventListener() {}, removeEventListener() {} }
	});
};`,
				`<div style="width: 200px; height: 100px"><Canvas {createRenderer}><Scene /></Canvas></div>`
			),
			'Scene.svelte': `<script>
	import { T } from '@threlte/core';
</script>

<T.PerspectiveCamera makeDefault position={[0, 0, 3]} />
<T.Mesh><T.BoxGeometry /><T.MeshBasicMaterial color="red" /></T.Mesh>
`
		},
		checks: [
			{ selector: 'canvas' },
			{ selector: 'svg path', attribute: ['style', /fill:\s?rgb\(255,\s?0,\s?0\)/] }
		]
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
let items = $state([{ id: 1 }, { id: 2 }, { id: 3 }]);`,
			`<section use:dndzone={{ items }} onconsider={(e) => (items = e.detail.items)} onfinalize={(e) => (items = e.detail.items)}>
	{#each items as item (item.id)}<div>{item.id}</div>{/each}
</section>`
		),
		keys: ['section > div', 'Enter', 'ArrowDown', 'Enter'],
		checks: [
			{ selector: 'section > div', count: 3, text: '2', attribute: ['role', 'listitem'] },
			{ selector: 'section > div:nth-child(2)', text: '1' }
		]
	},
	{
		name: '@neodrag/svelte',
		pins: { '@neodrag/svelte': '2.3.3' },
		files: app(`import { draggable } from '@neodrag/svelte';`, `<div use:draggable>drag</div>`),
		checks: [{ selector: 'div', text: 'drag', attribute: ['style', /touch-action: none/] }]
	}
];
