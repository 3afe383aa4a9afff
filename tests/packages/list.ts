/** The packages that Svelte users import, each in a small project. One entry, one test; docs/packages.md lists the outcome. */
import type { Refusal, Sample } from './sample';
import { charts } from './samples/charts';
import { data } from './samples/data';
import { dates } from './samples/dates';
import { icons } from './samples/icons';
import { kits } from './samples/kits';
import { motion } from './samples/motion';
import { texts } from './samples/texts';
import { utilities } from './samples/utilities';

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
