/** Dates. */
import { app, type Sample } from '../sample';

export const dates: Sample[] = [
	{
		name: 'date-fns',
		pins: { 'date-fns': '4.4.0' },
		files: app(
			`import { addDays, format } from 'date-fns';
import { de } from 'date-fns/locale';`,
			`<p>{format(addDays(new Date(2024, 1, 28), 2), 'd. MMMM', { locale: de })}</p>`
		),
		checks: [{ selector: 'p', text: '1. März' }]
	},
	{
		name: 'dayjs',
		pins: { dayjs: '1.11.23' },
		files: app(
			`import dayjs from 'dayjs';
import duration from 'dayjs/plugin/duration';
dayjs.extend(duration);`,
			`<p>{dayjs('2024-02-28').add(2, 'day').format('YYYY-MM-DD')} {dayjs.duration(90, 'minutes').asHours()}</p>`
		),
		checks: [{ selector: 'p', text: '2024-03-01 1.5' }]
	},
	{
		name: 'luxon',
		pins: { luxon: '3.7.2' },
		files: app(
			`import { DateTime } from 'luxon';`,
			`<p>{DateTime.fromISO('2024-02-28').plus({ days: 2 }).toISODate()}</p>`
		),
		checks: [{ selector: 'p', text: '2024-03-01' }]
	},
	{
		name: '@internationalized/date',
		pins: { '@internationalized/date': '3.12.4' },
		files: app(
			`import { CalendarDate } from '@internationalized/date';`,
			`<p>{new CalendarDate(2024, 2, 28).add({ days: 2 })}</p>`
		),
		checks: [{ selector: 'p', text: '2024-03-01' }]
	}
];
