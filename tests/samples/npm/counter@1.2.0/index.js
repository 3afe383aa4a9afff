export const count = 12;
