/** The embed page: the REPL without the site around it, for the project in the hash. It stores nothing of that; the worker keeps packages. */
import '../ui/tokens.css';
import '../ui/base.css';
import { mount } from 'svelte';
import type { Project } from '../protocol/project';
import { createRepl, preloadCompiler } from '../repl/create-repl';
import { readHash } from '../share/read-hash';
import { onThemeChange, setTheme, startTheme } from '../ui/theme';
import { Workspace } from '../workspace/workspace.svelte';
import Embed from './Embed.svelte';

const EMPTY: Project = {
	name: '',
	entry: 'App.svelte',
	files: [{ path: 'App.svelte', content: '<h1>Hello</h1>\n' }],
	options: {}
};

function readView(text: string | null): 'split' | 'editor' | 'result' {
	return text === 'editor' || text === 'result' ? text : 'split';
}

function readProject(): { project: Project; fault: string | null } {
	const link = readHash(location.hash);
	if (link.kind === 'none') return { project: EMPTY, fault: null };
	if (link.ok) return { project: link.project, fault: null };
	return { project: link.partial ?? EMPTY, fault: link.message };
}

const parameters = new URLSearchParams(location.search);
const theme = parameters.get('theme');
startTheme();
if (theme === 'light' || theme === 'dark') setTheme(theme, false);

preloadCompiler();
const { project, fault } = readProject();
const workspace = new Workspace(project);
const repl = createRepl(workspace);
onThemeChange(() => repl.themeChanged());
mount(Embed, {
	target: document.body,
	props: { repl, view: readView(parameters.get('view')), fault }
});
// Another link in the same frame is another project; a reload is the simplest thing that forgets the old one.
addEventListener('hashchange', () => location.reload());
