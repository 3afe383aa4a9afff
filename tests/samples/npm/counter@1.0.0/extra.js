export const mode = process.env.NODE_ENV;
export const text = 'process.env.NODE_ENV';
export const isGlobal = global === globalThis;
export const isDev = import.meta.env.DEV;
