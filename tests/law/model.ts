/** Components as data, and edits to them: every step is a project that a person could have typed, good or broken. */
import fc from 'fast-check';

/** What can be edited of one component. */
interface Component {
	text: string;
	color: string;
	/** Initial value of its counter. */
	start: number;
	rows: number;
	/** Shown or not by an `{#if}` over a constant. */
	isOpen: boolean;
	children: string[];
	isGlobal: boolean;
	isBroken: boolean;
}

/** The sample projects: each has in all or one of its components what the others have not. */
export const SHAPES = ['plain', 'head', 'element', 'context', 'effects'] as const;
type Shape = (typeof SHAPES)[number];

export interface Model {
	shape: Shape;
	components: Record<string, Component>;
	/** A number that `lib.js` exports and every component shows. */
	factor: number;
	/** Of `Page.svx`, which App includes. */
	heading: string;
}

const NAMES = ['App', 'One', 'Two', 'Three'];

export function firstModel(shape: Shape): Model {
	const component = (text: string, children: string[]): Component => ({
		text,
		color: 'red',
		start: 1,
		rows: 2,
		isOpen: true,
		children,
		isGlobal: false,
		isBroken: false
	});
	return {
		shape,
		components: {
			App: component('app', ['One', 'Two']),
			One: component('one', ['Three']),
			Two: component('two', []),
			Three: component('three', [])
		},
		factor: 2,
		heading: 'A page'
	};
}

type Change =
	| { kind: 'text' | 'color'; name: string; value: string }
	| { kind: 'start' | 'rows'; name: string; value: number }
	| { kind: 'open' | 'global' | 'broken'; name: string }
	| { kind: 'child'; name: string; child: string }
	| { kind: 'factor'; value: number }
	| { kind: 'heading'; value: string };

export interface Edit {
	change: Change;
	/** The component whose button is pressed before the edit, where it is on the page. */
	press: string;
	/** In a broken project, mending it is the edit. */
	mends: boolean;
}

const name = fc.constantFrom(...NAMES);
const word = fc.constantFrom('ice', 'egg', 'fish', 'snow & wind', '{1 + 1}');
const number = fc.integer({ min: 0, max: 4 });

const change: fc.Arbitrary<Change> = fc.oneof(
	{ weight: 4, arbitrary: fc.record({ kind: fc.constant('text' as const), name, value: word }) },
	{
		weight: 3,
		arbitrary: fc.record({
			kind: fc.constant('color' as const),
			name,
			value: fc.constantFrom('red', 'green', 'blue')
		})
	},
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('start' as const), name, value: number }) },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('rows' as const), name, value: number }) },
	{
		weight: 4,
		arbitrary: fc.record({ kind: fc.constantFrom('open', 'global', 'broken'), name })
	},
	{ weight: 3, arbitrary: fc.record({ kind: fc.constant('child' as const), name, child: name }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('factor' as const), value: number }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('heading' as const), value: word }) }
);

export const edit: fc.Arbitrary<Edit> = fc.record({ change, press: name, mends: fc.boolean() });

/** A component includes only those after it, so that there is an end. */
function canInclude(parent: string, child: string): boolean {
	return NAMES.indexOf(child) > NAMES.indexOf(parent);
}

/** What is no change gives way to one that is always one. */
export function apply(model: Model, { change: step, mends }: Edit): Model {
	if (mends && Object.values(model.components).some(({ isBroken }) => isBroken))
		return mended(model);
	const next = changed(model, step);
	const isSame = JSON.stringify(next) === JSON.stringify(model);
	return isSame ? changed(model, { kind: 'open', name: 'App' }) : next;
}

