import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Sample {
	name: string;
	files: Record<string, string>;
}

const root = fileURLToPath(new URL('../../samples/mdsvex', import.meta.url));

/** Every folder of tests/samples/mdsvex with its files; `input.svx` is the page. */
export function mdsvexSamples(): Sample[] {
	return readdirSync(root, { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => {
			const folder = join(root, name);
			const files: Record<string, string> = {};
			for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
				if (!entry.isFile()) continue;
				const path = join(entry.parentPath, entry.name);
				files[relative(folder, path).replaceAll('\\', '/')] = readFileSync(path, 'utf8');
			}
			return { name, files };
		});
}
