/** Takes every port that somebody sends or hears something on. */
export function stealPorts() {
	const stolen = new Map();
	const { postMessage } = MessagePort.prototype;
	const take = (port) => {
		if (port instanceof MessagePort && !stolen.has(port)) {
			const send = (message) => postMessage.call(port, message);
			stolen.set(port, { send });
			list.push({ send });
		}
	};
	const list = [];
	MessagePort.prototype.postMessage = function (...message) {
		take(this);
		return postMessage.apply(this, message);
	};
	const { get } = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data');
	Object.defineProperty(MessageEvent.prototype, 'data', {
		get() {
			take(this.target);
			take(this.currentTarget);
			for (const port of this.ports) take(port);
			return get.call(this);
		}
	});
	return list;
}
