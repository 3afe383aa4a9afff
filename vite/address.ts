/**
 * Where a server of ours listens: on port 4173 of the loopback interface, unless the person who starts it says otherwise by `PORT` and
 * `HOST`. Throws when `PORT` is no port.
 */
export function serverAddress(environment: Record<string, string | undefined>): {
	host: string;
	port: number;
} {
	const host = environment['HOST'] || 'localhost';
	const text = environment['PORT'] || '4173';
	const port = Number(text);
	if (!Number.isInteger(port) || port < 0 || port > 65_535) {
		throw new Error(`PORT is '${text}', which is no port: give a number up to 65535.`);
	}
	return { host, port };
}
