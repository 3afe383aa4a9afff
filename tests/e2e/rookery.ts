/** The playground as a user works it, for the journeys in this folder. */
import { test as base, expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import type { FileContent, Project } from '../../src/protocol/project';
import { decodeLink, encodeLink, type LinkResult } from '../../src/share/link';

export { expect };

/** What the page itself said in its console. What the user's program says comes from its own document. */
class PageConsole {
	readonly messages: string[] = [];
	readonly #expected: RegExp[] = [];

	constructor(page: Page) {
		this.watch(page);
	}

	/** Another page of the same visitor's. */
	watch(page: Page): void {
		page.on('console', (message) => {
			const { url } = message.location();
			// Without a network the program's document is a copy behind a blob.
			if (/^(?:rookery|blob):/.test(url) || url.includes('preview.html')) return;
			this.#add(`${message.type()}: ${message.text()} (${url})`);
		});
		page.on('pageerror', (error) => {
			if (error.stack?.includes('rookery:')) return;
			this.#add(`uncaught: ${error.stack ?? error.message}`);
		});
	}

	/** For what the browser itself reports and nobody can keep from it, such as requests that a dead network refuses. */
	expect(text: RegExp): void {
		this.#expected.push(text);
	}

	#add(text: string): void {
		if (!this.#expected.some((expected) => expected.test(text))) this.messages.push(text);
	}
}

/** A project of these files. The entry is `App.svelte`, else `App.svx`. */
export function project(files: Record<string, FileContent>, name = 'Test'): Project {
	return {
		name,
		entry: 'App.svelte' in files ? 'App.svelte' : 'App.svx',
		files: Object.entries(files).map(([path, content]) => ({ path, content })),
		options: {}
	};
}

export class Rookery {
	readonly page: Page;
	readonly root: Locator;
	/** The document that runs the program, as it is shown. */
	readonly result: FrameLocator;
	readonly console: Locator;
	readonly editor: Locator;
	readonly #watch: (page: Page) => void;

	/** `watch` is told of pages that are opened later. */
	constructor(page: Page, watch: (page: Page) => void = () => {}) {
		this.page = page;
		this.#watch = watch;
		this.root = page.locator('[data-status]');
		this.result = page.frameLocator('iframe[data-role=shown]');
		this.console = page.getByRole('region', { name: 'Console' });
		this.editor = page.locator('.cm-content').first();
	}

	/** Opens a project by its link, or what is there without one, and waits for the first result, good or bad. */
	async open(files?: Record<string, FileContent> | Project, path = '/'): Promise<void> {
		const isProject = (value: object): value is Project =>
			Array.isArray(Reflect.get(value, 'files'));
		const hash = files ? encodeLink(isProject(files) ? files : project(files)) : '';
		await this.page.goto(path + hash);
		await this.settled();
	}

	/** Settings that the visitor has chosen before. Ask before you open anything. */
	async choose(values: Record<string, boolean>): Promise<void> {
		await this.page.addInitScript((chosen) => {
			// The program's document has no storage.
			if (parent === window) localStorage.setItem('rookery:settings', JSON.stringify(chosen));
		}, values);
	}

	/** Waits until the newest revision has a result. */
	async settled(status = /running|failed/): Promise<void> {
		await expect(this.root).toHaveAttribute('data-status', status);
	}

	/** Waits until the browser's storage has every change. The words beside the name say so a moment earlier. */
	async saved(): Promise<void> {
		await expect(this.page.locator('[data-saved]')).toHaveAttribute('data-saved', /saved|forked/);
	}

	/** Opens a dialog of the page by the palette, where every action is. */
	async command(title: string): Promise<void> {
		await this.page.keyboard.press('ControlOrMeta+k');
		const field = this.page.getByRole('combobox', { name: 'Go to file or command' });
		await field.fill(`>${title}`);
		await this.page.getByRole('option', { name: title }).first().click();
		await expect(field).toBeHidden();
	}

	async chooseTheme(name: 'System' | 'Light' | 'Dark'): Promise<void> {
		await this.page.getByRole('button', { name: 'Settings' }).click();
		const dialog = this.page.getByRole('dialog', { name: 'Settings' });
		await dialog.getByRole('radio', { name }).click();
		await this.page.keyboard.press('Escape');
		await expect(dialog).toBeHidden();
	}

	tab(path: string): Locator {
		return this.page.getByRole('tablist', { name: 'Open files' }).getByRole('tab', { name: path });
	}

	/** A file or folder in the list beside the editor. */
	treeItem(path: string): Locator {
		return this.page.getByRole('tree').locator(`[data-path="${path}"]`);
	}

	/** Opens a file by its tab, or by the list of files when it has none. */
	async openFile(path: string): Promise<void> {
		await this.tab(path).or(this.treeItem(path)).first().waitFor();
		if ((await this.tab(path).count()) > 0) await this.tab(path).click();
		else await this.treeItem(path).click();
		await expect(this.tab(path)).toHaveAttribute('aria-selected', 'true');
		await expect(this.editor).toHaveAttribute('aria-label', `Code of ${path}`);
	}

	/** Adds an empty file and opens it; the cursor is in it. */
	async addFile(path: string): Promise<void> {
		await this.page.getByRole('button', { name: 'New file' }).click();
		const field = this.page.getByRole('textbox', { name: 'Path of the new file' });
		await field.fill(path);
		await field.press('Enter');
		await expect(this.tab(path)).toHaveAttribute('aria-selected', 'true');
		await expect(this.editor).toHaveAttribute('aria-label', `Code of ${path}`);
		await expect(this.editor).toBeFocused();
	}

	/** Chooses from the menu of what can be done with the open file. */
	async fileAction(name: string | RegExp): Promise<void> {
		const tabs = this.page.getByRole('tablist', { name: 'Open files' });
		await tabs.getByRole('tab', { selected: true }).click({ button: 'right' });
		const menu = this.page.getByRole('menu', { name: 'File actions' });
		await menu.getByRole('menuitem', { name }).click();
	}

	/** Opens the dialog in which files to upload are picked, and picks. */
	async upload(...files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
		const chooser = this.page.waitForEvent('filechooser');
		await this.command('Upload files');
		await (await chooser).setFiles(files);
	}

	/** Follows a link to a project in the tab that is open. */
	async follow(files: Record<string, FileContent> | string): Promise<void> {
		const hash = typeof files === 'string' ? files : encodeLink(project(files));
		await this.page.evaluate((to) => {
			location.hash = to;
		}, hash);
	}

	/** The same visitor in another tab. */
	inTab(page: Page): Rookery {
		this.#watch(page);
		return new Rookery(page, this.#watch);
	}

	/** What the address bar's hash holds. */
	link(): LinkResult {
		return decodeLink(new URL(this.page.url()).hash);
	}

	/** Replaces the whole text of the open file, as a paste would. */
	async write(text: string): Promise<void> {
		await this.editor.click();
		await this.page.keyboard.press('ControlOrMeta+a');
		await this.page.keyboard.insertText(text);
	}

	/** Puts the cursor right behind the first occurrence of `text` in the open file, which must be in view. */
	async placeCursorAfter(text: string): Promise<void> {
		await this.editor.click();
		await this.editor.evaluate((content, wanted) => {
			const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
			const lines = [...content.querySelectorAll('.cm-line')];
			const line = lines.find((element) => element.textContent?.includes(wanted));
			if (!line) throw new Error(`'${wanted}' is not in view.`);
			let rest = (line.textContent ?? '').indexOf(wanted) + wanted.length;
			walker.currentNode = line;
			for (let node = walker.nextNode(); node; node = walker.nextNode()) {
				const { length } = node.textContent ?? '';
				if (rest <= length) {
					getSelection()?.collapse(node, rest);
					// The browser tells of it later, maybe after the next key.
					document.dispatchEvent(new Event('selectionchange'));
					return;
				}
				rest -= length;
			}
		}, text);
	}

	/** The text of the open file, which must be short enough to be drawn whole. */
	async text(): Promise<string> {
		return this.editor.evaluate((content) =>
			[...content.querySelectorAll('.cm-line')]
				.map((line) => {
					const copy = line.cloneNode(true) as Element;
					for (const lens of copy.querySelectorAll('.cm-lens')) lens.remove();
					return copy.textContent;
				})
				.join('\n')
		);
	}

	consoleRow(text: string | RegExp): Locator {
		return this.console.getByText(text);
	}
}

export const test = base.extend<{
	rookery: Rookery;
	/** Somebody else, with a browser profile of their own. */
	stranger: Rookery;
	pageConsole: PageConsole;
}>({
	pageConsole: async ({ page }, use) => {
		const pageConsole = new PageConsole(page);
		await use(pageConsole);
		expect(pageConsole.messages, 'the console of the page itself stays empty').toEqual([]);
	},
	// Every journey watches the page's own console.
	rookery: async ({ page, pageConsole }, use) => {
		await use(new Rookery(page, (other) => pageConsole.watch(other)));
	},
	stranger: async ({ browser }, use) => {
		const context = await browser.newContext();
		const page = await context.newPage();
		const pageConsole = new PageConsole(page);
		await use(new Rookery(page, (other) => pageConsole.watch(other)));
		expect(pageConsole.messages, 'the console of the page itself stays empty').toEqual([]);
		await context.close();
	}
});
