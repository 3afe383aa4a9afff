import common from './common.js';
export const value = 'value';
export function early() {
	return 'early';
}
export const seen = common?.seen;
export const late = () => common.late();
