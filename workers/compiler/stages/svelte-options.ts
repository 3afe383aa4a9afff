import { compile } from 'svelte/compiler';
import type { CompileOptions } from 'svelte/compiler';

let experimental: CompileOptions['experimental'] | null = null;

/** `await` in markup, where this version of the compiler knows it: an unknown option is an error there. */
export function experimentalOptions(): CompileOptions['experimental'] {
	if (experimental === null) {
		experimental = { async: true };
		try {
			compile('', { experimental });
		} catch {
			experimental = undefined;
		}
	}
	return experimental;
}
