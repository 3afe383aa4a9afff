/** The ports that were taken, and which two there are: the page's and the worker's. */
export const ports = [];

const WORKER = ['modules', 'run', 'swap'];

/** Takes every port that somebody sends or hears something on. */
const stolen = new Map();
const { postMessage } = MessagePort.prototype;

function take(port, message) {
	if (!(port instanceof MessagePort) || stolen.has(port)) return;
	stolen.set(port, true);
	const of = WORKER.includes(message?.kind) ? 'worker' : 'page';
	ports.push({ of, send: (forged) => postMessage.call(port, forged) });
}

MessagePort.prototype.postMessage = function (...message) {
	take(this, message[0]);
	return postMessage.apply(this, message);
};
const { get } = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data');
Object.defineProperty(MessageEvent.prototype, 'data', {
	get() {
		const data = get.call(this);
		take(this.target, data);
		take(this.currentTarget, data);
		for (const port of this.ports) take(port, data);
		return data;
	}
});
