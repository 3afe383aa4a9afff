const reports = {
	Halley: { sky: '🌨️', degrees: -22 },
	McMurdo: { sky: '🌤️', degrees: -9 },
	Vostok: { sky: '❄️', degrees: -61 }
};

/** As slow as a satellite. */
export async function forecast(station) {
	await new Promise((arrive) => setTimeout(arrive, 500));
	return reports[station];
}
