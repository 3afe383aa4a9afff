/** One sandboxed document seen from the page. Everything that comes out of it is hostile and checked here. */
import type { ConsoleChildren } from '../protocol/console';
import type { ConnectFrame, FrameLook, ToFrame } from '../protocol/frame';
import { Allowance, RECEIVED, weigh } from '../protocol/traffic';
import { Inbox } from './inbox';

/**
 * What a program may do. Not `allow-same-origin`: the opaque origin is what keeps the page out of its reach. Not top navigation, not
 * downloads.
 */
const SANDBOX =
	'allow-scripts allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox allow-pointer-lock';

const ALLOW = 'fullscreen *; clipboard-write *; gamepad *; autoplay *';

export interface FrameEvents {
	/** The loader is up; `modules` is the port for the compiler worker. */
	onReady(frame: FrameConnection, modules: MessagePort): void;
	/** How a run or a swap went: `message` is null when it went well. */
	onOutcome(frame: FrameConnection, message: string | null): void;
	/** A module asks for a fresh document instead of the swap under way. Comes before its outcome. */
	onInvalidated(frame: FrameConnection): void;
	/** `entries` is what the frame sent, unchecked. */
	onConsole(frame: FrameConnection, entries: unknown, dropped: number): void;
	onPong(frame: FrameConnection, id: number): void;
	/** The document was replaced from inside: by a navigation, a form, `location.reload()`. */
	onGone(frame: FrameConnection): void;
	/** The document sends more than ours ever does: somebody else has its port, and the page is to be spared. */
	onFlood(frame: FrameConnection): void;
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}

function toNumber(value: unknown): number {
	return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : 0;
}

/** Longest failure message that is kept, in characters. */
const MAX_MESSAGE = 10_000;

export class FrameConnection {
	readonly id: number;
	readonly url: string;
	readonly element: HTMLIFrameElement;
	readonly #events: FrameEvents;
	readonly #readChildren: (data: unknown) => ConsoleChildren;
	readonly #requests = new Map<number, (children: ConsoleChildren) => void>();
	#port: MessagePort | null = null;
	#nextRequest = 1;
	#isReady = false;
	#isGone = false;
	readonly #messages = new Allowance(RECEIVED.messages, performance.now());
	readonly #weight = new Allowance(RECEIVED.weight, performance.now());
	#look: FrameLook;

	constructor(options: {
		id: number;
		url: string;
		look: FrameLook;
		host: HTMLElement;
		events: FrameEvents;
		readChildren(data: unknown): ConsoleChildren;
	}) {
		this.id = options.id;
		this.url = options.url;
		this.#events = options.events;
		this.#readChildren = options.readChildren;
		const element = document.createElement('iframe');
		this.element = element;
		element.title = 'Result';
		element.setAttribute('sandbox', SANDBOX);
		element.setAttribute('allow', ALLOW);
		element.referrerPolicy = 'no-referrer';
		element.dataset['role'] = 'spare';
		element.setAttribute('aria-hidden', 'true');
		element.tabIndex = -1;
		this.#look = options.look;
		element.style.colorScheme = options.look.theme;
		element.addEventListener('load', () => this.#connect());
		element.src = options.url;
		options.host.append(element);
	}

	/** Something has loaded, which may be an error page of the browser: only one that answers is ours. */
	get hasLoaded(): boolean {
		return this.#port !== null;
	}

	/** The document has loaded and answers. */
	get isReady(): boolean {
		return this.#isReady;
	}

	/** How the document is looked at. A frame's media queries follow the colour scheme of its element where browsers do that. */
	setLook(look: FrameLook): void {
		this.#look = look;
		this.element.style.colorScheme = look.theme;
		this.send({ kind: 'look', look });
	}

	send(message: ToFrame): void {
		this.#port?.postMessage(message);
	}

	/** Asks for the children of a logged value. Answers `{ ok: false }` when the document is gone. */
	expand(handle: number): Promise<ConsoleChildren> {
		if (!this.#port || this.#isGone) return Promise.resolve({ ok: false });
		const request = this.#nextRequest++;
		return new Promise((resolve) => {
			this.#requests.set(request, resolve);
			this.send({ kind: 'expand', request, handle });
		});
	}

	/** Ends the document and everything that runs in it. */
	remove(): void {
		this.#isGone = true;
		this.#port?.close();
		this.element.remove();
		for (const resolve of this.#requests.values()) resolve({ ok: false });
		this.#requests.clear();
	}

	#connect(): void {
		if (this.#isGone) return;
		if (this.#port) {
			// A second load: ours never happens twice.
			this.#events.onGone(this);
			return;
		}
		const page = new MessageChannel();
		const modules = new MessageChannel();
		this.#port = page.port1;
		const inbox = new Inbox<MessageEvent<unknown>>({
			handle: (event) => {
				if (this.#isGone) return;
				if (this.#isTooHeavy(event)) this.#events.onFlood(this);
				else this.#receive(event.data, modules.port1);
			},
			now: () => performance.now(),
			setTimer: (callback, delay) => void setTimeout(callback, delay)
		});
		page.port1.onmessage = (event: MessageEvent<unknown>) => {
			if (this.#isGone) return;
			if (this.#messages.take(performance.now())) inbox.add(event);
			else this.#events.onFlood(this);
		};
		// An opaque origin can only be addressed as '*'. The message holds nothing that is secret.
		const message: ConnectFrame = { kind: 'rookery:connect', look: this.#look };
		this.element.contentWindow?.postMessage(message, '*', [page.port2, modules.port2]);
	}

	/** A message is decoded when it is asked for its data, so that those that only wait cost little. */
	#isTooHeavy(event: MessageEvent<unknown>): boolean {
		const now = performance.now();
		return !this.#weight.take(now, weigh(event.data, this.#weight.left(now)));
	}

	#receive(data: unknown, modules: MessagePort): void {
		if (!isObject(data)) return;
		switch (data['kind']) {
			case 'ready':
				if (this.#isReady) return;
				this.#isReady = true;
				this.element.dataset['ready'] = '';
				return this.#events.onReady(this, modules);
			case 'pong':
				return this.#events.onPong(this, toNumber(data['id']));
			case 'ran':
				return this.#events.onOutcome(this, null);
			case 'failed': {
				const message = typeof data['message'] === 'string' ? data['message'] : 'Unknown error';
				return this.#events.onOutcome(this, message.slice(0, MAX_MESSAGE));
			}
			case 'invalidated':
				return this.#events.onInvalidated(this);
			case 'console':
				return this.#events.onConsole(this, data['entries'], toNumber(data['dropped']));
			case 'children': {
				const request = toNumber(data['request']);
				const resolve = this.#requests.get(request);
				this.#requests.delete(request);
				return resolve?.(this.#readChildren(data['children']));
			}
		}
	}
}
