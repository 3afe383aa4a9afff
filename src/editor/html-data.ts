/** Elements, attributes and events of HTML as people write them in components: enough to complete, not a specification. */

const split = (words: string): string[] => words.trim().split(/\s+/);

/** Attributes by element; `name=a|b` has choices, `name!` is a switch that needs no value. */
const specific: Record<string, string> = {
	a: 'href target=_blank|_self|_parent|_top rel=noopener|noreferrer|nofollow|external download! hreflang type ping referrerpolicy data-sveltekit-preload-data',
	area: 'alt coords href shape=rect|circle|poly|default target',
	audio:
		'src controls! autoplay! loop! muted! preload=none|metadata|auto crossorigin=anonymous|use-credentials',
	blockquote: 'cite',
	button:
		'type=button|submit|reset disabled! name value form formaction formmethod=get|post formnovalidate! popovertarget popovertargetaction=toggle|show|hide',
	canvas: 'width height',
	col: 'span',
	colgroup: 'span',
	data: 'value',
	del: 'cite datetime',
	details: 'open! name',
	dialog: 'open!',
	fieldset: 'disabled! form name',
	form: 'action method=get|post|dialog enctype=multipart/form-data|text/plain target novalidate! autocomplete=on|off name',
	iframe:
		'src srcdoc title width height sandbox allow allowfullscreen! loading=lazy|eager name referrerpolicy',
	img: 'src alt width height loading=lazy|eager decoding=async|sync|auto srcset sizes crossorigin=anonymous|use-credentials fetchpriority=high|low|auto',
	input:
		'type=text|number|range|checkbox|radio|email|password|search|tel|url|date|time|datetime-local|month|week|color|file|submit|button|reset|hidden value checked! placeholder name disabled! required! readonly! min max step minlength maxlength pattern multiple! accept autocomplete list form size defaultValue defaultChecked!',
	ins: 'cite datetime',
	label: 'for',
	li: 'value',
	link: 'href rel=stylesheet|icon|preload|canonical as crossorigin media type',
	meta: 'name=description|viewport|theme-color|keywords|author content charset=utf-8 property http-equiv',
	meter: 'value min max low high optimum',
	object: 'data type name width height',
	ol: 'reversed! start type=1|a|A|i|I',
	optgroup: 'label disabled!',
	option: 'value selected! disabled! label',
	output: 'for form name',
	progress: 'value max',
	q: 'cite',
	script: 'lang=ts module! generics src async! defer! type=module',
	select: 'value multiple! name disabled! required! size form autocomplete',
	slot: 'name',
	source: 'src srcset type media sizes',
	style: 'lang=scss|postcss media',
	table: '',
	td: 'colspan rowspan headers',
	textarea:
		'value rows cols placeholder name disabled! required! readonly! minlength maxlength wrap=soft|hard autocomplete',
	th: 'scope=col|row|colgroup|rowgroup colspan rowspan headers abbr',
	time: 'datetime',
	track: 'src kind=subtitles|captions|descriptions|chapters|metadata srclang label default!',
	video:
		'src controls! autoplay! loop! muted! playsinline! poster width height preload=none|metadata|auto crossorigin=anonymous|use-credentials',
	'svelte:element': 'this',
	'svelte:component': 'this',
	'svelte:boundary': 'onerror failed pending',
	'svelte:options':
		'customElement namespace=html|svg|mathml css=injected runes={true}|{false} preserveWhitespace',
	svg: 'viewBox width height fill stroke stroke-width xmlns=http://www.w3.org/2000/svg',
	path: 'd fill stroke stroke-width stroke-linecap=round|butt|square stroke-linejoin=round|miter|bevel',
	circle: 'cx cy r fill stroke',
	ellipse: 'cx cy rx ry fill stroke',
	rect: 'x y width height rx fill stroke',
	line: 'x1 y1 x2 y2 stroke',
	polyline: 'points fill stroke',
	polygon: 'points fill stroke',
	g: 'transform fill stroke',
	text: 'x y text-anchor=start|middle|end dominant-baseline fill',
	use: 'href'
};

const plain =
	split(`abbr address article aside b bdi bdo body br caption cite code dd dfn div dl dt em figcaption figure
footer h1 h2 h3 h4 h5 h6 head header hgroup hr html i kbd legend main map mark menu nav noscript p picture pre rp rt ruby s samp search
section small span strong sub summary sup tbody template tfoot thead title tr u ul var wbr`);

const special = split(
	'svelte:window svelte:document svelte:body svelte:head svelte:boundary svelte:element svelte:options svelte:component svelte:self svelte:fragment'
);

const isSpecial = (name: string) => name.startsWith('svelte:');

/** All elements of HTML, and those of SVG that one writes by hand. */
export const elementNames: ReadonlySet<string> = new Set(
	[...plain, ...Object.keys(specific).filter((name) => !isSpecial(name))].sort()
);

/** `<svelte:…>` elements with what they do. */
export const specialElements: ReadonlyMap<string, string> = new Map(
	special.map((name) => [name, describe(name)])
);

