/**
 * Runs in the frame: lets the program believe that the visitor prefers less motion. Nothing outside of a document can tell its media
 * queries so, therefore `matchMedia` answers for them and the `@media` rules of its styles are changed while it lasts. Styles in shadow
 * roots and in sheets of other origins are not reached.
 */

const FEATURE = /\(\s*prefers-reduced-motion\s*(?::\s*(reduce|no-preference)\s*)?\)/gi;
/** Media features that always and never hold. */
const ALWAYS = '(min-width: 0px)';
const NEVER = '(max-width: 0px)';

/** The query as it would be asked if the system preferred less motion. */
export function withReducedMotion(query: string): string {
	return query.replace(FEATURE, (_, value?: string) =>
		value?.toLowerCase() === 'no-preference' ? NEVER : ALWAYS
	);
}

interface Asked {
	list: MediaQueryList;
	query: string;
	reduced: MediaQueryList;
	matched: boolean;
}

export interface Motion {
	setReduced(isReduced: boolean): void;
}

export function installMotion(): Motion {
	let isReduced = false;
	const asked = new Set<WeakRef<MediaQueryList>>();
	const details = new WeakMap<MediaQueryList, Asked>();
	/** What `@media` rules said before they were changed. */
	const originals = new Map<CSSMediaRule, string>();
	const sheets = new MutationObserver(() => changeSheets());
	const ask = window.matchMedia.bind(window);

	window.matchMedia = (query) => {
		const list = ask(query);
		const text = String(query);
		const reducedText = withReducedMotion(text);
		if (reducedText === text) return list;
		const matches = Object.getOwnPropertyDescriptor(MediaQueryList.prototype, 'matches')?.get;
		const real = (of: MediaQueryList) => matches?.call(of) === true;
		const entry: Asked = { list, query: text, reduced: ask(reducedText), matched: false };
		Object.defineProperty(list, 'matches', {
			configurable: true,
			get: () => real(isReduced ? entry.reduced : list)
		});
		entry.matched = list.matches;
		details.set(list, entry);
		asked.add(new WeakRef(list));
		return list;
	};

	function tell(): void {
		for (const reference of asked) {
			const entry = details.get(reference.deref() ?? ({} as MediaQueryList));
			if (!entry) {
				asked.delete(reference);
				continue;
			}
			const { list, query } = entry;
			if (list.matches === entry.matched) continue;
			entry.matched = list.matches;
			list.dispatchEvent(
				new MediaQueryListEvent('change', { media: query, matches: entry.matched })
			);
		}
	}

	function changeRules(rules: CSSRuleList): void {
		for (const rule of rules) {
			if (rule instanceof CSSImportRule) {
				if (rule.styleSheet) changeSheet(rule.styleSheet);
				continue;
			}
			if (rule instanceof CSSMediaRule) {
				const text = rule.media.mediaText;
				const reduced = withReducedMotion(text);
				if (reduced !== text) {
					originals.set(rule, text);
					rule.media.mediaText = reduced;
				}
			}
			if (rule instanceof CSSGroupingRule) changeRules(rule.cssRules);
		}
	}

	function changeSheet(sheet: CSSStyleSheet): void {
		try {
			changeRules(sheet.cssRules);
		} catch {
			// A sheet of another origin does not show its rules.
		}
	}

	function changeSheets(): void {
		for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets])
			changeSheet(sheet);
	}

	function restoreSheets(): void {
		for (const [rule, text] of originals) rule.media.mediaText = text;
		originals.clear();
	}

	return {
		setReduced(next) {
			if (next === isReduced) return;
			isReduced = next;
			sheets.disconnect();
			if (next) {
				changeSheets();
				sheets.observe(document, { childList: true, subtree: true, characterData: true });
			} else restoreSheets();
			tell();
		}
	};
}
