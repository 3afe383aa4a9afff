/** Runs in the frame: what the browser reports by events and never by a call. */
import type { ConsoleCapture } from './console';
import { nodeText } from './values-text';

/**
 * Tells `capture` of uncaught errors, unhandled rejections, resources that did not load and what the content security
 * policy forbade. None is prevented: the browser's own console shows them as well. Returns a function that stops it.
 */
export function listenForErrors(capture: ConsoleCapture, target: Window = window): () => void {
	const onError = (event: ErrorEvent | Event) => {
		if (!('message' in event)) {
			if (event.target instanceof Element) {
				capture.report('error', `Could not load ${nodeText(event.target)}. Check its address.`);
			}
			return;
		}
		const { error, message, filename, lineno, colno } = event;
		if (!error && message.startsWith('ResizeObserver loop')) {
			capture.report('warn', message, { filename, lineno, colno });
		} else {
			capture.reportUncaught(error, { message, filename, lineno, colno });
		}
		capture.flush();
	};
	const onRejection = ({ reason }: PromiseRejectionEvent) => {
		capture.reportRejection(reason);
		capture.flush();
	};
	const onViolation = (event: SecurityPolicyViolationEvent) => {
		const what = event.blockedURI || 'inline code';
		capture.report(
			'error',
			`The preview may not use ${what}: its content security policy forbids it (${event.effectiveDirective}).`,
			{ filename: event.sourceFile, lineno: event.lineNumber, colno: event.columnNumber }
		);
	};
	// Capturing: the errors of images, scripts and style sheets do not bubble.
	target.addEventListener('error', onError, true);
	target.addEventListener('unhandledrejection', onRejection);
	target.document.addEventListener('securitypolicyviolation', onViolation);
	return () => {
		target.removeEventListener('error', onError, true);
		target.removeEventListener('unhandledrejection', onRejection);
		target.document.removeEventListener('securitypolicyviolation', onViolation);
	};
}
