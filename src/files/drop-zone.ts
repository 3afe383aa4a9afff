/** Takes files that are dragged in from outside the page, anywhere in an element. */

export interface DropZone {
	/** Files are held over the element; `folder` is where they would go. Null: not any more. */
	onover(folder: string | null): void;
	ondrop(data: DataTransfer, folder: string): void;
}

function hasFiles(event: DragEvent): boolean {
	return event.dataTransfer?.types.includes('Files') ?? false;
}

/** Elements inside say by `data-drop-folder` where a drop on them goes; elsewhere it is the root. */
function folderOf(event: DragEvent): string {
	const target = event.target instanceof Element ? event.target : null;
	return target?.closest<HTMLElement>('[data-drop-folder]')?.dataset['dropFolder'] ?? '';
}

/** Dropped where nobody takes it, a file would open in place of the page. */
function refuse(event: DragEvent): void {
	if (event.defaultPrevented || !hasFiles(event) || !event.dataTransfer) return;
	event.preventDefault();
	event.dataTransfer.dropEffect = 'none';
}

/** An attachment. While it is there no file can be dropped elsewhere on the page. */
export function dropZone({ onover, ondrop }: DropZone): (element: HTMLElement) => () => void {
	return (element) => {
		const over = (event: DragEvent): void => {
			if (!hasFiles(event) || !event.dataTransfer) return;
			event.preventDefault();
			event.stopPropagation();
			event.dataTransfer.dropEffect = 'copy';
			onover(folderOf(event));
		};
		const leave = (event: DragEvent): void => {
			const to = event.relatedTarget;
			if (!(to instanceof Node && element.contains(to))) onover(null);
		};
		const drop = (event: DragEvent): void => {
			onover(null);
			if (!hasFiles(event) || !event.dataTransfer) return;
			event.preventDefault();
			event.stopPropagation();
			ondrop(event.dataTransfer, folderOf(event));
		};
		// Before the editor, which would write the files' text where they are dropped.
		const capture = { capture: true };
		element.addEventListener('dragenter', over, capture);
		element.addEventListener('dragover', over, capture);
		element.addEventListener('dragleave', leave, capture);
		element.addEventListener('drop', drop, capture);
		addEventListener('dragover', refuse);
		addEventListener('drop', refuse);
		return () => {
			element.removeEventListener('dragenter', over, capture);
			element.removeEventListener('dragover', over, capture);
			element.removeEventListener('dragleave', leave, capture);
			element.removeEventListener('drop', drop, capture);
			removeEventListener('dragover', refuse);
			removeEventListener('drop', refuse);
		};
	};
}
