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
function pass(incoming: IncomingMessage, outgoing: ServerResponse, transfers: Transfer[]): void {
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
	const counter = createServer((incoming, outgoing) => pass(incoming, outgoing, transfers));
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
		stop
	};
}

export function launch(flags: string[] = []): Promise<Browser> {
	return chromium.launch({
		executablePath: ensureChromium(),
		args: [...CHROMIUM_FLAGS, ...flags]
	});
}
