/** Lets the worker's messages in between two pieces of work, so that new work can supersede old. */

const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

/** Milliseconds of work after which a build looks whether it is still wanted. */
const TURN = 8;

let turnStarted = 0;

/** Resolves at once within a turn, else after the messages that have arrived were handled. */
export function breathe(): Promise<void> | void {
	const now = performance.now();
	if (now - turnStarted < TURN) return;
	return new Promise((resolve) => {
		waiting.push(() => {
			turnStarted = performance.now();
			resolve();
		});
		channel.port2.postMessage(null);
	});
}
