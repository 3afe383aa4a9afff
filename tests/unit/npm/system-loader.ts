/** A small `System.register` loader, to run what was linked and look at the values. */
import vm from 'node:vm';
import { Exports, type Namespace, type Setter } from '../../../src/frame/exports';
import type { Packages } from '../../../workers/compiler/npm/packages';

interface Declared {
	setters?: (Setter | null)[];
	execute?: () => void | Promise<void>;
	body?: () => Generator | AsyncGenerator;
}
type Declare = (
	exports: (name: string | Namespace, value?: unknown) => unknown,
	context: { import(id: string): Promise<Namespace>; meta: { url: string } }
) => Declared;

interface Loaded {
	exports: Exports;
	dependencies: Loaded[];
	execute: () => void | Promise<void>;
	done: Promise<void> | null;
}

export class SystemLoader {
	readonly #code = new Map<string, string>();
	readonly #loaded = new Map<string, Loaded>();
	/** Ids in the order of their execution. */
	readonly executed: string[] = [];

	define(id: string, code: string): void {
		this.#code.set(id, code);
	}

	/** A module made of values, such as one of the runtime. */
	provide(id: string, namespace: Namespace): void {
		const exports = new Exports();
		exports.publish(namespace);
		const done = Promise.resolve();
		this.#loaded.set(id, { exports, dependencies: [], execute() {}, done });
	}

	async import(id: string): Promise<Namespace> {
		const module = this.#link(id);
		await this.#execute(module, new Set());
		return module.exports.namespace;
	}

	#link(id: string): Loaded {
		const known = this.#loaded.get(id);
		if (known) return known;
		const code = this.#code.get(id);
		if (code === undefined) throw new Error(`${id} was not linked.`);
		const registered: [string[], Declare][] = [];
		const System = {
			register(dependencies: string[], declare: Declare) {
				registered.push([dependencies, declare]);
			}
		};
		const run: unknown = vm.runInThisContext(`(function (System) {${code}\n})`, { filename: id });
		if (typeof run === 'function') run(System);
		const [dependencies, declare] = registered[0] ?? [[], () => ({})];
		const exports = new Exports();
		const declared: Declared = declare(
			(name, value) => {
				exports.publish(typeof name === 'string' ? { [name]: value } : name);
				return value;
			},
			{ import: (target) => this.import(target), meta: { url: id } }
		);
		const steps = declared.body?.();
		void steps?.next();
		const execute = async () => {
			this.executed.push(id);
			await (steps ? steps.next() : declared.execute?.());
		};
		const module: Loaded = { exports, dependencies: [], execute, done: null };
		this.#loaded.set(id, module);
		dependencies.forEach((dependency, index) => {
			const target = this.#link(dependency);
			module.dependencies.push(target);
			const setter = declared.setters?.[index];
			if (setter) target.exports.connect(setter, exports);
		});
		return module;
	}

	async #execute(module: Loaded, above: Set<Loaded>): Promise<void> {
		if (above.has(module)) return;
		module.done ??= (async () => {
			for (const dependency of module.dependencies) {
				await this.#execute(dependency, new Set([...above, module]));
			}
			await module.execute();
		})();
		return module.done;
	}
}

/** As much of the Svelte runtime as the samples execute. */
const RUNTIME: Namespace = { onMount() {}, from_html() {}, proxy: (value: unknown) => value };

/** Resolves, links and runs an import of `/App.svelte`. Fails on any error. */
export async function run(packages: Packages, specifier: string): Promise<Namespace> {
	return (await load(packages, specifier)).namespace;
}

export async function load(
	packages: Packages,
	specifier: string
): Promise<{ namespace: Namespace; loader: SystemLoader; id: string }> {
	const resolution = await packages.resolve(specifier, '/App.svelte');
	if (!resolution.ok) throw new Error(`${resolution.code}: ${resolution.message}`);
	const { modules, errors } = await packages.link([resolution.id]);
	const [error] = errors;
	if (error) throw new Error(`${error.code}: ${error.message} ${error.chain.join(' → ')}`);
	const loader = new SystemLoader();
	for (const { linked, dependencies } of modules) {
		loader.define(linked.id, linked.code);
		for (const id of dependencies) {
			if (id.startsWith('svelte:')) loader.provide(id, RUNTIME);
		}
	}
	return { namespace: await loader.import(resolution.id), loader, id: resolution.id };
}
