/**
 * `localStorage`, `sessionStorage` and `document.cookie` throw in an opaque origin. Programs that use them get a store in memory
 * instead, which lives as long as the document does.
 */

class MemoryStorage implements Storage {
	[name: string]: unknown;
	readonly #items = new Map<string, string>();

	get length(): number {
		return this.#items.size;
	}
	key(index: number): string | null {
		return [...this.#items.keys()][index] ?? null;
	}
	getItem(key: string): string | null {
		return this.#items.get(String(key)) ?? null;
	}
	setItem(key: string, value: string): void {
		this.#items.set(String(key), String(value));
	}
	removeItem(key: string): void {
		this.#items.delete(String(key));
	}
	clear(): void {
		this.#items.clear();
	}
}

/** `storage.name = value` is as good as `setItem`. */
function withPropertyAccess(storage: MemoryStorage): Storage {
	return new Proxy(storage, {
		get(target, key) {
			const own: unknown = Reflect.get(target, key, target);
			if (typeof own === 'function') return own.bind(target) as unknown;
			if (typeof key === 'symbol' || own !== undefined) return own;
			return target.getItem(key) ?? undefined;
		},
		set(target, key, value) {
			target.setItem(String(key), String(value));
			return true;
		},
		has: (target, key) => key in MemoryStorage.prototype || target.getItem(String(key)) !== null,
		deleteProperty(target, key) {
			target.removeItem(String(key));
			return true;
		},
		ownKeys: (target) =>
			Array.from({ length: target.length }, (_, index) => target.key(index) ?? ''),
		getOwnPropertyDescriptor(target, key) {
			const value = target.getItem(String(key));
			if (value === null) return undefined;
			return { value, writable: true, enumerable: true, configurable: true };
		}
	});
}

export function installStorage(): void {
	for (const name of ['localStorage', 'sessionStorage'] as const) {
		Object.defineProperty(window, name, {
			value: withPropertyAccess(new MemoryStorage()),
			configurable: true
		});
	}
	const cookies = new Map<string, string>();
	Object.defineProperty(document, 'cookie', {
		configurable: true,
		get: () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
		set: (text: string) => {
			const [pair = '', ...attributes] = String(text).split(';');
			const [name = '', ...value] = pair.split('=');
			const expired = attributes.some((attribute) => /^\s*max-age\s*=\s*(0|-)/i.test(attribute));
			if (expired) cookies.delete(name.trim());
			else cookies.set(name.trim(), value.join('=').trim());
		}
	});
}
