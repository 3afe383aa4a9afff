/** Charts. */
import { app, type Sample } from '../sample';

export const charts: Sample[] = [
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
