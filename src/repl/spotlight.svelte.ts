/** What lights up where: the open file and the output are two views of one thing, linked under cursor and pointer. */

/** 1-based; columns in UTF-16 code units. */
export interface Point {
	line: number;
	column: number;
}

/** `to` is behind the last character; a column of Infinity is the end of the line. */
export interface Span {
	from: Point;
	to: Point;
}

export class Spotlight {
	/** An output view is open that follows the pointer in the editor; nobody asks for it otherwise. */
	isWatching = $state(false);
	#cursor = $state.raw<Point | null>(null);
	#pointer = $state.raw<Point | null>(null);
	#lit = $state.raw<{ span: Span; isShown: boolean } | null>(null);

	get cursor(): Point | null {
		return this.#cursor;
	}

	/** Where the editor's cursor is. */
	set cursor(point: Point | null) {
		this.#cursor = point;
		// A pointer that rests somewhere says less than a cursor that has moved.
		this.#pointer = this.#lit = null;
	}

	/** Where the pointer is in the editor; null when it is elsewhere. */
	set pointer(point: Point | null) {
		this.#pointer = point;
	}

	/** The place in the open file that the visitor is at. */
	get at(): Point | null {
		return this.#pointer ?? this.#cursor;
	}

	/** The place is the cursor's. */
	get isCursor(): boolean {
		return this.#pointer === null;
	}

	/** What the output points at in the open file. `isShown`: it is to come into view. */
	get lit(): { span: Span; isShown: boolean } | null {
		return this.#lit;
	}

	light(span: Span | null, isShown: boolean): void {
		// A click stays lit until the pointer comes to something else.
		if (span === null && this.#lit?.isShown) return;
		this.#lit = span && { span, isShown };
	}

	/** Another file, or another view of it. */
	clear(): void {
		this.#pointer = this.#lit = null;
	}
}
