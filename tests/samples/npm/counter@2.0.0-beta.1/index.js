export const count = 20;
