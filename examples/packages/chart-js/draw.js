import { Chart } from 'chart.js/auto';

/** An attachment: draws a chart, and removes it before the next one. */
export function draw(config) {
	return (canvas) => {
		const drawn = new Chart(canvas, config);
		return () => drawn.destroy();
	};
}
