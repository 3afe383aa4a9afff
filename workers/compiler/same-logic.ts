/** Edits that change nothing but style: nothing has to be executed again for them. */
import type { LinkedModule } from '../../src/protocol/modules';

const STYLE = /(<style\b[^>]*>)[\s\S]*?(<\/style\s*>)/i;
const ANY_STYLE = /<style\b/gi;
const NUMBER = /\b\d+\b/g;

/** The source without the text of its style; null when it cannot be told which text that is. */
function withoutStyle({ map }: LinkedModule): string | null {
	if (map === null) return null;
	const { sourcesContent } = JSON.parse(map) as { sourcesContent?: (string | null)[] };
	const source = sourcesContent?.[0] ?? '';
	return source.match(ANY_STYLE)?.length === 1 ? source.replace(STYLE, '$1$2') : null;
}

/** The first line of linked code names what is imported, and stays as it is. */
function withoutNumbers(code: string): string {
	const body = code.indexOf('\n');
	return code.slice(0, body) + code.slice(body).replace(NUMBER, '0');
}

/**
 * Whether the code of `old` may go on running in the place of that of `next`. It is the same, or the source differs in the text of its
 * `<style>` alone and the code in numbers: these are then the lines that messages of Svelte's development mode speak of.
 */
export function hasSameLogic(old: LinkedModule, next: LinkedModule): boolean {
	if (old.code === next.code) return true;
	if (old.css === null || next.css === null) return false;
	if (withoutNumbers(old.code) !== withoutNumbers(next.code)) return false;
	const before = withoutStyle(old);
	return before !== null && before === withoutStyle(next);
}
