/** The packages in `tests/samples/npm` as a registry behind a fake `fetch`, and what tests need around it. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { packTar } from 'modern-tar';
import { rollup } from 'rollup';
import { compile, compileModule } from 'svelte/compiler';
import { transform as stripTypes } from 'sucrase';
import { rcompare, valid } from 'semver';
import type { PackageSource } from '../../../src/protocol/compiler';
import { keepNothing, type Kept } from '../../../workers/compiler/npm/kept';
import { Packages, type PackageIo } from '../../../workers/compiler/npm/packages';

export const SAMPLES = path.resolve('tests/samples/npm');
export const REGISTRY = 'https://registry.test/npm/';
export const JSDELIVR: PackageSource = {
	kind: 'jsdelivr',
	base: 'https://cdn.test/',
	data: 'https://data.test/'
};

export type Files = Map<string, Uint8Array<ArrayBuffer>>;

async function readFolder(folder: string): Promise<Files> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files: Files = new Map();
	for (const entry of entries) {
		if (!entry.isFile()) continue;
		const full = path.join(entry.parentPath, entry.name);
		const name = path.relative(folder, full).split(path.sep).join('/');
		files.set(name, new Uint8Array(await readFile(full)));
	}
	return files;
}

/** `name@version` → files. */
export async function readSamples(): Promise<Map<string, Files>> {
	const packages = new Map<string, Files>();
	for (const [file, bytes] of await readFolder(SAMPLES)) {
		const key = /^((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? '';
		const files = packages.get(key) ?? new Map<string, Uint8Array<ArrayBuffer>>();
		packages.set(key, files.set(file.slice(key.length + 1), bytes));
	}
	return packages;
}

export async function toTarball(
	files: Files,
	folder = 'package'
): Promise<Uint8Array<ArrayBuffer>> {
	const tar = await packTar(
		[...files].map(([name, body]) => ({
			header: { name: `${folder}/${name}`, size: body.byteLength },
			body
		}))
	);
	return new Uint8Array(gzipSync(tar));
}

export function integrityOf(bytes: Uint8Array): string {
	return `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
}

/** Answers of the fake network by URL; a number is a status, an `Error` a connection that broke. */
export class FakeNetwork {
	readonly answers = new Map<string, Uint8Array<ArrayBuffer> | string | number | Error>();
	/** Every request in its order. */
	readonly requests: string[] = [];
	/** Where the answer to a URL says it came from. */
	readonly redirects = new Map<string, string>();
	readonly types = new Map<string, string>();

	readonly fetch: typeof fetch = async (input, init) => {
		const url = String(input);
		this.requests.push(url);
		if (init?.credentials !== 'omit') throw new Error('Credentials were sent.');
		const answer = this.answers.get(url) ?? 404;
		if (answer instanceof Error) throw answer;
		if (typeof answer === 'number') return new Response('', { status: answer });
		const type = this.types.get(url) ?? 'text/plain';
		const response = new Response(answer, { headers: { 'content-type': type } });
		Object.defineProperty(response, 'url', { value: this.redirects.get(url) ?? url });
		return response;
	};

	count(part: string): number {
		return this.requests.filter((url) => url.includes(part)).length;
	}
}

/** All samples, served both as a registry and as jsDelivr. */
export async function sampleNetwork(): Promise<FakeNetwork> {
	const network = new FakeNetwork();
	const versions = new Map<string, Map<string, string>>();
	for (const [key, files] of await readSamples()) {
		const at = key.lastIndexOf('@');
		const [name, version] = [key.slice(0, at), key.slice(at + 1)];
		const tarball = await toTarball(files, name === 'counter' ? 'counter-folder' : undefined);
		const file = name.split('/').at(-1);
		network.answers.set(`${REGISTRY}${name}/-/${file}-${version}.tgz`, tarball);
		versions.set(name, (versions.get(name) ?? new Map()).set(version, integrityOf(tarball)));

		const listing = [...files].map(([path_]) => ({ name: `/${path_}` }));
		const data = `https://data.test/v1/packages/npm/${key}?structure=flat`;
		network.answers.set(data, JSON.stringify({ files: listing }));
		for (const [path_, bytes] of files) {
			network.answers.set(`https://cdn.test/npm/${key}/${path_}`, bytes);
		}
	}
	for (const [name, all] of versions) {
		const sorted = [...all.keys()].filter((version) => valid(version)).sort(rcompare);
		const latest = sorted.find((version) => !version.includes('-')) ?? sorted[0];
		const tags = { latest, ...(name === 'counter' ? { next: '2.0.0-beta.1' } : {}) };
		network.answers.set(
			REGISTRY + name.replace('/', '%2F'),
			JSON.stringify({
				name,
				'dist-tags': tags,
				versions: Object.fromEntries(
					[...all].map(([version, integrity]) => [version, { dist: { integrity } }])
				)
			})
		);
		network.answers.set(
			`https://data.test/v1/packages/npm/${name}`,
			JSON.stringify({ tags, versions: sorted.map((version) => ({ version })) })
		);
	}
	return network;
}

/** The stages of the compiler worker, as far as packages need them. */
export const transform: PackageIo['transform'] = async ({ path: file, code }) => {
	if (file.endsWith('.svelte')) {
		const { js, css } = compile(code, { filename: file, css: 'external', generate: 'client' });
		return { code: js.code, css: css?.code ?? null };
	}
	const plain = file.endsWith('.ts') ? stripTypes(code, { transforms: ['typescript'] }).code : code;
	if (!file.includes('.svelte.')) return { code: plain, css: null };
	return { code: compileModule(plain, { filename: file }).js.code, css: null };
};

export interface Setup {
	network: FakeNetwork;
	packages: Packages;
	progress: string[];
}

export async function setup(
	source: PackageSource = { kind: 'registry', base: REGISTRY },
	network?: FakeNetwork,
	kept: Kept = keepNothing
): Promise<Setup> {
	const used = network ?? (await sampleNetwork());
	const progress: string[] = [];
	const packages = new Packages(source, {
		fetch: used.fetch,
		kept,
		rollup,
		onProgress: (text) => progress.push(text),
		runtime: (specifier) => {
			if (specifier === 'esm-env') return 'svelte:/esm-env';
			if (['svelte', 'svelte/store'].includes(specifier)) return `svelte:/${specifier}`;
			return specifier.startsWith('svelte/internal') ? `svelte:/${specifier}` : null;
		},
		transform
	});
	return { network: used, packages, progress };
}
