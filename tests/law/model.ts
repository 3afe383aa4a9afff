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

export interface Model {
	components: Record<string, Component>;
	/** A number that `lib.js` exports and every component shows. */
	factor: number;
	/** `page.svx` is among the children of App. */
	heading: string;
}

const NAMES = ['App', 'One', 'Two', 'Three'];

export function firstModel(): Model {
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

export type Edit =
	| { kind: 'text' | 'color'; name: string; value: string }
	| { kind: 'start' | 'rows'; name: string; value: number }
	| { kind: 'open' | 'global' | 'broken'; name: string }
	| { kind: 'child'; name: string; child: string }
	| { kind: 'factor'; value: number }
	| { kind: 'heading'; value: string };

const name = fc.constantFrom(...NAMES);
const word = fc.constantFrom('ice', 'egg', 'fish', 'snow & wind', '{1 + 1}');
const number = fc.integer({ min: 0, max: 4 });

export const edit: fc.Arbitrary<Edit> = fc.oneof(
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

/** A component includes only those after it, so that there is an end. */
function canInclude(parent: string, child: string): boolean {
	return NAMES.indexOf(child) > NAMES.indexOf(parent);
}

export function apply(model: Model, step: Edit): Model {
	if (step.kind === 'factor') return { ...model, factor: step.value };
	if (step.kind === 'heading') return { ...model, heading: step.value };
	const old = model.components[step.name];
	if (!old) return model;
	const changed = (): Component => {
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
	return { ...model, components: { ...model.components, [step.name]: changed() } };
}

/** Nothing broken. */
export function mended(model: Model): Model {
	const components = Object.fromEntries(
		Object.entries(model.components).map(([key, value]) => [key, { ...value, isBroken: false }])
	);
	return { ...model, components };
}

function source(name: string, component: Component): string {
	const imports = component.children.map((child) => `	import ${child} from './${child}.svelte';`);
	if (name === 'App') imports.push("	import Page from './Page.svx';");
	return `<script>
	import { factor } from './lib.js';
${imports.join('\n')}
	let count = $state(${component.start});
	const list = $state(Array.from({ length: ${component.rows} }, (_, index) => index));
	const total = $derived(count * factor + list.length);
</script>
${component.isBroken ? '{#if' : ''}
<section class="${name.toLowerCase()}">
	<h2>${component.text}</h2>
	<button onclick={() => { count += 1; list.push(count); }}>{count} {total}</button>
	{#if ${component.isOpen}}<ul>{#each list as row (row)}<li>{row}</li>{/each}</ul>{/if}
${component.children.map((child) => `	<${child} />`).join('\n')}
${name === 'App' ? '	<Page />' : ''}
</section>
<style>
	section { color: ${component.color}; }
	${component.isGlobal ? `:global(h2) { border-top-color: ${component.color}; }` : ''}
</style>
`;
}

export function files(model: Model): Record<string, string> {
	return {
		...Object.fromEntries(
			Object.entries(model.components).map(([key, value]) => [`${key}.svelte`, source(key, value)])
		),
		'lib.js': `export const factor = ${model.factor};\n`,
		'Page.svx': `# ${model.heading}\n\nSome *words*.\n`
	};
}
