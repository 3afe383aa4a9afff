/** Import statements led past barrels: from where a name is exported to where it comes from. */
import type { ImportClause } from './import-clause';
import type { Origin, Origins } from './origins';

/** The statements that stand for one, on one line; null when it has to stay as it is. */
export function redirect({ isExport, names }: ImportClause, origins: Origins): string | null {
	const statements: string[] = [];
	for (const { imported, local } of names) {
		const origin = origins.get(imported) ?? null;
		if (origin !== null)
			statements.push(statementOf(isExport ? 'export' : 'import', origin, local));
		// Types that were not erased: undefined, as the linker has it.
		else if (!isExport) statements.push(`var ${local};`);
		else return null;
	}
	return statements.join(' ');
}

/** A module that has nothing but these names, to be linked into the one that imports them. */
export function generateBarrel(origins: Origins): string {
	return [...origins]
		.map(([name, origin]) => {
			if (origin !== null) return statementOf('export', origin, name);
			return name === 'default' ? 'export default undefined;' : `export var ${name};`;
		})
		.join('\n');
}

function statementOf(keyword: 'import' | 'export', { id, name }: Origin, local: string): string {
	const what = name === null ? `* as ${local}` : `{ ${name} as ${local} }`;
	return `${keyword} ${what} from ${JSON.stringify(id)};`;
}
