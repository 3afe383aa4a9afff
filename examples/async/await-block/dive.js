let dives = 0;

/** Every third dive meets a leopard seal. */
export async function dive() {
	const count = ++dives;
	await new Promise((surface) => setTimeout(surface, 600));
	if (count % 3 === 0) throw new Error('A leopard seal! Nobody dives today.');
	return ['🐟', '🐟🐟', '🦑'][count % 3];
}
