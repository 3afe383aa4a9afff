/** What the modules of Svelte export, for completion and its imports. A test holds this against the installed version. */

const modules: Record<string, string> = {
	svelte:
		'onMount onDestroy tick untrack flushSync fork settled mount unmount hydrate getContext setContext hasContext getAllContexts createContext createRawSnippet getAbortSignal hydratable createEventDispatcher beforeUpdate afterUpdate',
	'svelte/animate': 'flip',
	'svelte/attachments': 'createAttachmentKey fromAction',
	'svelte/easing':
		'linear backIn backOut backInOut bounceIn bounceOut bounceInOut circIn circOut circInOut cubicIn cubicOut cubicInOut elasticIn elasticOut elasticInOut expoIn expoOut expoInOut quadIn quadOut quadInOut quartIn quartOut quartInOut quintIn quintOut quintInOut sineIn sineOut sineInOut',
	'svelte/events': 'on',
	'svelte/legacy':
		'asClassComponent createBubbler createClassComponent handlers nonpassive once passive preventDefault run self stopImmediatePropagation stopPropagation trusted',
	'svelte/motion': 'Spring Tween prefersReducedMotion spring tweened',
	'svelte/reactivity':
		'SvelteMap SvelteSet SvelteDate SvelteURL SvelteURLSearchParams MediaQuery createSubscriber',
	'svelte/reactivity/window':
		'innerWidth innerHeight outerWidth outerHeight scrollX scrollY screenLeft screenTop online devicePixelRatio',
	'svelte/store': 'writable readable derived readonly get toStore fromStore',
	'svelte/transition': 'fade fly slide scale blur draw crossfade'
};

/** Types, which are imported as such. */
const types: Record<string, string> = {
	svelte: 'Snippet Component ComponentProps',
	'svelte/action': 'Action ActionReturn',
	'svelte/attachments': 'Attachment',
	'svelte/elements': 'HTMLAttributes HTMLButtonAttributes HTMLInputAttributes SvelteHTMLElements',
	'svelte/store': 'Readable Writable',
	'svelte/transition': 'TransitionConfig'
};

/** Too common as words of one's own to be offered out of the blue. */
const shy = new Set(
	'on get fork derived readonly linear mount innerWidth innerHeight outerWidth outerHeight scrollX scrollY screenLeft screenTop online'.split(
		' '
	)
);

export interface ModuleExport {
	name: string;
	specifier: string;
	isType: boolean;
	/** Offered only where the module is named. */
	isShy: boolean;
}

/** For code on its way from Svelte 4: nobody begins with it. */
const LEGACY = 'svelte/legacy';

function entries(table: Record<string, string>, isType: boolean): ModuleExport[] {
	return Object.entries(table).flatMap(([specifier, names]) =>
		names.split(' ').map((name) => ({
			name,
			specifier,
			isType,
			isShy: shy.has(name) || specifier === LEGACY
		}))
	);
}

/** Every export of every module of Svelte. */
export const svelteExports: readonly ModuleExport[] = [
	...entries(modules, false),
	...entries(types, true)
];

/** `svelte`, `svelte/store` and so on. */
export const svelteSpecifiers: readonly string[] = [
	...new Set(svelteExports.map(({ specifier }) => specifier))
].sort();
