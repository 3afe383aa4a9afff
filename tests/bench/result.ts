/** What a measurement comes to. */
export interface Ratio {
	/** Names it in `bounds.json`. */
	id: string;
	/** For the table. */
	what: string;
	/** The smaller, the better; except where `isShare`. */
	value: number;
	/** What the project promises. */
	goal: number;
	/** A share of what should be there: the larger, the better. */
	isShare?: boolean;
	unit?: 'ms' | 'kB';
	/** The figures behind it, in words. */
	detail: string;
}

export function format({ value, unit }: Pick<Ratio, 'value' | 'unit'>): string {
	if (unit === 'ms') return `${value.toFixed(0)} ms`;
	if (unit === 'kB') return `${value.toFixed(1)} kB`;
	return value.toFixed(2);
}

export function meets({ value, isShare = false }: Ratio, bound: number): boolean {
	return isShare ? value >= bound : value <= bound;
}

export function table(ratios: Ratio[]): string {
	const rows = ratios.map((ratio) => [
		ratio.what,
		format(ratio),
		`${ratio.isShare ? '≥' : '≤'} ${format({ ...ratio, value: ratio.goal })}`,
		meets(ratio, ratio.goal) ? '' : 'missed',
		ratio.detail
	]);
	const head = ['measure', 'now', 'goal', '', 'from'];
	const widths = head.map((title, column) =>
		Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0))
	);
	return [head, widths.map((width) => '-'.repeat(width)), ...rows]
		.map((row) =>
			row
				.map((cell, column) => cell.padEnd(widths[column] ?? 0))
				.join('  ')
				.trimEnd()
		)
		.join('\n');
}
