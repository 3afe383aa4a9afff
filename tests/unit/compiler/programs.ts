/** Runs what the linker made, with the frame's own loader. */
import { Loader } from '../../../src/frame/loader';
import type { LinkedModule } from '../../../src/protocol/modules';
import { link } from '../../../workers/compiler/linker';

/** ES modules by id, linked as the graph does; an import is an id already. */
export function linkAll(sources: Record<string, string>): Promise<LinkedModule[]> {
	return Promise.all(
		Object.entries(sources).map(async ([id, code]) => {
			const resolve = (specifier: string) => Promise.resolve(specifier);
			const linked = await link({ id, code, map: null, resolve });
			return { id, code: linked.code, map: linked.map, css: null, swap: null };
		})
	);
}

/** A loader that knows these modules. */
export function load(modules: LinkedModule[], styles: (id: string) => void = () => {}): Loader {
	const loader = new Loader(
		({ id }) => styles(id),
		() => {}
	);
	for (const module of modules) loader.define(module);
	return loader;
}