function describe(name: string): string {
	switch (name) {
		case 'svelte:window':
			return 'events and values of the window';
		case 'svelte:document':
			return 'events of the document';
		case 'svelte:body':
			return 'events and attachments of the body';
		case 'svelte:head':
			return 'elements for the head of the page';
		case 'svelte:boundary':
			return 'catches errors, waits for promises';
		case 'svelte:element':
			return 'an element chosen at run time';
		case 'svelte:options':
			return 'options of the compiler';
		default:
			return 'legacy';
	}
}

const voidNames = new Set(split('area base br col embed hr img input link meta source track wbr'));

/** Elements that have no content and no closing tag. */
export const isVoid = (name: string): boolean => voidNames.has(name);

const global = `class id style title hidden! tabindex role lang dir=ltr|rtl|auto draggable=true|false contenteditable=true|false spellcheck=true|false
inert! popover=auto|manual autofocus! inputmode=text|numeric|decimal|email|search|tel|url enterkeyhint=enter|done|go|next|search|send slot part translate=yes|no
aria-label aria-labelledby aria-describedby aria-hidden=true|false aria-expanded aria-pressed aria-selected aria-checked aria-current=page|step|true aria-controls
aria-live=polite|assertive|off aria-busy aria-disabled aria-invalid aria-haspopup=menu|dialog|listbox|true aria-modal=true|false aria-valuenow aria-valuemin
aria-valuemax aria-valuetext aria-orientation=horizontal|vertical aria-required aria-atomic=true|false`;

export interface Attribute {
	name: string;
	/** What it can be; empty when that is open. */
	values: readonly string[];
	/** Needs no value. */
	isSwitch: boolean;
}

function parse(list: string): Attribute[] {
	return split(list)
		.filter(Boolean)
		.map((entry) => {
			const [head = '', choices] = entry.split('=', 2);
			const rest = entry.slice(head.length + 1);
			return {
				name: head.replace(/!$/, ''),
				values: choices === undefined ? [] : rest.split('|'),
				isSwitch: head.endsWith('!')
			};
		});
}

const globalAttributes = parse(global);
const cache = new Map<string, readonly Attribute[]>();

/** Attributes of an element, its own first. */
export function attributesOf(element: string): readonly Attribute[] {
	let known = cache.get(element);
	if (!known) {
		const own = parse(specific[element] ?? '');
		const isElement = !isSpecial(element) || element === 'svelte:element';
		known = isElement ? [...own, ...globalAttributes] : own;
		cache.set(element, known);
	}
	return known;
}

const anywhere =
	split(`click dblclick contextmenu pointerdown pointermove pointerup pointerenter pointerleave pointercancel mousedown mousemove
mouseup mouseenter mouseleave mouseover mouseout wheel keydown keyup focus blur focusin focusout touchstart touchmove touchend touchcancel dragstart drag dragend
dragenter dragover dragleave drop copy cut paste scroll scrollend animationstart animationend animationiteration transitionstart transitionend beforetoggle
toggle introstart introend outrostart outroend`);

const media =
	split(`play playing pause ended timeupdate durationchange volumechange ratechange seeking seeked canplay canplaythrough loadeddata
loadedmetadata progress stalled waiting error`);

const events: Record<string, readonly string[]> = {
	input: ['input', 'change', 'beforeinput', 'invalid', 'select'],
	textarea: ['input', 'change', 'beforeinput', 'select'],
	select: ['change', 'input', 'invalid'],
	form: ['submit', 'reset', 'formdata', 'input', 'change'],
	dialog: ['close', 'cancel'],
	details: ['toggle'],
	img: ['load', 'error'],
	iframe: ['load', 'error'],
	video: media,
	audio: media,
	'svelte:window': split(
		'resize scroll keydown keyup online offline hashchange popstate message beforeunload storage error unhandledrejection focus blur pointermove'
	),
	'svelte:document': split(
		'visibilitychange selectionchange fullscreenchange keydown click pointerlockchange'
	)
};

/** Events of an element without `on`, the ones that it is known for first. */
export function eventsOf(element: string): readonly string[] {
	const own = events[element] ?? [];
	if (element === 'svelte:window' || element === 'svelte:document') return own;
	return [...own, ...anywhere.filter((name) => !own.includes(name))];
}

const mediaBindings = split(
	'currentTime duration paused volume muted playbackRate seeking ended readyState buffered seekable played'
);
const sizes = split(
	'clientWidth clientHeight offsetWidth offsetHeight contentRect contentBoxSize borderBoxSize'
);

const bindings: Record<string, readonly string[]> = {
	input: ['value', 'checked', 'group', 'files', 'indeterminate'],
	textarea: ['value'],
	select: ['value'],
	details: ['open'],
	dialog: ['open'],
	audio: mediaBindings,
	video: [...mediaBindings, 'videoWidth', 'videoHeight'],
	img: ['naturalWidth', 'naturalHeight'],
	'svelte:window': split(
		'innerWidth innerHeight outerWidth outerHeight scrollX scrollY online devicePixelRatio'
	),
	'svelte:document': split('activeElement fullscreenElement pointerLockElement visibilityState')
};

/** What `bind:` can name on an element. */
export function bindingsOf(element: string): readonly string[] {
	const own = bindings[element] ?? [];
	return element === 'svelte:window' || element === 'svelte:document'
		? own
		: [...own, 'this', ...sizes, 'innerHTML', 'innerText', 'textContent'];
}
