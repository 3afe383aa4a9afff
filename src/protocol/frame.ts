/** Page ↔ frame. Everything that comes from the frame is hostile: the page checks the shape of each message. */
import type { ConsoleEntry, ConsoleChildren } from './console';

/** The one window message from page to frame; carries two ports: `[page, modules]`. */
export interface ConnectFrame {
	kind: 'rookery:connect';
	look: FrameLook;
}

export type Theme = 'light' | 'dark';

/** What the program is to take for the visitor's preferences. */
export interface FrameLook {
	theme: Theme;
	/** As if the system asked for less motion. False leaves it to the system. */
	isMotionReduced: boolean;
}

export type ToFrame =
	| { kind: 'ping'; id: number }
	| { kind: 'look'; look: FrameLook }
	/** Ask for the children of a value that was logged. Answered by `children`. */
	| { kind: 'expand'; request: number; handle: number };

export type FromFrame =
	/** The loader is up and modules can be sent. */
	| { kind: 'ready' }
	| { kind: 'pong'; id: number }
	| { kind: 'ran'; revision: number; milliseconds: number }
	/** The program threw while it was loaded or mounted; the error itself is a console entry. */
	| { kind: 'failed'; revision: number; message: string }
	/** A module that is being swapped asks for a fresh document. Comes before the outcome of the swap. */
	| { kind: 'invalidated' }
	/** Batched, bounded in count and size: at most one a frame, and one each 100 ms while a turn of the program lasts longer. */
	| { kind: 'console'; entries: ConsoleEntry[]; dropped: number }
	| { kind: 'children'; request: number; children: ConsoleChildren };
