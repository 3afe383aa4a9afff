/** Icon sets. */
import { app, type Sample } from '../sample';

export const icons: Sample[] = [
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
