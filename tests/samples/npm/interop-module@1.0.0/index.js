import own from 'cjs-kinds/transpiled';
import * as namespace from 'cjs-kinds/transpiled';
import { named } from 'cjs-kinds/transpiled';
export const seen = { own, namespace: namespace.default, named };
export { default as passed } from 'cjs-kinds/transpiled';
export const later = () => import('cjs-kinds/transpiled');
