/** Longitude and latitude, as everywhere in GeoJSON. */
export const colonies = [
	{ name: 'Crozet', at: [51.7, -46.4], birds: 'king penguins' },
	{ name: 'Ross Island', at: [168, -77.5], birds: 'Adélie penguins' },
	{ name: 'Falkland', at: [-59, -51.7], birds: 'gentoo penguins' },
	{ name: 'Boulders Beach', at: [18.4, -34.2], birds: 'African penguins' }
];
