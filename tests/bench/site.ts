/** The built site behind a counter of bytes, and a browser to measure it in. */
import { spawn } from 'node:child_process';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { chromium, type Browser } from '@playwright/test';
import { CHROMIUM_FLAGS, ensureChromium } from '../../scripts/chromium';

const PORT = 4198;
const COUNTER_PORT = 4197;
const SITE = `http://localhost:${PORT}`;

/** Milliseconds that the server may take to come up. */
const PATIENCE = 30_000;

/** Milliseconds without a request after which a page is taken to want nothing more: longer than it waits to fetch in advance. */
const QUIET = 6_000;

/** What is asked of the server and not answered yet, and when that last changed. */
interface Traffic {
	open: number;
	changed: number;
}

/** One answer of the server, as it went over the wire. */
export interface Transfer {
	path: string;
	status: number;
	/** Of the body, compressed if it was sent so. */
	bytes: number;
	/** Of the status line and the headers. */
	headerBytes: number;
	/** It was asked for by a worker, or is the worker itself. */
	isOfWorker: boolean;
}

export interface Site {
	address: string;
	/** Everything that was sent since `forget`, in the order in which it was complete. */
	transfers: Transfer[];
	forget(): void;
	/** Resolves when nothing is under way and nothing was asked for a while: a page has all that it gets in advance. */
	quiet(): Promise<void>;
	stop(): void;
}

function headerBytes({ rawHeaders }: IncomingMessage): number {
	const lines = rawHeaders.reduce((sum, text) => sum + Buffer.byteLength(text) + 2, 0);
	return lines + 'HTTP/1.1 200 OK\r\n\r\n'.length;
}

const pathOf = (url: string) => url.split('?')[0] ?? url;

/** A worker's own script says so; what it asks for names a script of the worker as the place it comes from. */
function isOfWorker({ headers }: IncomingMessage, transfers: Transfer[]): boolean {
	if (headers['sec-fetch-dest'] === 'worker') return true;
	const from = headers.referer === undefined ? null : new URL(headers.referer).pathname;
	return transfers.some((transfer) => transfer.isOfWorker && transfer.path === from);
}

/** Passes a request on, and notes what the answer weighs. */
function pass(
	incoming: IncomingMessage,
	outgoing: ServerResponse,
	{ transfers, traffic }: { transfers: Transfer[]; traffic: Traffic }
): void {
	const count = (by: number): void => {
		traffic.open += by;
		traffic.changed = Date.now();
	};
	count(1);
	outgoing.once('close', () => count(-1));
	const { method, url = '/', headers } = incoming;
	const onward = request(
		{ port: PORT, host: 'localhost', method, path: url, headers },
		(answer) => {
			const transfer = {
				path: pathOf(url),
				status: answer.statusCode ?? 0,
				bytes: 0,
				headerBytes: headerBytes(answer),
				isOfWorker: isOfWorker(incoming, transfers)
			};
			outgoing.writeHead(transfer.status, answer.headers);
			answer.on('data', (chunk: Buffer) => (transfer.bytes += chunk.length));
			answer.on('end', () => transfers.push(transfer));
			answer.pipe(outgoing);
		}
	);
	onward.on('error', () => outgoing.destroy());
	incoming.pipe(onward);
}

/** Serves the folder `dist` until it is stopped. */
export async function serve(dist = 'dist'): Promise<Site> {
	const server = spawn(
		process.execPath,
		['node_modules/vite/bin/vite.js', 'preview', '--outDir', dist],
		{ env: { ...process.env, PORT: String(PORT) }, stdio: ['ignore', 'ignore', 'inherit'] }
	);
	const transfers: Transfer[] = [];
	const traffic: Traffic = { open: 0, changed: 0 };
	const counter = createServer((incoming, outgoing) =>
		pass(incoming, outgoing, { transfers, traffic })
	);
	counter.listen(COUNTER_PORT);
	const stop = () => {
		counter.close();
		counter.closeAllConnections();
		server.kill();
	};
	const deadline = Date.now() + PATIENCE;
	for (;;) {
		const response = await fetch(SITE).catch(() => null);
		if (response?.ok) break;
		if (Date.now() > deadline || server.exitCode !== null) {
			stop();
			throw new Error(`The site did not come up on ${SITE}. Run \`npm run build\` first.`);
		}
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	return {
		address: `http://localhost:${COUNTER_PORT}`,
		transfers,
		forget: () => transfers.splice(0),
		async quiet() {
			while (traffic.open > 0 || Date.now() - traffic.changed < QUIET) {
				await new Promise((resolve) => setTimeout(resolve, 100));
			}
		},
		stop
	};
}

export function launch(flags: string[] = []): Promise<Browser> {
	return chromium.launch({
		executablePath: ensureChromium(),
		args: [...CHROMIUM_FLAGS, ...flags]
	});
}
