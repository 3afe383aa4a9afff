/** In a file of its own: asking mdsvex itself would load it. */
import { version } from 'mdsvex/package.json';

export const MDSVEX_VERSION: string = version;
