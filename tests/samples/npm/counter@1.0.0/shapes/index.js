import { count } from '..';
import { twice as own } from '.';
export function twice() {
	return count * 2;
}
export default { viaSelf: () => own(), name: 'shapes' };
