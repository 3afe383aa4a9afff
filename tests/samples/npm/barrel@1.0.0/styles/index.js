import './style.css';
export { default as camera } from '../icons/camera.js';
