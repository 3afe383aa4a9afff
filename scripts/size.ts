/**
 * `npm run size`: what the built site loads before the first result of a hello world, file by file, as it goes over the wire. Fails when
 * the page's own part is too heavy.
 */
import { BenchPage, withPage } from '../tests/bench/bench-page';
import { helloProject } from '../tests/bench/project';
import { launch, serve, type Transfer } from '../tests/bench/site';

/** Bytes of the page's own part: documents, scripts, styles and fonts, without the compiler and without what the program needs. */
const MOST = 260_000;

const PARTS = ['page', 'compiler', 'program'] as const;

type Part = (typeof PARTS)[number];

function partOf({ path, isOfWorker }: Transfer): Part {
	if (path.startsWith('/runtime/') || path === '/preview.html') return 'program';
	return isOfWorker ? 'compiler' : 'page';
}

const weight = ({ bytes, headerBytes }: Transfer) => bytes + headerBytes;

function line(name: string, bytes: number): string {
	return `  ${name.padEnd(52)} ${(bytes / 1000).toFixed(1).padStart(8)} kB`;
}

async function measure(dist: string): Promise<Transfer[]> {
	const site = await serve(dist);
	const browser = await launch();
	try {
		return await withPage(browser, site.address, async (bench: BenchPage) => {
			await bench.open(helloProject);
			return [...site.transfers];
		});
	} finally {
		await browser.close();
		site.stop();
	}
}

const transfers = await measure(process.argv[2] ?? 'dist');
const sums = new Map<Part, number>();
for (const part of PARTS) {
	const files = transfers
		.filter((transfer) => partOf(transfer) === part)
		.toSorted((a, b) => weight(b) - weight(a));
	const sum = files.reduce((bytes, file) => bytes + weight(file), 0);
	sums.set(part, sum);
	console.log(`\n${part}`);
	for (const file of files) console.log(line(file.path, weight(file)));
	console.log(line('together', sum));
}
const whole = [...sums.values()].reduce((sum, bytes) => sum + bytes, 0);
console.log(`\n${line('everything before the first result', whole)}`);
const page = sums.get('page') ?? 0;
if (page > MOST) {
	console.error(
		`The page loads ${(page / 1000).toFixed(1)} kB before the first result; ${MOST / 1000} kB is the most. ` +
			'Load by `import()` what the first result does not need.'
	);
	process.exitCode = 1;
}
