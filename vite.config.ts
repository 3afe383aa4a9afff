import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';
import { serverAddress } from './vite/address.ts';
import { compressedFiles } from './vite/compressed-files.ts';
import { inlineIcon } from './vite/inline-icon.ts';
import { linkLibrary } from './vite/link-library.ts';
import { mdsvexShims } from './vite/mdsvex-shims.ts';
import { npmRoute } from './vite/npm-route.ts';
import { packageMeta } from './vite/package-meta.ts';
import { previewDocument } from './vite/preview-document.ts';
import { svelteRuntime } from './vite/svelte-runtime.ts';

const { host, port } = serverAddress(process.env);

/** Everything under these paths carries a hash in its name. */
function immutableAssets(): Plugin {
	return {
		name: 'rookery:immutable-assets',
		configurePreviewServer(server) {
			server.middlewares.use((request, response, next) => {
				if (/^\/(assets|runtime)\//.test(request.url ?? '')) {
					response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
				}
				next();
			});
		}
	};
}

export default defineConfig({
	appType: 'mpa',
	plugins: [
		svelte({ configFile: false }),
		svelteRuntime({ emit: true }),
		// For development: `worker.plugins` count when workers are bundled.
		mdsvexShims(),
		previewDocument(),
		npmRoute(),
		packageMeta(),
		linkLibrary(),
		inlineIcon(),
		immutableAssets(),
		compressedFiles()
	],
	worker: {
		format: 'es',
		plugins: () => [svelteRuntime({ emit: false }), mdsvexShims()]
	},
	// Rollup's WASM lies beside its script, mdsvex gets its shims from a plugin: neither may be prebundled.
	// The workers are entries of their own: what they import and nobody has looked at would reload the first page that is opened.
	optimizeDeps: {
		entries: ['index.html', 'embed.html', 'workers/*/main.ts'],
		exclude: ['@rollup/browser', 'mdsvex']
	},
	build: {
		target: ['chrome111', 'firefox114', 'safari16.4'],
		rolldownOptions: { input: ['index.html', 'embed.html'] }
	},
	server: { host, port, strictPort: true },
	preview: { host, port, strictPort: true }
});
