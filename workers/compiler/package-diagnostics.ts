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
	return errors.flatMap((error) =>
		built.flatMap((module): Diagnostic[] => {
			const resolution = module.resolutions.find(({ id }) => id === error.id);
			const source = files.get(module.path);
			if (!resolution || typeof source !== 'string') return [];
			const isIndirect = error.chain.length > 2;
			return [
				{
					severity: 'error',
					code: error.code,
					message: isIndirect
						? `${error.message}\nImported by ${error.chain.join(' → ')}`
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
