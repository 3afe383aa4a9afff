/** Runs in `preview.html`, a sandboxed document of opaque origin: the user's program and the little that carries it. */
import type { ConnectFrame, FrameLook, FromFrame, ToFrame } from '../protocol/frame';
import type { ToFrameLoader } from '../protocol/modules';
import { installConsole, listenForErrors } from './console';
import { installGuards } from './guards';
import { Loader } from './loader';
import { installMotion } from './motion';
import { Program } from './program';
import { createStackMapper } from './stack';
import { installStorage } from './storage';
import { Styles } from './styles';
import { createValues } from './values';

const motion = installMotion();

function setLook({ theme, isMotionReduced }: FrameLook): void {
	document.documentElement.dataset['theme'] = theme;
	motion.setReduced(isMotionReduced);
}

function start(page: MessagePort, modules: MessagePort): void {
	const post = (message: FromFrame) => page.postMessage(message);
	const styles = new Styles();
	const loader = new Loader(
		(module) => styles.set(module),
		() => program.invalidate()
	);
	const values = createValues();
	const capture = installConsole({
		post: (batch) => post({ kind: 'console', ...batch }),
		values,
		stack: createStackMapper({ moduleOf: (url) => loader.moduleOf(url) })
	});
	listenForErrors(capture);
	const program = new Program({ loader, styles, capture, values, post });

	page.onmessage = ({ data }: MessageEvent<ToFrame>) => {
		switch (data.kind) {
			case 'ping':
				return post({ kind: 'pong', id: data.id });
			case 'look':
				return setLook(data.look);
			case 'expand':
				return post({
					kind: 'children',
					request: data.request,
					children: values.expand(data.handle)
				});
			default:
				data satisfies never;
		}
	};
	modules.onmessage = ({ data }: MessageEvent<ToFrameLoader>) => {
		switch (data.kind) {
			case 'modules':
				for (const module of data.modules) loader.define(module);
				return;
			case 'run':
				return program.run(data);
			case 'swap':
				return program.swap(data);
			default:
				data satisfies never;
		}
	};
	post({ kind: 'ready' });
}

function connect(event: MessageEvent<ConnectFrame | undefined>): void {
	// Only the page that embeds this document may connect, and only once: the program's own messages are none of this.
	if (event.source !== parent || event.data?.kind !== 'rookery:connect') return;
	const [page, modules] = event.ports;
	if (!page || !modules) return;
	event.stopImmediatePropagation();
	removeEventListener('message', connect);
	setLook(event.data.look);
	start(page, modules);
}

installStorage();
installGuards();
addEventListener('message', connect);
