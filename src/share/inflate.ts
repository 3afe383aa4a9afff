import { Inflate } from 'fflate';

/** Most bytes that a link may unpack to. */
export const MAX_INFLATED = 20 * 1024 * 1024;

export interface Inflated {
	/** Everything that could be unpacked. */
	bytes: Uint8Array;
	/** `cut`: the data ends too early. `bad`: it is not deflated data from some point on. `large`: it goes beyond the limit. */
	state: 'whole' | 'cut' | 'bad' | 'large';
}

/** Raw inflate that keeps what it has when the data turn out to be cut, damaged or a bomb. */
export function inflate(deflated: Uint8Array, dictionary?: Uint8Array): Inflated {
	// One byte of deflated data makes at most 1,032 bytes, so a bomb is noticed one large step after the limit.
	const whole = pump(deflated, { dictionary, step: 4096, ends: true });
	if (whole.state === 'whole' || whole.state === 'large') return whole;
	// A step that fails yields nothing, so small ones get closer to the fault.
	const step = Math.max(16, Math.ceil(deflated.length / 1000));
	const rest = pump(deflated, { dictionary, step, ends: false });
	return rest.state === 'whole' ? { ...rest, state: 'cut' } : rest;
}

function pump(
	deflated: Uint8Array,
	{ dictionary, step, ends }: { dictionary?: Uint8Array; step: number; ends: boolean }
): Inflated {
	const chunks: Uint8Array[] = [];
	let length = 0;
	let state: Inflated['state'] = 'whole';
	const stream = new Inflate(dictionary ? { dictionary } : {}, (chunk) => {
		chunks.push(chunk);
		length += chunk.length;
	});
	try {
		if (deflated.length === 0 && ends) state = 'cut';
		for (let at = 0; at < deflated.length; at += step) {
			stream.push(deflated.slice(at, at + step), ends && at + step >= deflated.length);
			if (length > MAX_INFLATED) {
				state = 'large';
				break;
			}
		}
	} catch {
		// The library throws for data that are cut or invalid; which of the two shows in the second pass.
		state = 'bad';
	}
	const bytes = new Uint8Array(length);
	let at = 0;
	for (const chunk of chunks) {
		bytes.set(chunk, at);
		at += chunk.length;
	}
	return { bytes, state };
}
