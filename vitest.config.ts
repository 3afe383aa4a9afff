import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [svelte()],
	// Tests of rune classes run the client code of Svelte, as the page does.
	resolve: { conditions: ['browser'] },
	test: {
		include: ['tests/unit/**/*.test.ts'],
		// Property tests take their time on a slow machine; none of them measures it.
		testTimeout: 60_000,
		// The texts of the examples' styles; without this, every style is read as empty.
		css: { include: [/\?raw/] }
	}
});
