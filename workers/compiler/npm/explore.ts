/** Walks everything that some modules reach, and tells faults that matter from those that the program may never meet. */
import { toFailure, type Failure } from './failures';
import { isUrl, parseNpmId, toFileId, toLabel } from './ids';
import { missingNode, type Edge, type ModuleNode } from './nodes';

export interface Fault {
	/** The id the walk began with. */
	root: string;
	importer: string;
	failure: Failure;
	/** Labels, from the root on. */
	chain: string[];
	/** Modules that must be made anew when it is tried again. */
	path: string[];
}

export interface Exploration {
	nodes: Map<string, ModuleNode>;
	faults: Fault[];
}

/** `load` rejects with a `PackageFailure`. */
export async function explore(
	roots: string[],
	load: (id: string) => Promise<ModuleNode>
): Promise<Exploration> {
	const nodes = new Map<string, ModuleNode>();
	const failures = new Map<string, Failure>();
	const seen = new Set<string>();

	const visit = async (id: string): Promise<void> => {
		if (seen.has(id) || !isPackageModule(id)) return;
		seen.add(id);
		try {
			const node = await load(id);
			nodes.set(id, node);
			for (const edge of node.edges) {
				if (edge.failure && isLinked(node, edge)) {
					nodes.set(edge.id, missingNode(edge.id, edge.failure));
				}
			}
			const next = node.edges.filter((edge) => edge.failure === null);
			await Promise.all(next.map((edge) => visit(edge.id)));
		} catch (error) {
			const failure = toFailure(error);
			failures.set(id, failure);
			nodes.set(id, missingNode(id, failure));
		}
	};
	await Promise.all(roots.map(visit));
	return { nodes, faults: findFaults(roots, nodes, failures) };
}

/** The modules a node is linked with: a `require` that leads nowhere throws by itself. */
export function dependenciesOf(node: ModuleNode): string[] {
	return [...new Set(node.edges.filter((edge) => isLinked(node, edge)).map(({ id }) => id))];
}

function isLinked(node: ModuleNode, edge: Edge): boolean {
	return edge.failure === null || edge.isDynamic || node.content.kind === 'module';
}

/** The runtime is not ours. */
function isPackageModule(id: string): boolean {
	return parseNpmId(id) !== null || isUrl(id);
}

/**
 * A fault counts when it is reached by imports that are always executed. The network is different: what was not fetched may have
 * been needed after all, so that always counts.
 */
function findFaults(
	roots: string[],
	nodes: Map<string, ModuleNode>,
	failures: Map<string, Failure>
): Fault[] {
	const faults = new Map<string, Fault>();
	for (const onlyNeeded of [true, false]) {
		const came = new Map<string, string | null>(roots.map((root) => [root, null]));
		for (const id of came.keys()) {
			const failure = failures.get(id);
			if (failure && (onlyNeeded || failure.code === 'network')) {
				note(came, { id, failure, specifier: null });
			}
			for (const edge of nodes.get(id)?.edges ?? []) {
				if (onlyNeeded && !edge.isNeeded) continue;
				const { failure: broken, specifier } = edge;
				if (broken && (onlyNeeded || broken.code === 'network')) {
					note(came, { id, failure: broken, specifier });
				} else if (!broken && !came.has(edge.id)) came.set(edge.id, id);
			}
		}
	}
	return [...faults.values()];

	function note(
		came: Map<string, string | null>,
		fault: { id: string; failure: Failure; specifier: string | null }
	): void {
		const { id, failure, specifier } = fault;
		const key = `${id} ${specifier}`;
		if (faults.has(key)) return;
		const path = [id];
		for (let at = came.get(id); at != null; at = came.get(at)) path.unshift(at);
		const labels = path.map((step) => toLabel(step));
		if (specifier !== null && !/^\.{0,2}\//.test(specifier)) labels.push(specifier);
		const chain = labels.filter((label, index) => label !== labels[index - 1]);
		// A module that could not be loaded is at fault through the one that imports it.
		const importer = toFileId(specifier === null ? (path.at(-2) ?? id) : id);
		faults.set(key, { root: path[0] ?? id, importer, failure, chain, path });
	}
}
