import './style.css';
import icon from './icon.svg';
import raw from './raw.txt?raw';
import text from './other.css?inline';
export { icon, raw, text };
export const beside = new URL('./icon.svg', import.meta.url).href;
