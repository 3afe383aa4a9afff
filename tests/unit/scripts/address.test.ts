import { expect, test } from 'vitest';
import { serverAddress } from '../../../vite/address';

test('a server listens on the loopback interface unless HOST and PORT say otherwise', () => {
	expect(serverAddress({})).toEqual({ host: 'localhost', port: 4173 });
	expect(serverAddress({ HOST: '', PORT: '' })).toEqual({ host: 'localhost', port: 4173 });
	expect(serverAddress({ HOST: '0.0.0.0', PORT: '8080' })).toEqual({ host: '0.0.0.0', port: 8080 });
});

test('a PORT that is none is said plainly', () => {
	for (const PORT of ['http', '-1', '99999', '80.5']) {
		expect(() => serverAddress({ PORT })).toThrow(`PORT is '${PORT}', which is no port`);
	}
});
