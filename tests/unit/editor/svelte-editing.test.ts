/** What the syntax tree is for besides colour: folding, pairs of tags, comments, indentation; and that it can be trusted while typing. */
import {
	ensureSyntaxTree,
	foldable,
	getIndentation,
	indentUnit,
	matchBrackets,
	syntaxTree
} from '@codemirror/language';
import { EditorSelection, EditorState } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import { NodeProp, TreeFragment } from '@lezer/common';
import type { Tree } from '@lezer/common';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { toggleRegionComment } from '../../../src/editor/comments';
import { svelte } from '../../../src/editor/svelte-support';
import { svxSupport } from '../../../src/editor/svx-support';

function stateOf(doc: string, language: Extension = svelte()): EditorState {
	const state = EditorState.create({
		doc,
		extensions: [language, indentUnit.of('\t'), EditorState.tabSize.of(4)]
	});
	return parsed(state);
}

/** The state with its whole text parsed, however slow the machine is. */
function parsed(state: EditorState): EditorState {
	ensureSyntaxTree(state, state.doc.length, 30_000);
	return state.update({}).state;
}

/** The tree as text, with what is mounted in it. */
function write(tree: Tree): string {
	const lines: string[] = [];
	tree.iterate({
		enter: (node) => {
			const mounted = node.tree?.prop(NodeProp.mounted);
			lines.push(`${node.name}(${node.from},${node.to})`);
			for (const range of mounted?.overlay ?? []) lines.push(`overlay ${range.from},${range.to}`);
			if (mounted?.overlay) lines.push(write(mounted.tree));
		}
	});
	return lines.join(' ');
}

// Parsing a text hundreds of times takes its time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

describe('a tree that grew with the edits', () => {
	const piece = fc.constantFrom(
		...[
			'<div class="a">',
			'</div>',
			'<p>',
			'</p>',
			'text ',
			'{a + 1}',
			'{#if x}',
			'{:else}',
			'{/if}'
		],
		...[
			'{#each xs as x (x.id)}',
			'{/each}',
			'<script lang="ts">\n',
			'\n</script>\n',
			'let a = 1;\n'
		],
		...[
			'<style>\n',
			'\n</style>\n',
			'.a { b: c }\n',
			'<A {...b} on={() => 1} />',
			'{',
			'}',
			'<',
			'"',
			"'",
			'\n'
		]
	);
	const edit = fc.record({ at: fc.nat(), remove: fc.nat(12), insert: piece });

	test.each<[string, () => Extension]>([
		['Svelte', svelte],
		['Markdown with Svelte', svxSupport]
	])('is the one of the whole text: %s', (_, language) => {
		fc.assert(
			fc.property(
				fc.array(piece, { maxLength: 25 }),
				fc.array(edit, { maxLength: 8 }),
				(start, edits) => {
					const extension = language();
					let state = stateOf(start.join(''), extension);
					for (const { at, remove, insert } of edits) {
						const from = at % (state.doc.length + 1);
						const to = Math.min(state.doc.length, from + remove);
						state = parsed(state.update({ changes: { from, to, insert } }).state);
					}
					const whole = stateOf(state.doc.toString(), extension);
					expect(write(syntaxTree(state))).toBe(write(syntaxTree(whole)));
				}
			),
			{ numRuns: 80 }
		);
	});
});

describe('a parse that was stopped', () => {
	const piece = fc.constantFrom(
		...['<div class="a">', '</div>', '{a + 1}', '{#if x}', '{/if}', '<A {...b} on={() => 1} />'],
		...['text ', '{', '}', '<', '"', '\n', '<script>\n', '\n</script>\n', 'let a = 1;\n']
	);
	const edit = fc.record({
		at: fc.nat(),
		remove: fc.nat(9),
		insert: piece,
		/** After how many steps; null lets it finish. */
		stop: fc.option(fc.nat(11))
	});

	test.each([
		['Svelte', svelte().language.parser],
		['Markdown with Svelte', svxSupport().language.parser]
	])('leaves nothing wrong behind for the next one: %s', (_, parser) => {
		fc.assert(
			fc.property(
				fc.array(piece, { maxLength: 20 }),
				fc.array(edit, { maxLength: 5 }),
				(start, edits) => {
					let doc = start.join('');
					let tree = parser.parse(doc);
					let fragments = TreeFragment.addTree(tree);
					for (const { at, remove, insert, stop } of edits) {
						const fromA = at % (doc.length + 1);
						const toA = Math.min(doc.length, fromA + remove);
						doc = doc.slice(0, fromA) + insert + doc.slice(toA);
						const change = { fromA, toA, fromB: fromA, toB: fromA + insert.length };
						fragments = TreeFragment.applyChanges(fragments, [change]);
						if (stop !== null) {
							const parse = parser.startParse(doc, fragments);
							let done: Tree | null = null;
							for (let step = 0; step < stop && !done; step++) done = parse.advance();
							if (!done) parse.stopAt(parse.parsedPos);
							const isPartial = !done;
							while (!done) done = parse.advance();
							fragments = TreeFragment.addTree(done, fragments, isPartial);
						}
						tree = parser.parse(doc, fragments);
						fragments = TreeFragment.addTree(tree, fragments);
					}
					expect(write(tree)).toBe(write(parser.parse(doc)));
				}
			),
			{ numRuns: 250 }
		);
	});
});

