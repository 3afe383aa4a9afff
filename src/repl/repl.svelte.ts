/**
 * The REPL: joins workspace, compiler, preview and console. It holds no project state of its own; what it adds is the status of the
 * newest revision.
 */
import { CompilerClient } from '../compiler/compiler-client';
import { ConsoleLog } from '../console/console-log.svelte';
import { ProblemLevels } from '../problems/problem-levels.svelte';
import { readConsoleChildren, readConsoleEntries } from '../console/validate';
import { Preview } from '../preview/preview.svelte';
import type {
	BuildReport,
	Output,
	OutputKind,
	OutputSize,
	PackageSource,
	PackageUse,
	SvelteVersionList,
	UpdateMode
} from '../protocol/compiler';
import type { Ast } from '../protocol/ast';
import type { ConsoleChildren, ConsoleEntry } from '../protocol/console';
import type { Diagnostic } from '../protocol/diagnostic';
import type { Theme } from '../protocol/frame';
import { writePin } from '../workspace/svelte-pin';
import type { Workspace } from '../workspace/workspace.svelte';
import { PreviewDocument } from './preview-document';
import { NOTHING_SWAPPED, ShownTexts, type SwappedLines } from './shown-texts';

/** `edited`: the newest revision is built and waits for `run`. */
export type ReplStatus =
	'starting' | 'compiling' | 'running' | 'failed' | 'hung' | 'stopped' | 'edited';

export interface ReplOptions {
	workspace: Workspace;
	createWorker(): Worker;
	/** Absolute URL of the site's root, with a trailing slash. */
	base: string;
	packages: PackageSource;
	theme(): Theme;
	/** Edits run by themselves, to begin with. Default: true. */
	autoRun?: boolean;
}

/** Words of ours in the console, beside what the program logs. */
function toEntry(text: string): ConsoleEntry {
	return {
		method: 'info',
		format: [{ text, style: {} }],
		args: [],
		table: null,
		place: null,
		stack: [],
		count: 1,
		time: performance.now()
	};
}

/** What is done about a preview that does not load, in words for the visitor. */
const NO_DOCUMENT =
	'The site does not answer, or what it sends is not the preview. Check the connection, or the server, and reload the result; it is also tried again by itself. Your files are safe, and the editor keeps working.';

/** How many builds the sparkline shows. */
const RECENT = 7;

export class Repl {
	readonly workspace: Workspace;
	readonly log = new ConsoleLog();
	readonly problemLevels = new ProblemLevels();
	readonly preview: Preview;
	readonly #compiler: CompilerClient;
	readonly #options: ReplOptions;
	readonly #document: PreviewDocument;
	/** The newest revision the compiler was told. */
	#sent = 0;
	#stopListening: () => void;
	#statusBeforeHang: ReplStatus = 'starting';

	#status = $state.raw<ReplStatus>('starting');
	#revision = $state.raw(0);
	#diagnostics = $state.raw<readonly Diagnostic[]>([]);
	#report = $state.raw<BuildReport | null>(null);
	#runError = $state.raw<string | null>(null);
	#isPreviewLost = $state.raw(false);
	#versions = $state.raw<{ svelte: string; mdsvex: string } | null>(null);
	#progress = $state.raw('Loading the compiler');
	#isFetching = $state.raw(false);
	#notice = $state.raw<string | null>(null);
	#recent = $state.raw<readonly number[]>([]);
	#mode = $state.raw<UpdateMode>('hot');
	#autoRun = $state.raw(true);
	#goodSince = $state.raw<number | null>(null);
	#swapped = $state.raw<SwappedLines>(NOTHING_SWAPPED);
	readonly #shown = new ShownTexts();

