/**
 * Builds the link codec as a library of its own, so that docs tools and scripts can make links: `import { encodeLink } from
 * 'rookery/link'`. One ES module without dependencies, and its types.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type Plugin } from 'vite';

/** The source files whose exports are the library's types, first what others stand on. */
const typed = ['src/protocol/project.ts', 'src/share/link-result.ts', 'src/share/link.ts'];

/** Writes `link.js` and `link.d.ts` into `folder`, which is made if need be. `root` is the folder of the sources. */
export async function buildLinkLibrary(root: string, folder: string): Promise<void> {
	await mkdir(folder, { recursive: true });
	await Promise.all([
		build({
			root,
			configFile: false,
			publicDir: false,
			logLevel: 'warn',
			build: {
				lib: {
					entry: path.join(root, 'src/share/link.ts'),
					formats: ['es'],
					fileName: () => 'link.js'
				},
				outDir: folder,
				emptyOutDir: false,
				minify: false,
				target: 'es2022'
			}
		}),
		types(root).then((text) => writeFile(path.join(folder, 'link.d.ts'), text))
	]);
}

/** Writes the library into `lib/` when the site has been built. */
export function linkLibrary(): Plugin {
	let root = process.cwd();
	return {
		name: 'rookery:link-library',
		apply: 'build',
		configResolved(config) {
			root = config.root;
		},
		async closeBundle() {
			await buildLinkLibrary(root, path.join(root, 'lib'));
		}
	};
}

async function types(root: string): Promise<string> {
	// Loaded here because the development server has no need of it.
	const { default: ts } = await import('typescript');
	const parts = await Promise.all(
		typed.map(async (file) => {
			const source = await readFile(path.join(root, file), 'utf8');
			const { outputText } = ts.transpileDeclaration(source, {
				fileName: file,
				compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext }
			});
			// In one file, what the parts import from each other is already there.
			return outputText.replace(/^(import|export) (type )?\{[^}]*\} from .*$\n?/gm, '');
		})
	);
	return parts.join('\n');
}
