const SIZE = 16;

/** A glider, on its way to the lower right. */
export function seed() {
	const alive = new Set([1, SIZE + 2, 2 * SIZE, 2 * SIZE + 1, 2 * SIZE + 2]);
	return Array.from({ length: SIZE * SIZE }, (_, index) => alive.has(index));
}

function neighbours(cells, index) {
	const [x, y] = [index % SIZE, Math.floor(index / SIZE)];
	let count = 0;
	for (const dy of [-1, 0, 1]) {
		for (const dx of [-1, 0, 1]) {
			if (dx === 0 && dy === 0) continue;
			// What leaves on one side comes back on the other.
			const column = (x + dx + SIZE) % SIZE;
			const row = (y + dy + SIZE) % SIZE;
			if (cells[row * SIZE + column]) count += 1;
		}
	}
	return count;
}

export function next(cells) {
	return cells.map((isAlive, index) => {
		const count = neighbours(cells, index);
		return count === 3 || (isAlive && count === 2);
	});
}
