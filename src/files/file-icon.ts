import Braces from '@lucide/svelte/icons/braces';
import Component from '@lucide/svelte/icons/component';
import File from '@lucide/svelte/icons/file';
import FileCode from '@lucide/svelte/icons/file-code';
import FileText from '@lucide/svelte/icons/file-text';
import Film from '@lucide/svelte/icons/film';
import Image from '@lucide/svelte/icons/image';
import Music from '@lucide/svelte/icons/music';
import Type from '@lucide/svelte/icons/type';
import type { LucideIcon } from '@lucide/svelte';
import { kindOf } from '../workspace/paths';
import { mediaOf } from './media';

/** The picture that stands before a file's name. */
export function fileIcon(path: string): LucideIcon {
	switch (mediaOf(path)?.kind) {
		case 'image':
			return Image;
		case 'font':
			return Type;
		case 'sound':
			return Music;
		case 'video':
			return Film;
		default:
	}
	switch (kindOf(path)) {
		case 'svelte':
			return Component;
		case 'svx':
			return FileText;
		case 'js':
		case 'ts':
		case 'svelte-js':
		case 'svelte-ts':
		case 'json':
			return Braces;
		case 'css':
		case 'html':
			return FileCode;
		default:
			return File;
	}
}
