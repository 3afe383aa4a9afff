/** How the result can be looked at and updated: what the preview options and the palette offer. */
import type { DeviceName, PreviewScheme } from '../preview/look.svelte';
import type { UpdateMode } from '../protocol/compiler';

export const DEVICES: readonly { value: DeviceName; label: string }[] = [
	{ value: 'fit', label: 'Fit' },
	{ value: 'phone', label: 'Phone' },
	{ value: 'tablet', label: 'Tablet' },
	{ value: 'free', label: 'Free' }
];

export const SCHEMES: readonly { value: PreviewScheme; label: string }[] = [
	{ value: 'page', label: 'As here' },
	{ value: 'light', label: 'Light' },
	{ value: 'dark', label: 'Dark' }
];

export const MODES: readonly { value: UpdateMode; label: string; text: string }[] = [
	{
		value: 'hot',
		label: 'Swap what changed',
		text: 'Everything else on the page, and its state, stays.'
	},
	{ value: 'fresh', label: 'Always start anew', text: 'Each edit runs in a fresh document.' }
];
