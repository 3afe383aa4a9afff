/** Milliseconds for which a fault is kept to ourselves: half-typed code is wrong most of the time. */
export const PATIENCE = 600;
