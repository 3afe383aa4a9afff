/** Runes work in classes too: state as fields, what follows from it as well. */
export class Cart {
	lines = $state([]);
	total = $derived(
		this.lines.reduce((sum, { price, count }) => sum + price * count, 0)
	);
	isHeavy = $derived(this.lines.reduce((sum, { count }) => sum + count, 0) > 5);

	add(item) {
		const line = this.lines.find(({ name }) => name === item.name);
		if (line) line.count += 1;
		else this.lines.push({ ...item, count: 1 });
	}

	remove(line) {
		this.lines.splice(this.lines.indexOf(line), 1);
	}
}
