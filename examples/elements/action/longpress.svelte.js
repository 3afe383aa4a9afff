/** An action runs once, when its element is there; effects follow what changes. */
export function longpress(node, options) {
	$effect(() => {
		const { hold, ondone } = options();
		let timer;
		const press = (event) => {
			if (event.repeat || (event.key && !'Enter '.includes(event.key))) return;
			clearTimeout(timer);
			timer = setTimeout(ondone, hold);
		};
		const release = () => clearTimeout(timer);
		const presses = ['pointerdown', 'keydown'];
		const releases = ['pointerup', 'pointerleave', 'keyup', 'blur'];
		for (const type of presses) node.addEventListener(type, press);
		for (const type of releases) node.addEventListener(type, release);
		return () => {
			release();
			for (const type of presses) node.removeEventListener(type, press);
			for (const type of releases) node.removeEventListener(type, release);
		};
	});
}
