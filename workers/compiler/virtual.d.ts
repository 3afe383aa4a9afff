declare module 'virtual:svelte-runtime' {
	const manifest: import('../../vite/svelte-runtime').RuntimeManifest;
	export default manifest;
}
