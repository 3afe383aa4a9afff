import { forEachDiagnostic, setDiagnostics } from '@codemirror/lint';
import type { Diagnostic as LintDiagnostic } from '@codemirror/lint';
import { RangeSet, StateField } from '@codemirror/state';
import type { EditorState, Extension, Range, TransactionSpec } from '@codemirror/state';
import {
	Decoration,
	EditorView,
	GutterMarker,
	WidgetType,
	gutterLineClass
} from '@codemirror/view';
import type { DecorationSet } from '@codemirror/view';
import type { Diagnostic, Severity } from '../protocol/diagnostic';

/** Longer messages are cut in the lens; the hover card shows them whole. */
const lensLength = 80;

function element(tag: string, className: string, text: string): HTMLElement {
	const node = document.createElement(tag);
	node.className = className;
	node.textContent = text;
	return node;
}

function explainLink(href: string): HTMLAnchorElement | null {
	// A diagnostic may quote what a package says: only a web page is worth a link.
	if (!/^https?:\/\//.test(href)) return null;
	const link = document.createElement('a');
	link.href = href;
	link.target = '_blank';
	link.rel = 'noopener';
	link.textContent = 'Explain';
	return link;
}

/** The card that hovering shows. Messages quote the user's code, so they are text and never markup. */
function renderCard(diagnostic: Diagnostic): Node {
	const card = element('div', 'cm-problem', '');
	card.append(element('div', 'cm-problem-text', diagnostic.message));
	if (diagnostic.hint) card.append(element('div', 'cm-problem-hint', diagnostic.hint));
	const foot = element('div', 'cm-problem-foot', '');
	foot.append(element('code', '', diagnostic.code));
	const link = diagnostic.docs === undefined ? null : explainLink(diagnostic.docs);
	if (link) foot.append(link);
	card.append(foot);
	return card;
}

function toLint(diagnostic: Diagnostic, length: number): LintDiagnostic {
	const from = Math.min(Math.max(0, diagnostic.from), length);
	return {
		from,
		to: Math.min(Math.max(from, diagnostic.to), length),
		severity: diagnostic.severity,
		message: diagnostic.message,
		renderMessage: () => renderCard(diagnostic)
	};
}

/** A transaction that shows these diagnostics and no others. Later edits move them along. */
export function showDiagnostics(
	state: EditorState,
	diagnostics: readonly Diagnostic[]
): TransactionSpec {
	const { length } = state.doc;
	return setDiagnostics(
		state,
		diagnostics.map((diagnostic) => toLint(diagnostic, length))
	);
}

class Lens extends WidgetType {
	readonly #text: string;
	readonly #severity: Severity;

	constructor(text: string, severity: Severity) {
		super();
		this.#text = text;
		this.#severity = severity;
	}

	override eq(other: Lens): boolean {
		return other.#text === this.#text && other.#severity === this.#severity;
	}

	override toDOM(): HTMLElement {
		const lens = element('span', `cm-lens cm-lens-${this.#severity}`, this.#text);
		lens.ariaHidden = 'true';
		return lens;
	}

	override ignoreEvent(): boolean {
		return false;
	}
}

class LineNumberClass extends GutterMarker {
	override elementClass: string;

	constructor(severity: Severity) {
		super();
		this.elementClass = `cm-number-${severity}`;
	}
}

const numberClass = {
	error: new LineNumberClass('error'),
	warning: new LineNumberClass('warning'),
	info: new LineNumberClass('info')
};
const errorLine = Decoration.line({ class: 'cm-bad-line' });
const rank: Record<Severity, number> = { error: 2, warning: 1, info: 0 };

interface LineMarks {
	lines: DecorationSet;
	numbers: RangeSet<GutterMarker>;
}

function firstSentence(message: string): string {
	const line = message.split('\n', 1)[0] ?? '';
	const sentence = /^.*?[.!?](?=\s|$)/.exec(line)?.[0].replace(/\.$/, '') ?? line;
	return sentence.length > lensLength ? `${sentence.slice(0, lensLength - 1)}…` : sentence;
}

function markLines(state: EditorState): LineMarks {
	const worst = new Map<number, { severity: Severity; message: string }>();
	forEachDiagnostic(state, ({ severity, message }, from) => {
		const known: Severity = severity === 'hint' ? 'info' : severity;
		const line = state.doc.lineAt(from).number;
		const before = worst.get(line);
		if (!before || rank[before.severity] < rank[known])
			worst.set(line, { severity: known, message });
	});
	const lines: Range<Decoration>[] = [];
	const numbers: Range<GutterMarker>[] = [];
	for (const [number, { severity, message }] of worst) {
		const line = state.doc.line(number);
		if (severity === 'error') lines.push(errorLine.range(line.from));
		const widget = new Lens(firstSentence(message), severity);
		lines.push(Decoration.widget({ widget, side: 1 }).range(line.to));
		numbers.push(numberClass[severity].range(line.from));
	}
	return { lines: Decoration.set(lines, true), numbers: RangeSet.of(numbers, true) };
}

const lineMarks = StateField.define<LineMarks>({
	create: markLines,
	update(marks, transaction) {
		return transaction.docChanged || transaction.effects.length > 0
			? markLines(transaction.state)
			: marks;
	},
	provide: (field) => [
		EditorView.decorations.from(field, (marks) => marks.lines),
		gutterLineClass.from(field, (marks) => marks.numbers)
	]
});

const wave = (colour: string) => ({
	backgroundImage: 'none',
	textDecoration: `underline wavy 1.25px ${colour}`,
	textDecorationSkipInk: 'none',
	textUnderlineOffset: '4px',
	paddingBottom: '0'
});

const look = EditorView.theme({
	'.cm-lintRange-error': wave('var(--danger)'),
	'.cm-lintRange-warning': wave('var(--warning)'),
	'.cm-lintRange-info': wave('var(--text-faint)'),
	'.cm-lintRange-active': { backgroundColor: 'transparent' },
	'.cm-lintPoint-error:after': { borderBottomColor: 'var(--danger)' },
	'.cm-lintPoint-warning:after': { borderBottomColor: 'var(--warning)' },
	'.cm-lintPoint-info:after': { borderBottomColor: 'var(--text-faint)' },
	'.cm-bad-line, &.cm-focused .cm-bad-line.cm-activeLine': {
		backgroundColor: 'var(--danger-soft)'
	},
	'.cm-lineNumbers .cm-number-error': {
		color: 'var(--danger)',
		fontWeight: '600'
	},
	'.cm-gutterElement.cm-number-error': { backgroundColor: 'var(--danger-soft)' },
	'.cm-lineNumbers .cm-number-warning': { color: 'var(--warning)' },
	'.cm-lens': {
		font: 'var(--w-regular) var(--type-xs)/1 var(--font-ui)',
		marginLeft: '18px',
		opacity: '.95',
		whiteSpace: 'pre',
		userSelect: 'none'
	},
	'.cm-lens-error': { color: 'var(--danger)' },
	'.cm-lens-warning': { color: 'var(--warning)' },
	'.cm-lens-info': { color: 'var(--text-faint)' },
	'@media (max-width: 599px)': { '.cm-lens': { display: 'none' } },
	'.cm-tooltip .cm-diagnostic': { borderLeft: 'none', padding: '8px 10px', marginLeft: '0' },
	'.cm-problem-text': {
		color: 'var(--text-strong)',
		whiteSpace: 'pre-wrap',
		overflowWrap: 'anywhere'
	},
	'.cm-problem-hint': { color: 'var(--text-muted)', whiteSpace: 'pre-wrap' },
	'.cm-problem-foot': { display: 'flex', gap: '12px', color: 'var(--text-faint)' },
	'.cm-problem-foot code': { font: 'inherit', fontFamily: 'var(--font-mono)' }
});

/** Underlines, a word at the end of the line, the line's number in the colour of its worst fault, and cards on hover. */
export const diagnosticMarks: Extension = [lineMarks, look];
