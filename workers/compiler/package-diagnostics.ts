/** Faults found while a package was fetched or linked, shown at the import in the user's file that led there. */
import type { Diagnostic } from '../../src/protocol/diagnostic';
import type { FileContent } from '../../src/protocol/project';
import type { BuiltModule } from './module';
import type { PackageError } from './npm/packages';
import { specifierRange } from './specifier-range';

/** Several parts of Node.js that one import leads to are one fault there: what to do is the same for all. */
export function packageDiagnostics(
	errors: PackageError[],
	built: Pick<BuiltModule, 'path' | 'resolutions'>[],
	files: ReadonlyMap<string, FileContent>
): Diagnostic[] {
	return mergeBuiltins(errors).flatMap((error) =>
		built.flatMap((module): Diagnostic[] => {
			const resolution = module.resolutions.find(({ id }) => id === error.id);
			const source = files.get(module.path);
			if (!resolution || typeof source !== 'string') return [];
			const isIndirect = error.chain.length > 1;
			return [
				{
					severity: 'error',
					code: error.code,
					message: isIndirect
						? `${error.message}\nImported by ${[module.path, ...error.chain].join(' → ')}`
						: error.message,
					path: module.path,
					...specifierRange(source, resolution.specifier),
					source: 'resolve',
					...(error.hint === undefined ? {} : { hint: error.hint })
				}
			];
		})
	);
}

/** The first one of each import stands for all, and names the others. */
function mergeBuiltins(errors: PackageError[]): PackageError[] {
	const names = new Map<string, Set<string>>();
	const kept = errors.filter(({ id, code, chain }) => {
		if (code !== 'node_builtin') return true;
		const known = names.get(id);
		const found = known ?? new Set();
		names.set(id, found.add(chain.at(-1) ?? ''));
		return known === undefined;
	});
	return kept.map((error) => {
		const [, ...others] = error.code === 'node_builtin' ? (names.get(error.id) ?? []) : [];
		if (others.length === 0) return error;
		const list = others.map((name) => `"${name}"`).join(', ');
		return { ...error, message: `${error.message} The same goes for ${list}.` };
	});
}
