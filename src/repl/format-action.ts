/** Formats the file in the editor: what happens between the key and the note that says how it went. */
import type CodeEditor from '../editor/CodeEditor.svelte';
import { formatFile } from '../editor/format-file';
import { FormatConfigError, formatOptions, readFormatConfig } from '../editor/format-options';
import type { FormatConfig } from '../editor/format-options';
import { Formatter } from '../editor/formatter';
import type { Diagnostic } from '../protocol/diagnostic';
import type { Workspace } from '../workspace/workspace.svelte';
import type { Note } from './EditorNote.svelte';
import { toPlace } from './place';

type Editor = ReturnType<typeof CodeEditor>;

export interface FormatReport {
	note: Note;
	/** Why and where the file could not be read, to be shown in the code until the next edit; null when it could. */
	fault: Diagnostic | null;
}

const formatter = new Formatter(
	() =>
		new Worker(new URL('../../workers/format/main.ts', import.meta.url), {
			type: 'module',
			name: 'rookery-format'
		})
);

const warning = (text: string): FormatReport => ({ note: { tone: 'warning', text }, fault: null });

function configOf(workspace: Workspace): FormatConfig | null {
	return readFormatConfig((path) => {
		const content = workspace.fileAt(path)?.content;
		return typeof content === 'string' ? content : null;
	});
}

/** Changes nothing when the file cannot be read or was edited meanwhile. Null when there is no file to format. */
export async function formatOpenFile(
	editor: Editor,
	workspace: Workspace
): Promise<FormatReport | null> {
	const shown = editor.snapshot();
	const path = shown && workspace.file(shown.id)?.path;
	if (!shown || path == null) return null;
	try {
		const options = formatOptions(path, {
			indentation: shown.indentation,
			config: configOf(workspace)
		});
		const started = performance.now();
		const outcome = await formatFile({ path, text: shown.text, options }, (request) =>
			formatter.format(request)
		);
		switch (outcome.kind) {
			case 'unsupported':
				return warning(`Files like ${path} are not formatted.`);
			case 'fault':
				return toFault(path, shown.text, outcome);
			case 'formatted':
				return describe({
					isDone: editor.rewrite(shown, outcome.text),
					isChange: outcome.text !== shown.text,
					note: outcome.note,
					milliseconds: Math.max(1, Math.round(performance.now() - started))
				});
			default:
				return outcome satisfies never;
		}
	} catch (error) {
		if (error instanceof FormatConfigError) return warning(`Not formatted: ${error.message}`);
		return warning(error instanceof Error ? error.message : String(error));
	}
}

function describe(done: {
	isDone: boolean;
	isChange: boolean;
	note: string | null;
	milliseconds: number;
}): FormatReport {
	if (!done.isDone) return warning('Not formatted: you went on editing. Format again.');
	if (done.note !== null) return warning(`Formatted in part. ${done.note}`);
	const text = done.isChange ? `Formatted in ${done.milliseconds} ms` : 'Formatted already';
	return { note: { tone: 'success', text }, fault: null };
}

function toFault(
	path: string,
	text: string,
	{ message, from }: { message: string; from: number }
): FormatReport {
	return {
		note: {
			tone: 'warning',
			text: `Not formatted: ${message}.`,
			place: toPlace(text, from)
		},
		fault: {
			severity: 'warning',
			code: 'format',
			message: `Not formatted: ${message}.`,
			path,
			from,
			to: Math.min(text.length, from + 1),
			source: 'format',
			hint: 'Correct this and format again. Nothing was changed.'
		}
	};
}