function changed(model: Model, step: Change): Model {
	if (step.kind === 'factor') return { ...model, factor: step.value };
	if (step.kind === 'heading') return { ...model, heading: step.value };
	const old = model.components[step.name];
	if (!old) return model;
	const component = (): Component => {
		switch (step.kind) {
			case 'text':
				return { ...old, text: step.value };
			case 'color':
				return { ...old, color: step.value };
			case 'start':
				return { ...old, start: step.value };
			case 'rows':
				return { ...old, rows: step.value };
			case 'open':
				return { ...old, isOpen: !old.isOpen };
			case 'global':
				return { ...old, isGlobal: !old.isGlobal };
			case 'broken':
				return { ...old, isBroken: !old.isBroken };
			case 'child': {
				if (!canInclude(step.name, step.child)) return old;
				const has = old.children.includes(step.child);
				const others = old.children.filter((child) => child !== step.child);
				return { ...old, children: has ? others : [...others, step.child] };
			}
			default:
				return step satisfies never;
		}
	};
	return { ...model, components: { ...model.components, [step.name]: component() } };
}

/** Nothing broken. */
export function mended(model: Model): Model {
	const components = Object.fromEntries(
		Object.entries(model.components).map(([key, value]) => [key, { ...value, isBroken: false }])
	);
	return { ...model, components };
}

/** A broken component fails the build only where the program reaches it. */
export function isReachablyBroken({ components }: Model): boolean {
	const visit = (key: string): boolean => {
		const component = components[key];
		// What a broken component imports is not known.
		return component ? component.isBroken || component.children.some(visit) : false;
	};
	return visit('App');
}

/** What the shape puts into a component: into its script, and around or beside its markup. */
function special(shape: Shape, key: string): { script: string; before: string; children: string } {
	const none = { script: '', before: '', children: '' };
	switch (shape) {
		case 'plain':
			return none;
		case 'head':
			// In one component only: Svelte puts the head of the one that was made last behind the others.
			if (key !== 'One') return none;
			return {
				...none,
				script: "import './theme.css';",
				before: `<svelte:head>
	<title>{count}</title>
	<meta name="factor" content={factor} />
	<link rel="stylesheet" href="data:text/css,h2%7Bborder-top-color:lime%7D" />
	{@html '<style>h2 { color: purple }</style>'}
</svelte:head>`
			};
		case 'element':
			return key === 'App'
				? { ...none, script: "import './Box.svelte';", before: '<x-box></x-box>' }
				: none;
		case 'context':
			return key === 'App'
				? {
						...none,
						script: "import { setContext } from 'svelte'; setContext('count', () => count);",
						children: '{#key count}'
					}
				: {
						...none,
						script: "import { getContext } from 'svelte'; const outer = getContext('count');",
						before: '<i class="own">{outer()}</i>',
						children: '{#key list.length}'
					};
		case 'effects':
			return {
				...none,
				script: `import { writable } from 'svelte/store';
	const store = writable('${key.toLowerCase()}');
	let width = $state(0);
	$effect(() => {
		const live = (globalThis.live ??= []);
		live.push(\`${key} \${total > 0}\`);
		const timer = setInterval(() => total, 100_000);
		return () => {
			clearInterval(timer);
			live.splice(live.indexOf(\`${key} true\`), 1);
		};
	});`,
				before:
					'<svelte:window bind:innerWidth={width} onping={() => (globalThis.pings += 1)} /><i>{$store}</i>'
			};
		default:
			return shape satisfies never;
	}
}

/** Not global where styles are injected: Svelte puts those that changed behind the others. */
const style = (shape: Shape, { color, isGlobal }: Component) => `<style>
	section { color: ${color}; }
	${isGlobal && shape !== 'element' ? `:global(h2) { border-top-color: ${color}; }` : ''}
</style>
`;

