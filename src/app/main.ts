/** The playground site. */
import '../ui/tokens.css';
import '../ui/base.css';
import { mount } from 'svelte';
import { TabMemory } from '../files/tab-memory';
import { createRepl, preloadCompiler } from '../repl/create-repl';
import { Settings } from '../repl/settings.svelte';
import { Commands } from '../ui/commands.svelte';
import { onThemeChange, startTheme } from '../ui/theme';
import { openProjectStore } from '../workspace/project-store';
import { guardStorage } from '../workspace/text-storage';
import App from './App.svelte';
import { Session } from './session.svelte';

startTheme();
preloadCompiler();

async function start(): Promise<void> {
	const storage = guardStorage(() => localStorage);
	const session = await Session.start(openProjectStore(), {
		storage,
		tab: guardStorage(() => sessionStorage)
	});
	const settings = new Settings(storage);
	const tabs = new TabMemory(storage, () => (session.isKept ? session.id : null));
	const repl = createRepl(session.workspace, { autoRun: settings.values.autoRun });
	onThemeChange(() => repl.themeChanged());
	mount(App, {
		target: document.body,
		props: { session, repl, settings, commands: new Commands(), tabs }
	});
}

void start();
