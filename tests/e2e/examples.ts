/** The texts of the examples as they lie on the disk, for tests that run outside Vite. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { exampleProject } from '../../src/app/examples';
import type { Project } from '../../src/protocol/project';

const folder = fileURLToPath(new URL('../../examples/', import.meta.url));

const texts = Object.fromEntries(
	readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.join(entry.parentPath, entry.name))
		.map((file) => [
			path.relative(folder, file).replaceAll(path.sep, '/'),
			readFileSync(file, 'utf8')
		])
);

export function readExample(id: string): Project {
	return exampleProject(id, texts);
}