	constructor(options: ReplOptions) {
		this.#options = options;
		this.#autoRun = options.autoRun ?? true;
		this.workspace = options.workspace;
		this.#document = new PreviewDocument(`${options.base}preview.html`);
		this.preview = this.#createPreview();
		this.#compiler = this.#createCompiler();
		addEventListener('offline', this.#onOffline);
		addEventListener('online', this.#onOnline);
		this.#stopListening = this.workspace.onChange((change) => {
			if (change.kind === 'name' || change.kind === 'lock') return;
			if (change.kind === 'replace') this.log.beginRun();
			this.#update();
		});
	}

	get status(): ReplStatus {
		const isWaiting = this.#status === 'starting' || this.#status === 'compiling';
		return this.#isPreviewLost && isWaiting ? 'failed' : this.#status;
	}

	/** The revision that `status` speaks of. */
	get revision(): number {
		return this.#revision;
	}

	/** Of all files, errors first. */
	get diagnostics(): readonly Diagnostic[] {
		return this.#diagnostics;
	}

	get report(): BuildReport | null {
		return this.#report;
	}

	/** Why there is no program of the newest revision; null when there is one, whatever is wrong with files that it does not use. */
	get buildFault(): Diagnostic | null {
		const report = this.#report;
		if (!report || report.ok || report.revision !== this.#revision) return null;
		return this.#diagnostics.find(({ severity }) => severity === 'error') ?? null;
	}

	/** Why the newest program could not be loaded or mounted; null when it could. */
	get runError(): string | null {
		return this.#runError;
	}

	/** Why there is no document to run anything in, and what to do; null while there is one. */
	get previewFault(): string | null {
		return this.#isPreviewLost ? NO_DOCUMENT : null;
	}

	/** Null until the compiler has loaded. */
	get versions(): { svelte: string; mdsvex: string } | null {
		return this.#versions;
	}

	/** The version of Svelte that the newest build runs with; null until there is one. */
	get svelte(): string | null {
		return this.#report?.svelte ?? this.#versions?.svelte ?? null;
	}

	/** The version of Svelte that comes with Rookery, when the program runs with another one; null when it does not, or nothing is known yet. */
	get bundledInstead(): string | null {
		const bundled = this.#versions?.svelte ?? null;
		return this.svelte === bundled ? null : bundled;
	}

	/** Why it is not the version that package.json asks for; null when it is. */
	get svelteFault(): Diagnostic | null {
		return this.#diagnostics.find(({ code }) => code.startsWith('svelte_version')) ?? null;
	}

	/** What is being waited for, in words. */
	get progress(): string {
		return this.#progress;
	}

	/** The newest build waits for something from the network, and `progress` says for what. */
	get isFetching(): boolean {
		return this.#isFetching;
	}

	/** Something that did not work, such as a worker that had to be replaced; null once it is dismissed. */
	get notice(): string | null {
		return this.#notice;
	}

	/** Milliseconds of the newest builds, oldest first. */
	get recent(): readonly number[] {
		return this.#recent;
	}

	/** The result on display is not the one of the newest revision, because that one has errors or nothing to run in. */
	get isStale(): boolean {
		return this.preview.hasResult && this.status === 'failed';
	}

	/** The lines that the newest update swapped into the running program. Empty when it was run anew. */
	get swapped(): SwappedLines {
		return this.#swapped;
	}

	/** When the newest revision was last known to run, by `performance.now()`; null when none has. */
	get goodSince(): number | null {
		return this.#goodSince;
	}

	/** How edits reach the program: in place where that is safe (`hot`), or always in a fresh document. */
	get mode(): UpdateMode {
		return this.#mode;
	}

	setMode(mode: UpdateMode): void {
		this.#mode = mode;
		this.#compiler.setMode(mode);
	}

	/** Tells the visitor that something did not work. */
	notify(text: string): void {
		this.#notice = text;
	}

	dismissNotice(): void {
		this.#notice = null;
	}

	/** Edits run by themselves; otherwise they are only compiled, and wait for `run`. */
	get autoRun(): boolean {
		return this.#autoRun;
	}

	set autoRun(isOn: boolean) {
		if (isOn === this.#autoRun) return;
		this.#autoRun = isOn;
		if (isOn && this.#status === 'edited') this.preview.renew();
		this.#compiler.setAuto(isOn);
	}

	/** Runs what the files say now, from its beginning. */
	run(): void {
		this.reload();
	}

	/** Runs the newest build in a fresh document, and tries again what failed for want of the network. */
	reload(): void {
		this.#status = 'compiling';
		void this.#document.recheck();
		this.preview.reload();
	}

	stop(): void {
		this.preview.stop();
		this.#status = 'stopped';
	}

	wait(): void {
		this.preview.wait();
	}

	/** The colours of the page have changed. */
	themeChanged(): void {
		this.preview.themeChanged();
	}

	/** Generated code of a file. Never rejects: a fault becomes a reason. */
	async output(path: string, kind: OutputKind): Promise<Output> {
		try {
			return await this.#compiler.call('output', { path, kind });
		} catch (error) {
			return { kind: 'none', reason: error instanceof Error ? error.message : String(error) };
		}
	}

	/** What a site would serve of a file. Null when there is nothing, or nobody to measure it. */
	async outputSize(path: string, kind: OutputKind): Promise<OutputSize | null> {
		try {
			return await this.#compiler.call('size', { path, kind });
		} catch {
			return null;
		}
	}

	/** The tree that the parser makes of a file. Never rejects: a fault becomes a reason. */
	async ast(path: string): Promise<Ast> {
		try {
			return await this.#compiler.call('ast', { path });
		} catch (error) {
			return { kind: 'none', reason: error instanceof Error ? error.message : String(error) };
		}
	}

	/** Sees to it that programs run without a network, too. Rejects when there is none already. */
	async keepPreview(): Promise<void> {
		await this.#document.keep();
	}

	/** The packages that the newest build links. Empty when the compiler cannot tell. */
	async packages(): Promise<PackageUse[]> {
		try {
			return await this.#compiler.call('packages', {});
		} catch {
			return [];
		}
	}

	/** The versions of Svelte to choose from. Null when the compiler cannot tell. */
	async svelteVersions(): Promise<SvelteVersionList | null> {
		try {
			return await this.#compiler.call('svelteVersions', {});
		} catch {
			return null;
		}
	}

	/** Lets the project go with the Svelte that comes with Rookery, as the list of versions does. */
	useBundledSvelte(): void {
		this.#notice = writePin(this.workspace, null) ?? this.#notice;
	}

	/** Takes the newest version of every package, whatever was locked, and runs the program with them. */
	refreshPackages(): void {
		this.workspace.setLock({});
		this.#status = 'compiling';
		this.preview.renew();
		this.#compiler.refresh(this.#sent);
	}

	/** Children of a value that the document `frame` has logged. */
	expand(frame: number, handle: number): Promise<ConsoleChildren> {
		return this.preview.expand(frame, handle);
	}

	dispose(): void {
		this.#stopListening();
		removeEventListener('offline', this.#onOffline);
		removeEventListener('online', this.#onOnline);
		this.#compiler.dispose();
	}

	/** Called with every key press: it has to cost nothing. */
	#update(): void {
		const { workspace } = this;
		const { revision, entry, options } = workspace;
		const { changes, replace } = workspace.changesSince(this.#sent);
		this.#sent = revision;
		this.#revision = revision;
		// A program that hangs is not cured by an edit that nobody runs.
		if (this.#autoRun || this.#status !== 'hung') this.#status = 'compiling';
		// What runs goes on undisturbed while its next version waits.
		if (this.#autoRun) this.preview.renew();
		this.#compiler.update({ revision, entry, options, changes, replace });
	}

	#createCompiler(): CompilerClient {
		const { workspace } = this;
		return new CompilerClient({
			createWorker: this.#options.createWorker,
			config: { base: this.#options.base, packages: this.#options.packages },
			isAuto: this.#autoRun,
			fullUpdate: () => {
				const { revision, entry, options } = workspace;
				this.#sent = revision;
				this.#revision = revision;
				const changes = workspace.toProject().files;
				return { revision, entry, options, changes, replace: true };
			},
			onReady: (versions) => {
				this.#versions = versions;
				this.#progress = 'Compiling';
			},
			onProgress: (text) => {
				this.#progress = text;
				this.#isFetching = true;
			},
			onBuilt: (report) => this.#onBuilt(report),
			onRunning: (running) => this.preview.begin(running),
			onReplaced: (reason, isWaiting) => {
				this.#notice = isWaiting
					? `${reason} That happened twice with this project, so it waits for your next change; nothing you typed is lost.`
					: `${reason} It was started again; nothing you typed is lost.`;
				if (isWaiting) {
					this.#runError = reason;
					this.#status = 'failed';
				}
				this.#progress = 'Loading the compiler';
				this.preview.reattach();
			}
		});
	}

	#onBuilt(report: BuildReport): void {
		this.#isFetching = false;
		// A report on what has since been edited would move squiggles to places that are no more.
		if (report.revision !== this.#sent) return;
		const rank = { error: 0, warning: 1, info: 2 };
		this.#diagnostics = report.diagnostics.toSorted((a, b) => rank[a.severity] - rank[b.severity]);
		const isRepeat = this.#report?.revision === report.revision;
		this.#report = report;
		if (!isRepeat) this.#recent = [...this.#recent, report.timings.total].slice(-RECENT);
		this.workspace.setLock(report.lock);
		if (!report.ok) this.#status = 'failed';
		else if (report.isHeld && this.#status === 'hung') this.#statusBeforeHang = 'edited';
		else if (report.isHeld) this.#status = 'edited';
	}

	/** The document in reserve may have been on its way when the network went. */
	readonly #onOffline = (): void => {
		if (this.#document.hasCopy) this.preview.reattach();
	};

	readonly #onOnline = (): void => {
		void this.#document.recheck();
		this.preview.retry();
	};

	#createPreview(): Preview {
		const document = this.#document;
		const { workspace } = this;
		return new Preview({
			get url() {
				return document.url;
			},
			examineDocument: (isSuspect) => document.examine(isSuspect),
			onLost: (isLost) => (this.#isPreviewLost = isLost),
			theme: this.#options.theme,
			attach: (frame, modules) => this.#compiler.attach(frame, modules),
			detach: (frame) => this.#compiler.detach(frame),
			settle: (frame, revision, ok) => this.#compiler.settle(frame, revision, ok),
			rerun: () => this.#compiler.rerun(this.#sent),
			onBegin: () => this.log.beginRun(),
			onRan: (revision, isSwap) => {
				// After a swap that failed it is an older one that ran, and nothing is mended.
				if (revision !== this.#sent) return;
				this.#runError = null;
				// What ran was built without errors, also when the report of that build is still on its way.
				this.#status = 'running';
				this.#goodSince = performance.now();
				const changed = this.#shown.show(workspace.files);
				this.#swapped = isSwap ? changed : NOTHING_SWAPPED;
			},
			onFailed: (revision, message) => {
				this.#runError = message;
				if (revision === this.#sent) this.#status = 'failed';
			},
			onConsole: (frame, data, dropped) => {
				const entries = readConsoleEntries(data);
				if (entries.some(({ method }) => method === 'uncaught')) {
					this.#compiler.keepFromSwaps(frame);
				}
				this.log.append(entries, { frame, dropped });
			},
			onHang: (isHung) => {
				if (isHung) {
					if (this.#status !== 'hung') this.#statusBeforeHang = this.#status;
					this.#status = 'hung';
				} else if (this.#status === 'hung') this.#status = this.#statusBeforeHang;
			},
			onFlood: () => {
				this.#status = 'stopped';
				this.#notice =
					'The program sent the page more messages than it can take, so it was stopped. Press Run to start it again.';
			},
			onNotice: (text) => this.log.append([toEntry(text)]),
			readChildren: readConsoleChildren
		});
	}
}
