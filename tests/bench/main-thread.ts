/** What the page's own thread worked, from the browser's trace. Long tasks, as pages hear of them, also count the time in which other threads had the processor. */
import type { Browser, Page } from '@playwright/test';

interface TraceEvent {
	name: string;
	ph: string;
	pid: number;
	tid: number;
	ts: number;
	/** Of the processor, in microseconds. */
	tdur?: number;
}

const MARK = 'rookery-bench';

/** Milliseconds that the longest task between now and the end of `work` kept the processor, and what `work` resolved to. */
export async function longestTask<T>(
	browser: Browser,
	page: Page,
	work: () => Promise<T>
): Promise<{ milliseconds: number; result: T }> {
	await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
	await page.evaluate((mark) => performance.mark(mark), MARK);
	const result = await work();
	const trace = await browser.stopTracing();
	const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: TraceEvent[] };
	const mark = traceEvents.find(({ name }) => name === MARK);
	if (!mark) throw new Error('The trace does not hold the mark that the page made.');
	const tasks = traceEvents.filter(
		({ ph, pid, tid, ts }) => ph === 'X' && pid === mark.pid && tid === mark.tid && ts >= mark.ts
	);
	return { milliseconds: Math.max(0, ...tasks.map(({ tdur = 0 }) => tdur)) / 1000, result };
}
