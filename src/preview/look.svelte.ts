/** How the preview is looked at: as wide as which device, in which colours, with how much motion. Lasts as long as the page. */
import type { Theme } from '../protocol/frame';

/** `fit`: as wide as its pane. */
export type DeviceName = 'fit' | 'phone' | 'tablet' | 'free';

/** `page`: what the page around it has. */
export type PreviewScheme = 'page' | Theme;

/** CSS pixels. */
export const WIDTHS = { phone: 375, tablet: 768 };

const NARROWEST = 240;
const WIDEST = 2560;

export class PreviewLook {
	#device = $state<DeviceName>('fit');
	#free = $state(1024);
	scheme = $state<PreviewScheme>('page');
	isMotionReduced = $state(false);

	get device(): DeviceName {
		return this.#device;
	}

	set device(device: DeviceName) {
		// The width at hand is what a free one begins with.
		if (device === 'free' && this.width !== null) this.#free = this.width;
		this.#device = device;
	}

	/** Of the document, in CSS pixels; null when it is as wide as its pane. */
	get width(): number | null {
		switch (this.#device) {
			case 'fit':
				return null;
			case 'free':
				return this.#free;
			default:
				return WIDTHS[this.#device];
		}
	}

	/** Makes the document this wide, within reason. */
	resize(width: number): void {
		this.#free = Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)));
		this.#device = 'free';
	}
}
