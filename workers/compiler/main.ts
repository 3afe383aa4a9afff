/** Runs in the compiler worker: mdsvex, the Svelte compiler, Rollup and package loading. Never code that the user wrote. */
import type { CompilerConfig, FromCompiler, ToCompiler } from '../../src/protocol/compiler';
import { Builder } from './builder';

const scope = self as unknown as DedicatedWorkerGlobalScope;
const post = (message: FromCompiler) => scope.postMessage(message);

let builder: Builder | null = null;

function started(): Builder {
	if (!builder) throw new Error('The first message to the compiler must be `start`.');
	return builder;
}

function start(config: CompilerConfig): void {
	builder = new Builder(config, post);
	post({ kind: 'ready', versions: builder.versions });
}

function receive(message: ToCompiler): void {
	switch (message.kind) {
		case 'start':
			return start(message.config);
		case 'update':
			return started().update(message);
		case 'rerun':
			return started().rerun();
		case 'refresh':
			return started().refresh();
		case 'attach':
			return started().frames.attach(message.frame, message.port);
		case 'detach':
			return started().frames.detach(message.frame);
		case 'outcome':
			return started().frames.settle(message.frame, message.revision, message.ok);
		case 'unswappable':
			return started().frames.keepFromSwaps(message.frame);
		case 'mode':
			started().frames.mode = message.mode;
			return;
		case 'auto':
			return started().frames.setAuto(message.isOn);
		case 'call':
			void started().answer(message);
			return;
		default:
			message satisfies never;
	}
}

/** What gets here is a fault of ours: the page ends this worker and starts another. */
function reportFault(error: unknown): void {
	post({ kind: 'fault', message: error instanceof Error ? error.message : String(error) });
}

scope.onmessage = ({ data }: MessageEvent<ToCompiler>) => {
	try {
		receive(data);
	} catch (error) {
		reportFault(error);
	}
};
scope.addEventListener('unhandledrejection', (event) => reportFault(event.reason));
