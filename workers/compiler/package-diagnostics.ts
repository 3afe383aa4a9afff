/** Faults found while a package was fetched or linked, shown at the import in the user's file that led there. */
import type { Diagnostic } from '../../src/protocol/diagnostic';
import type { FileContent } from '../../src/protocol/project';
import type { BuiltModule } from './module';
import type { PackageError } from './npm/packages';
import { specifierRange } from './specifier-range';

export function packageDiagnostics(
	errors: PackageError[],
	built: BuiltModule[],
	files: ReadonlyMap<string, FileContent>
): Diagnostic[] {
	return errors.flatMap((error) => {
		const root = error.chain[0] ?? error.id;
		return built.flatMap((module): Diagnostic[] => {
			const resolution = module.resolutions.find(({ id }) => id === root);
			const source = files.get(module.path);
			if (!resolution || typeof source !== 'string') return [];
			const chain = [module.path, ...error.chain.map(readable)].join(' → ');
			return [
				{
					severity: 'error',
					code: error.code,
					message: error.chain.length > 1 ? `${error.message}\nImported by ${chain}` : error.message,
					path: module.path,
					...specifierRange(source, resolution.specifier),
					source: 'resolve',
					...(error.hint === undefined ? {} : { hint: error.hint })
				}
			];
		});
	});
}

function readable(id: string): string {
	return id.replace(/^npm:\//, '');
}
