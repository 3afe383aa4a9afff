import { expect, test } from 'vitest';
import { readManifest } from '../../../workers/compiler/manifest';

const read = (text: string) => readManifest(new Map([['package.json', text]]));

test('package.json says which ranges are wanted and whether the project is a module', () => {
	expect(
		read(
			'{ "type": "module", "dependencies": { "a": "1", "b": 2 }, "devDependencies": { "c": "3" } }'
		)
	).toEqual({ dependencies: { a: '1', c: '3' }, isModule: true });
	expect(readManifest(new Map())).toEqual({ dependencies: {}, isModule: false });
});

test('one that is half typed is not taken for one that asks for nothing', () => {
	expect(read('{ "dependencies": { "a": "1. } }')).toBeNull();
	expect(read('[]')).toEqual({ dependencies: {}, isModule: false });
});
