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

async function start(): Promise<void> {
	const session = await Session.start(openProjectStore(), {
		storage: guardStorage(() => localStorage),
		tab: guardStorage(() => sessionStorage)
	});
	const repl = createRepl(session.workspace);
	onThemeChange((scheme) => repl.setTheme(scheme));
	mount(App, { target: document.body, props: { session, repl } });
}

void start();
