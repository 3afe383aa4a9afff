/** Class names on both sides: those that markup uses, and those that styles name. */
import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';

const styleElement = /<style\b[^>]*>([^]*?)(?:<\/style>|$)/g;
const quoted = /\bclass\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const inExpression = /\bclass\s*=\s*\{([^\n]*?)\}(?=[\s/>])/g;

const unique = (names: Iterable<string>): string[] => [...new Set(names)].sort();

/** Classes that the style of a component names. */
export function stylesheetClasses(source: string): string[] {
	const styles = [...source.matchAll(styleElement)].map((match) => match[1] ?? '').join('\n');
	const selectors = styles.replace(/\/\*[^]*?\*\//g, '').replace(/\{[^{}]*\}/g, '{}');
	return unique([...selectors.matchAll(/\.([a-zA-Z_][\w-]*)/g)].map((match) => match[1] ?? ''));
}

/** Classes that the markup of a component uses. */
export function markupClasses(source: string): string[] {
	const markup = source.replace(styleElement, '');
	const names: string[] = [];
	for (const match of markup.matchAll(quoted))
		names.push(...(match[1] ?? match[2] ?? '').replace(/\{[^}]*\}/g, ' ').split(/\s+/));
	for (const [, directive = ''] of markup.matchAll(/\sclass:([\w-]+)/g)) names.push(directive);
	for (const [, code = ''] of markup.matchAll(inExpression)) {
		for (const [, text = ''] of code.matchAll(/['"`]([^'"`]*)['"`]/g))
			names.push(...text.split(/\s+/));
		// Keys of an object: `{ active, big: size > 2 }`.
		for (const [, keys = ''] of code.matchAll(/\{([^{}]*)\}/g))
			for (const key of keys.split(',')) names.push(key.split(':')[0]?.trim() ?? '');
	}
	return unique(names.filter((name) => /^[a-zA-Z_][\w-]*$/.test(name)));
}

/** `.name` in a style, of those that the markup uses. */
export function completeSelectors(context: CompletionContext): CompletionResult | null {
	const typed = context.matchBefore(/\.[\w-]*$/);
	if (!typed) return null;
	const node = syntaxTree(context.state).resolveInner(context.pos, -1);
	// `1.5em` and the like.
	if (
		!/^(?:ClassName|ClassSelector|StyleSheet|Block|RuleSet|\.|⚠|DescendantSelector)$/.test(
			node.name
		)
	)
		return null;
	if (
		/[\w)]/.test(context.state.sliceDoc(typed.from - 1, typed.from)) &&
		!/ClassName|ClassSelector|\./.test(node.name)
	)
		return null;
	const classes = markupClasses(context.state.doc.toString());
	if (classes.length === 0) return null;
	return {
		from: typed.from + 1,
		options: classes.map((label) => ({ label, type: 'class', detail: 'in the markup', boost: 20 })),
		validFor: /^[\w-]*$/
	};
}
