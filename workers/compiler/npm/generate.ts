/** `System.register` modules that need no linker: CommonJS, values, and imports that lead nowhere. */

export interface Generated {
	code: string;
	dependencies: string[];
}

/** How a `require` finds its module among the dependencies. */
export type Required =
	| { kind: 'body' | 'namespace' | 'default'; id: string }
	/** Throws when it is called, as in Node. */
	| { kind: 'missing'; message: string };

const text = (value: unknown): string => JSON.stringify(value);

/**
 * The function of a CommonJS file, run when it is first required: that is what makes cycles and conditional requires work as
 * in Node. It is no strict code unless it says so itself.
 */
export function generateBody(input: {
	id: string;
	code: string;
	requires: Map<string, Required>;
	dynamicImports: Map<string, string>;
}): Generated {
	const { id, code, requires, dynamicImports } = input;
	const ids = [...new Set([...requires.values()].flatMap((it) => ('id' in it ? [it.id] : [])))];
	const cases = [...requires].map(([specifier, required]) => {
		if (required.kind === 'missing') {
			return `${text(specifier)}: function () { throw Object.assign(new Error(${text(required.message)}), { code: "MODULE_NOT_FOUND" }); }`;
		}
		const namespace = `$deps[${ids.indexOf(required.id)}]`;
		const value = {
			body: `${namespace}.load()`,
			namespace: `$namespace(${namespace})`,
			default: `${namespace}.default`
		}[required.kind];
		return `${text(specifier)}: function () { return ${value}; }`;
	});
	const targets = Object.fromEntries(dynamicImports);
	return {
		dependencies: ids,
		code: `System.register(${text(ids)}, function ($exports, $context) {
var $deps = [], $module = null, global = globalThis;
var $requires = { __proto__: null, ${cases.join(',\n')} };
var $imports = Object.assign(Object.create(null), ${text(targets)});
function $import(specifier) { return $context.import($imports[specifier] || specifier); }
var $views = new Map();
function $namespace(namespace) {
	if ("module.exports" in namespace) return namespace["module.exports"];
	if ("__esModule" in namespace) return namespace;
	if (!$views.has(namespace)) $views.set(namespace, new Proxy(namespace, $view));
	return $views.get(namespace);
}
// No copy: in a cycle the module has most of its exports still to come.
var $view = {
	get: function (namespace, key) { return key === "__esModule" || (key in namespace ? namespace : Object.prototype)[key]; },
	has: function (namespace, key) { return key === "__esModule" || key in namespace || key in Object.prototype; },
	getPrototypeOf: function () { return Object.prototype; },
	defineProperty: function () { return false; },
	deleteProperty: function () { return false; }
};
function $require(specifier) {
	var load = $requires[specifier];
	if (!load) throw Object.assign(new Error("Cannot find module '" + specifier + "' (required by " + ${text(id)} + "). Only names that stand in the code as text can be required."), { code: "MODULE_NOT_FOUND" });
	return load();
}
$require.resolve = function (specifier) { return specifier; };
$require.cache = {};
function $load() {
	if ($module === null) {
		$module = { id: ${text(id)}, filename: ${text(id)}, exports: {}, loaded: false, children: [], paths: [] };
		var complete = false;
		try {
			$run.call($module.exports, $module.exports, $require, $module, ${text(id)}, ${text(id.slice(0, id.lastIndexOf('/')))});
			complete = true;
		} finally {
			if (!complete) $module = null;
		}
		$module.loaded = true;
	}
	return $module.exports;
}
function $run(exports, require, module, __filename, __dirname) {
${code}
}
$exports("load", $load);
return { setters: [${ids.map((_, index) => `function (m) { $deps[${index}] = m; }`).join(', ')}], execute: function () {} };
});
`
	};
}

/**
 * The ES module in front of a CommonJS file. Its names are those that the file really exports, read when it has run. With `isNode` its
 * default is `module.exports` as it is; else a file that was an ES module once gives its own.
 */
export function generateFacade(body: string, isNode: boolean): Generated {
	const own = isNode
		? 'value'
		: 'value && value.__esModule && "default" in value ? value.default : value';
	return {
		dependencies: [body],
		code: `System.register([${text(body)}], function ($exports) {
var $body;
return { setters: [function (m) { $body = m; }], execute: function () {
	var value = $body.load(), all = {};
	if (value !== null && (typeof value === "object" || typeof value === "function") && !Array.isArray(value)) {
		Object.keys(value).forEach(function (key) { try { all[key] = value[key]; } catch (error) { /* A getter that throws is no export. */ } });
	}
	all.default = ${own};
	$exports(all);
} };
});
`
	};
}

/** A module with a default export and no code: JSON (whose keys are names as well), text, the address of an asset. */
export function generateValue(value: string | object | number | boolean | null): Generated {
	const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
	const names = isObject ? 'Object.assign({}, value, { default: value })' : '{ default: value }';
	return {
		dependencies: [],
		// Parsed at run time: an engine reads JSON faster than code, and `__proto__` is a key like any other.
		code: `System.register([], function ($exports) {
return { setters: [], execute: function () { var value = JSON.parse(${text(JSON.stringify(value))}); $exports(${names}); } };
});
`
	};
}

/** Stands where an import leads nowhere that the program may never reach. */
export function generateMissing(message: string): Generated {
	return {
		dependencies: [],
		code: `System.register([], function () {
return { setters: [], execute: function () { throw new Error(${text(message)}); } };
});
`
	};
}
