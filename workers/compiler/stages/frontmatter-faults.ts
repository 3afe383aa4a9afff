import type { Diagnostic } from '../../../src/protocol/diagnostic';
import type { FrontmatterRange } from '../../../src/workspace/frontmatter';
import { lazyPart } from '../lazy-part';
import { isVariableName } from './json';

const loadYaml = lazyPart('The YAML parser', () => import('yaml'));

type Range = Pick<Diagnostic, 'from' | 'to'>;

/** A top-level key of the frontmatter, with the places of key and value in the file. */
export interface FrontmatterEntry {
	key: string;
	value: unknown;
	keyRange: Range;
	valueRange: Range;
}

export interface FrontmatterDocument {
	entries: FrontmatterEntry[];
	/** The first reason why the text is not YAML. */
	error: (Range & { message: string }) | null;
}

/**
 * Reads the frontmatter with a parser that knows places. Its values are for finding things only: what the page sees is
 * what the parser inside mdsvex makes of the same text. Rejects with `PartNotLoaded` when the parser cannot be fetched.
 */
export async function readFrontmatter(
	text: string,
	{ contentFrom, contentTo }: FrontmatterRange
): Promise<FrontmatterDocument> {
	const { isMap, isNode, isScalar, parseDocument } = await loadYaml();
	const content = text.slice(contentFrom, contentTo);
	const document = parseDocument(content, { prettyErrors: false, logLevel: 'silent' });
	const toRange = (from: number, to: number): Range => ({
		from: contentFrom + Math.min(from, content.length),
		to: contentFrom + Math.min(Math.max(from, to), content.length)
	});
	const [fault] = document.errors;
	const entries: FrontmatterEntry[] = [];
	if (isMap(document.contents)) {
		for (const { key, value } of document.contents.items) {
			if (!isScalar(key) || !key.range) continue;
			const keyRange = toRange(key.range[0], key.range[1]);
			const place = isNode(value) && value.range;
			entries.push({
				key: String(key.value),
				value: isScalar(value) ? value.value : undefined,
				keyRange,
				valueRange: place ? toRange(place[0], place[1]) : keyRange
			});
		}
	}
	return {
		entries,
		error: fault ? { message: fault.message, ...toRange(fault.pos[0], fault.pos[1]) } : null
	};
}

/** What mdsvex makes of the keys that cannot name a variable. */
export function keyWarnings(
	keys: string[],
	{ entries }: FrontmatterDocument
): Omit<Diagnostic, 'path'>[] {
	return keys.flatMap((key) => {
		const renamed = key.replaceAll('-', '_');
		const message = isVariableName(renamed)
			? `\`${key}\` cannot name a variable; mdsvex calls it \`${renamed}\` in this page.`
			: `\`${key}\` cannot name a variable. mdsvex declares one for every key, which makes code that does not compile; here it is left out.`;
		const range = entries.find((entry) => entry.key === key)?.keyRange ?? { from: 0, to: 0 };
		return [
			{
				severity: 'warning' as const,
				code: 'frontmatter_key',
				message,
				hint: `Read it as \`metadata[${JSON.stringify(key)}]\`, or use letters, digits and _ only.`,
				...range,
				source: 'mdsvex' as const
			}
		];
	});
}

/** Whether mdsvex declares a variable for this key, and under which name; null when it cannot. */
export function variableOf(key: string): string | null {
	const name = key.replaceAll('-', '_');
	return isVariableName(name) ? name : null;
}
