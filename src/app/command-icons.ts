/** The icon of a command, told by its id, so that whoever adds one need not think of it. */
import AppWindow from '@lucide/svelte/icons/app-window';
import BookOpen from '@lucide/svelte/icons/book-open';
import Braces from '@lucide/svelte/icons/braces';
import CodeXml from '@lucide/svelte/icons/code-xml';
import Columns2 from '@lucide/svelte/icons/columns-2';
import ComponentIcon from '@lucide/svelte/icons/component';
import Copy from '@lucide/svelte/icons/copy';
import ExternalLink from '@lucide/svelte/icons/external-link';
import FileIcon from '@lucide/svelte/icons/file';
import FileText from '@lucide/svelte/icons/file-text';
import FolderOpen from '@lucide/svelte/icons/folder-open';
import Image from '@lucide/svelte/icons/image';
import Keyboard from '@lucide/svelte/icons/keyboard';
import LayoutTemplate from '@lucide/svelte/icons/layout-template';
import Maximize from '@lucide/svelte/icons/maximize-2';
import MonitorSmartphone from '@lucide/svelte/icons/monitor-smartphone';
import Package from '@lucide/svelte/icons/package';
import Play from '@lucide/svelte/icons/play';
import RotateCw from '@lucide/svelte/icons/rotate-cw';
import Rows2 from '@lucide/svelte/icons/rows-2';
import Save from '@lucide/svelte/icons/save';
import Search from '@lucide/svelte/icons/search';
import SettingsIcon from '@lucide/svelte/icons/settings';
import Share2 from '@lucide/svelte/icons/share-2';
import SunMoon from '@lucide/svelte/icons/sun-moon';
import Tag from '@lucide/svelte/icons/tag';
import Terminal from '@lucide/svelte/icons/terminal';
import TriangleAlert from '@lucide/svelte/icons/triangle-alert';
import type { LucideIcon } from '@lucide/svelte';
import type { Command } from '../ui/commands.svelte';
import { kindOf } from '../workspace/paths';

/** By the beginning of the id; the longest that fits wins. */
const ICONS: Record<string, LucideIcon> = {
	'console.': Terminal,
	'editor.': CodeXml,
	'example.': LayoutTemplate,
	'file.': FileText,
	'folder.': FolderOpen,
	'help.examples': BookOpen,
	'help.palette': Search,
	'help.shortcuts': Keyboard,
	'output.': CodeXml,
	'panes.': AppWindow,
	'panes.columns': Columns2,
	'panes.maximise-': Maximize,
	'panes.rows': Rows2,
	'problems.': TriangleAlert,
	'project.': FolderOpen,
	'project.duplicate': Copy,
	'project.save': Save,
	'project.share': Share2,
	'result.': Play,
	'result.alone': ExternalLink,
	'result.motion': MonitorSmartphone,
	'result.packages': Package,
	'result.refresh-packages': Package,
	'result.reload': RotateCw,
	'result.scheme-': SunMoon,
	'result.updates-': RotateCw,
	'result.width-': MonitorSmartphone,
	'settings.': SettingsIcon,
	'settings.theme-': SunMoon,
	'svelte.': Tag,
	'tab.': FileText
};

const BEGINNINGS = Object.keys(ICONS).sort((a, b) => b.length - a.length);

export function iconOf({ id }: Pick<Command, 'id'>): LucideIcon {
	const beginning = BEGINNINGS.find((known) => id.startsWith(known));
	return ICONS[beginning ?? ''] ?? Terminal;
}

export function iconOfFile(path: string): LucideIcon {
	switch (kindOf(path)) {
		case 'svelte':
			return ComponentIcon;
		case 'svx':
			return FileText;
		case 'asset':
			return Image;
		case 'other':
			return FileIcon;
		default:
			return Braces;
	}
}
