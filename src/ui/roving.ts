/** Where arrow keys lead in a row of things of which one is chosen: round and round, Home and End to the ends. */
export function rovingIndex(
	key: string,
	{ index, count, vertical = false }: { index: number; count: number; vertical?: boolean }
): number | null {
	if (count === 0) return null;
	switch (key) {
		case vertical ? 'ArrowUp' : 'ArrowLeft':
			return (index - 1 + count) % count;
		case vertical ? 'ArrowDown' : 'ArrowRight':
			return (index + 1) % count;
		case 'Home':
			return 0;
		case 'End':
			return count - 1;
		default:
			return null;
	}
}
