import type { FileContent } from '../protocol/project';

/** An attachment: gives the element the content as its source, under an address that lives as long as it is shown. */
export function sourceOf(
	content: FileContent,
	type: string
): (element: HTMLImageElement | HTMLMediaElement) => () => void {
	return (element) => {
		// Copied, because a view of shared memory is no blob.
		const part = typeof content === 'string' ? content : new Uint8Array(content);
		const url = URL.createObjectURL(new Blob([part], { type }));
		element.src = url;
		return () => URL.revokeObjectURL(url);
	};
}