describe('folding', () => {
	const fold = (doc: string, line: number): string | null => {
		const state = stateOf(doc);
		const { from, to } = state.doc.line(line);
		const range = foldable(state, from, to);
		return range && state.sliceDoc(range.from, range.to);
	};

	test.each([
		['<ul>\n\t<li>a</li>\n</ul>', '\n\t<li>a</li>\n'],
		['{#if a}\n\tb\n{:else}\n\tc\n{/if}', '\n\tb\n{:else}\n\tc\n'],
		['{#snippet row(x)}\n\tb\n{/snippet}', '\n\tb\n'],
		['<script>\n\tlet a;\n</script>', '\n\tlet a;\n'],
		['<style>\n\ta {}\n</style>', '\n\ta {}\n'],
		['<!-- a\nb -->', ' a\nb '],
		['<p>one line</p>', null]
	])('%j', (doc, expected) => {
		expect(fold(doc, 1)).toBe(expected);
	});

	test('functions in scripts and rules in styles', () => {
		expect(fold('<script>\n\tfunction f() {\n\t\ta;\n\t}\n</script>', 2)).toBe('\n\t\ta;\n\t');
		expect(fold('<style>\n\ta {\n\t\tb: c;\n\t}\n</style>', 2)).toBe('\n\t\tb: c;\n\t');
	});
});

describe('pairs', () => {
	test.each([
		['<di|v><b>x</b></div>', 'div'],
		['<div><b>x</b></d|iv>', 'div'],
		['<My.Ta|g></My.Tag>', 'My.Tag'],
		['{#i|f a}{#if b}{/if}{/if}', '/if']
	])('%s', (text, expected) => {
		const pos = text.indexOf('|');
		const state = stateOf(text.replace('|', ''));
		const match = matchBrackets(state, pos, 1) ?? matchBrackets(state, pos, -1);
		expect(match?.matched).toBe(true);
		expect(match?.end && state.sliceDoc(match.end.from, match.end.to)).toBe(expected);
	});
});

describe('comments', () => {
	/** `|` is the cursor, or two of them the selection. */
	function toggle(text: string, language?: Extension): string {
		const [before = '', middle = '', after] = text.split('|');
		const doc = before + middle + (after ?? '');
		const anchor = before.length;
		const head = after === undefined ? anchor : anchor + middle.length;
		const state = stateOf(doc, language);
		let next = parsed(state.update({ selection: EditorSelection.single(anchor, head) }).state);
		toggleRegionComment({ state: next, dispatch: (transaction) => (next = transaction.state) });
		return next.doc.toString();
	}

	test.each([
		['<p>a|</p>', '<!-- <p>a</p> -->'],
		['<!-- <p>a|</p> -->', '<p>a</p>'],
		['<p>{a + |b}</p>', '<!-- <p>{a + b}</p> -->'],
		['<script>\n\tlet a|;\n</script>', '<script>\n\t// let a;\n</script>'],
		['<script>\n\t// let a|;\n</script>', '<script>\n\tlet a;\n</script>'],
		[
			'<script lang="ts">\n|let a;\nlet b;|\n</script>',
			'<script lang="ts">\n// let a;\n// let b;\n</script>'
		],
		['<style>\n\ta { b: |c }\n</style>', '<style>\n\t/* a { b: c } */\n</style>'],
		['{fn(\n\ta|,\n\tb\n)}', '{fn(\n\t// a,\n\tb\n)}'],
		['<p\n\tclass="a|"\n>', '<p\n\t// class="a"\n>'],
		['\t{@const a = 1|}', '\t<!-- {@const a = 1} -->']
	])('%j', (before, after) => {
		expect(toggle(before)).toBe(after);
	});

	test('in Markdown they are those of HTML, in its scripts those of JavaScript', () => {
		expect(toggle('# He|ad', svxSupport())).toBe('<!-- # Head -->');
		expect(toggle('<script>\nlet a|;\n</script>\n\ntext', svxSupport())).toBe(
			'<script>\n// let a;\n</script>\n\ntext'
		);
		expect(toggle('---\nti|tle: a\n---\n', svxSupport())).toBe('---\n# title: a\n---\n');
	});
});

describe('indentation', () => {
	test.each([
		['<div>\n|', 4],
		['<div>\n\t<p>\n|', 8],
		['{#if a}\n|', 4],
		['{#if a}\n\tb\n|{/if}', 0],
		['{#if a}\n\tb\n|{:else}', 0],
		['<div>\n\tb\n|</div>', 0],
		['<p\n|class="a">', 4],
		['<script>\n\tif (a) {\n|', 8],
		['<style>\n\ta {\n|', 8],
		['<br />\n|', 0]
	])('%j', (text, expected) => {
		const pos = text.indexOf('|');
		expect(getIndentation(stateOf(text.replace('|', '')), pos)).toBe(expected);
	});
});
