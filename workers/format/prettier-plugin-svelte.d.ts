/** The build of the plugin for browsers comes without types of its own. */
declare module 'prettier-plugin-svelte/browser' {
	import type { Plugin } from 'prettier';
	export const languages: Plugin['languages'];
	export const parsers: Plugin['parsers'];
	export const printers: Plugin['printers'];
	export const options: Plugin['options'];
}
