export const load = () => import('./index.js');
export const kit = () => import('$app/stores');
