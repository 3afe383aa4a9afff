import { searchKeymap } from '@codemirror/search';
import type { KeyBinding } from '@codemirror/view';

/** Those of CodeMirror for finding, but for the key that is the browser's own for bookmarks. */
export const searchKeys: readonly KeyBinding[] = searchKeymap.filter(({ key }) => key !== 'Mod-d');
