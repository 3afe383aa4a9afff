export const store: { n: number } = $state({ n: 1 });
