/** A value on one line, cut into pieces with a colour each. */
import type { ConsoleProperty, ConsoleValue } from '../protocol/console';

export interface Token {
	kind:
		| Exclude<ConsoleValue['type'], 'object'>
		| 'regexp'
		| 'date'
		| 'node'
		| 'error'
		| 'name'
		| 'key'
		| 'punct'
		| 'reactive'
		| 'faint';
	text: string;
}

type ObjectValue = Extract<ConsoleValue, { type: 'object' }>;

function quote(text: string): string {
	return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** `Array(7)`, `Map(2)`, `Nest`; plain objects are known by their braces. */
function nameOf({ name, shape, size }: ObjectValue): string {
	if (shape === 'object' && name === 'Object') return '';
	return size === null ? name : `${name}(${size.toLocaleString('en')})`;
}

function textToken({ shape, name, text }: ObjectValue): Token[] {
	const said = text ?? '';
	switch (shape) {
		case 'regexp':
		case 'date':
		case 'node':
		case 'error':
		case 'function':
			return [{ kind: shape, text: said }];
		default:
			// A boxed primitive, or words of ours such as `empty`.
			return name
				? [
						{ kind: 'name', text: name },
						{ kind: 'punct', text: ' {' },
						{ kind: 'number', text: said },
						{ kind: 'punct', text: '}' }
					]
				: [{ kind: 'faint', text: said }];
	}
}

function propertyTokens(
	{ key, kind, value }: ConsoleProperty,
	shape: ObjectValue['shape']
): Token[] {
	// In a list the order says the index; holes have no value of their own.
	if (shape === 'set' || (shape === 'array' && /^\d/.test(key))) return valueTokens(value);
	const between = shape === 'map' ? ' → ' : ': ';
	const name: Token = { kind: kind === 'symbol' ? 'symbol' : 'key', text: key };
	return [name, { kind: 'punct', text: between }, ...valueTokens(value)];
}

function contentTokens(value: ObjectValue): Token[] {
	const name = nameOf(value);
	const isShown =
		value.preview.length > 0 || (name === '' && value.name !== '') || value.size === 0;
	const head: Token[] = name ? [{ kind: 'name', text: name }] : [];
	if (!isShown) return head;
	const [start, end] = value.shape === 'array' ? ['[', ']'] : ['{', '}'];
	const items = value.preview.map((property) => propertyTokens(property, value.shape));
	if (value.more) items.push([{ kind: 'punct', text: '…' }]);
	return [
		...head,
		{ kind: 'punct', text: name ? ` ${start}` : start },
		...items.flatMap((item, index): Token[] =>
			index === 0 ? item : [{ kind: 'punct', text: ', ' }, ...item]
		),
		{ kind: 'punct', text: end }
	];
}

export function valueTokens(value: ConsoleValue): Token[] {
	if (value.type === 'string') {
		return [{ kind: 'string', text: `${quote(value.value)}${value.truncated > 0 ? '…' : ''}` }];
	}
	if (value.type !== 'object') return [{ kind: value.type, text: value.text }];
	const mark: Token[] = value.reactive ? [{ kind: 'reactive', text: '$state ' }] : [];
	return [...mark, ...(value.text === null ? contentTokens(value) : textToken(value))];
}
