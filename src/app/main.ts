/** The playground site. */
import '../ui/tokens.css';
import '../ui/base.css';
import { mount } from 'svelte';
import { createRepl, preloadCompiler } from '../repl/create-repl';
import { onThemeChange, startTheme } from '../ui/theme';
import { openProjectStore } from '../workspace/project-store';
import { guardStorage } from '../workspace/text-storage';
import App from './App.svelte';
import { Session } from './session.svelte';

startTheme();
preloadCompiler();

/** Where the visitor's choice between swaps and fresh documents is kept. */
const UPDATES = 'rookery:updates';

async function start(): Promise<void> {
	const storage = guardStorage(() => localStorage);
	const session = await Session.start(openProjectStore(), {
		storage,
		tab: guardStorage(() => sessionStorage)
	});
	const repl = createRepl(session.workspace);
	if (storage.get(UPDATES) === 'fresh') repl.setMode('fresh');
	onThemeChange((scheme) => repl.setTheme(scheme));
	mount(App, {
		target: document.body,
		props: { session, repl, onmode: (mode) => void storage.set(UPDATES, mode) }
	});
}

void start();
