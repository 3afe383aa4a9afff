/** The first place where a text stops being JSON, by the grammar of RFC 8259; null when all of it is. */
export interface JsonFault {
	message: string;
	from: number;
	to: number;
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const word = /true|false|null/y;
const blank = /[ \t\r\n]*/y;

/** Engines word and place the errors of `JSON.parse` differently, some not at all, so the place is found here. */
export function findJsonFault(text: string): JsonFault | null {
	const reader = new JsonReader(text);
	return reader.document();
}

class JsonReader {
	#text: string;
	#at = 0;

	constructor(text: string) {
		this.#text = text;
	}

	document(): JsonFault | null {
		const fault = this.#value();
		if (fault) return fault;
		this.#skip(blank);
		return this.#at < this.#text.length ? this.#fault('Nothing may follow the value.') : null;
	}

	#value(): JsonFault | null {
		this.#skip(blank);
		const char = this.#text.charAt(this.#at);
		if (char === '{') return this.#list('}', () => this.#member());
		if (char === '[') return this.#list(']', () => this.#value());
		if (this.#skip(string) || this.#skip(number) || this.#skip(word)) return null;
		if (char === '"') return this.#fault('This string is not closed or has a character to escape.');
		if (char === "'") return this.#fault('JSON strings stand in double quotes.');
		if (char === '') return this.#fault('The file ends where a value is expected.');
		return this.#fault('A value is expected here.');
	}

	#member(): JsonFault | null {
		this.#skip(blank);
		if (!this.#skip(string)) return this.#fault('A name in double quotes is expected here.');
		this.#skip(blank);
		if (this.#text.charAt(this.#at) !== ':')
			return this.#fault('A `:` is expected after the name.');
		this.#at++;
		return this.#value();
	}

	#list(close: string, item: () => JsonFault | null): JsonFault | null {
		this.#at++;
		this.#skip(blank);
		if (this.#text.charAt(this.#at) === close) {
			this.#at++;
			return null;
		}
		for (;;) {
			const fault = item();
			if (fault) return fault;
			this.#skip(blank);
			const char = this.#text.charAt(this.#at);
			if (char !== ',' && char !== close)
				return this.#fault(`A \`,\` or \`${close}\` is expected here.`);
			const comma = this.#at++;
			if (char === close) return null;
			this.#skip(blank);
			if (this.#text.charAt(this.#at) === close) {
				return { message: `JSON has no comma before \`${close}\`.`, from: comma, to: comma + 1 };
			}
		}
	}

	#skip(pattern: RegExp): boolean {
		pattern.lastIndex = this.#at;
		const match = pattern.exec(this.#text);
		if (!match) return false;
		this.#at += match[0].length;
		return true;
	}

	#fault(message: string): JsonFault {
		const from = this.#at;
		const length =
			/^(?:[\p{L}\p{N}_$]+|\S)/u.exec(this.#text.slice(from, from + 64))?.[0].length ?? 0;
		return { message, from, to: from + length };
	}
}