function source(shape: Shape, key: string, component: Component): string {
	const imports = component.children.map((child) => `	import ${child} from './${child}.svelte';`);
	if (key === 'App') imports.push("	import Page from './Page.svx';");
	const { script, before, children } = special(shape, key);
	return `<script>
	import { factor } from './lib.js';
${imports.join('\n')}
	let count = $state(${component.start});
	const list = $state(Array.from({ length: ${component.rows} }, (_, index) => ({ index, text: 'a row of the list' })));
	const total = $derived(count * factor + list.length + 1);
	${script}
</script>
${component.isBroken ? '{#if' : ''}
${before}
<section data-name="${key}">
	<h2>${component.text}</h2>
	<button class="own" onclick={() => { count += 1; list.push({ index: list.length, text: 'more' }); }}>{count} {list.length} {total}</button>
	{#if ${component.isOpen}}<ul class="own">{#each list as row (row)}<li>{row.index}</li>{/each}</ul>{/if}
${children}
${component.children.map((child) => `	<${child} />`).join('\n')}
${children && '{/key}'}
${key === 'App' ? '	<Page />' : ''}
</section>
${style(shape, component)}`;
}

export function files({ shape, components, factor, heading }: Model): Record<string, string> {
	return {
		...Object.fromEntries(
			Object.entries(components).map(([key, value]) => [`${key}.svelte`, source(shape, key, value)])
		),
		'lib.js': `export const factor = ${factor};\n`,
		'Page.svx': `# ${heading}\n\nSome *words*.\n`,
		...(shape === 'head' && { 'theme.css': 'section { background: rgb(1, 2, 3); }\n' }),
		...(shape === 'element' && {
			'Box.svelte':
				'<svelte:options customElement="x-box" />\n<script>let n = $state(1);</script>\n<button onclick={() => n++}>{n}</button>\n'
		})
	};
}

/** What a component's instance has on its button beside the sum: its counter and the length of its list. */
export interface Own {
	count: number;
	length: number;
}

/** The states of all instances on the page, by the names of the components that lead to them: `App/One/Three`. */
export type States = Map<string, Own>;

/** Fresh, and with what `before` goes on with in a program that grew out of `shown`; null: nothing does. */
export function statesOf(model: Model, former: { shown: Model; states: States } | null): States {
	const states: States = new Map();
	const visit = (path: string, key: string, { isAnew = false, isInside = false }): void => {
		const component = model.components[key];
		if (!component) return;
		const { start, rows, children } = component;
		const old = former?.shown.components[key];
		const kept = isAnew ? undefined : former?.states.get(path);
		states.set(path, {
			count: kept && old?.start === start ? kept.count : start,
			// Not made of literals alone, so that nobody knows whether it would be the same.
			length: kept && old?.rows === rows && !isInside ? kept.length : rows
		});
		const isRemade = isInside || !former || codeOf(former.shown, key) !== codeOf(model, key);
		// Inside of a `{#key}` nothing has a place of its own.
		const isLost = isAnew || (isRemade && model.shape === 'context');
		for (const child of children) {
			visit(`${path}/${child}`, child, { isAnew: isLost, isInside: isRemade });
		}
	};
	visit('App', 'App', { isAnew: former === null });
	return states;
}

/** What makes an instance anew when it changes. Where there is a custom element, styles are part of the code. */
function codeOf({ shape, components }: Model, key: string): string {
	const component = components[key];
	if (!component) return '';
	const text = source(shape, key, component);
	return shape === 'element' ? text : text.replace(style(shape, component), '');
}

/** What the press of an instance's button changes. */
export function press(model: Model, states: States, path: string): void {
	for (const [other, own] of states) {
		if (other === path) {
			own.count += 1;
			own.length += 1;
		} else if (model.shape === 'context' && other.startsWith(`${path}/`)) {
			// Below the `{#key}`.
			const component = model.components[other.slice(other.lastIndexOf('/') + 1)];
			if (component) Object.assign(own, { count: component.start, length: component.rows });
		}
	}
}

/** Whether `next` can grow out of a program that shows `shown`; null where both would be right. */
export function isSwap(shown: Model, next: Model, isTouched: boolean): boolean | null {
	if (shown.factor !== next.factor) return false;
	// A module that was changed and changed back counts as changed, and one of styles alone comes and goes with its importer.
	const hasOne = (model: Model) => statesOf(model, null).has('App/One');
	return isTouched || (next.shape === 'head' && hasOne(shown) !== hasOne(next)) ? null : true;
}
