import { expect, test } from 'vitest';
import { Panes } from '../../../src/repl/panes.svelte';
import { Settings } from '../../../src/repl/settings.svelte';

const panes = () => {
	const settings = new Settings(null);
	return new Panes(
		() => settings,
		() => 'split'
	);
};

test('problems take the place of the console while the build is broken', () => {
	const subject = panes();
	subject.show('output');
	subject.setBroken(true);
	expect(subject.dock).toBe('problems');
	// On a telephone what is in view stays in view.
	expect(subject.chosen).toBe('output');
	subject.setBroken(false);
	expect(subject.dock).toBe('console');
});

test('what the visitor chooses while the build is broken holds until the next time', () => {
	const subject = panes();
	subject.setBroken(true);
	subject.dock = 'console';
	subject.setBroken(true);
	expect(subject.dock).toBe('console');
	subject.setBroken(false);
	subject.setBroken(true);
	expect(subject.dock).toBe('problems');
	subject.dock = 'problems';
	subject.setBroken(false);
	expect(subject.dock).toBe('problems');
});
