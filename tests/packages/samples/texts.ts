/** Editors and text. */
import { app, type Sample } from '../sample';

export const texts: Sample[] = [
	{
		name: 'marked',
		pins: { marked: '18.2.1' },
		files: app(`import { marked } from 'marked';`, `{@html marked.parse('# Rook\\n\\n*bird*')}`),
		checks: [
			{ selector: 'h1', text: 'Rook' },
			{ selector: 'em', text: 'bird' }
		]
	},
	{
		name: 'markdown-it',
		pins: { 'markdown-it': '14.1.0' },
		files: app(
			`import MarkdownIt from 'markdown-it';`,
			`{@html new MarkdownIt().render('**rook**')}`
		),
		checks: [{ selector: 'strong', text: 'rook' }]
	},
	{
		name: 'katex',
		pins: { katex: '0.19.1' },
		files: app(
			`import katex from 'katex';
import 'katex/dist/katex.min.css';`,
			`{@html katex.renderToString('a^2')}`
		),
		checks: [{ selector: '.katex .msupsub', text: '2' }]
	},
	{
		name: 'highlight.js',
		pins: { 'highlight.js': '11.12.0' },
		files: app(
			`import hljs from 'highlight.js/lib/core';
import javascript from 'highlight.js/lib/languages/javascript';
import 'highlight.js/styles/github.css';
hljs.registerLanguage('javascript', javascript);`,
			`<pre>{@html hljs.highlight('const a = 1', { language: 'javascript' }).value}</pre>`
		),
		checks: [{ selector: '.hljs-keyword', text: 'const' }]
	},
	{
		name: 'svelte-highlight',
		pins: { 'svelte-highlight': '7.9.0' },
		files: app(
			`import Highlight from 'svelte-highlight';
import typescript from 'svelte-highlight/languages/typescript';`,
			`<Highlight language={typescript} code="const a: number = 1" />`
		),
		checks: [{ selector: '.hljs-keyword', text: 'const' }]
	},
	{
		name: 'shiki',
		pins: { shiki: '4.6.0' },
		files: app(
			`import { createHighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import javascript from '@shikijs/langs/javascript';
import light from '@shikijs/themes/github-light';
const html = createHighlighterCore({ themes: [light], langs: [javascript], engine: createJavaScriptRegexEngine() }).then(
	(highlighter) => highlighter.codeToHtml('const a = 1', { lang: 'javascript', theme: 'github-light', tokenizeTimeLimit: 0 })
);`,
			`{#await html then it}{@html it}{/await}`
		),
		checks: [{ selector: 'pre.shiki span span', text: 'const' }]
	},
	{
		name: 'prismjs',
		pins: { prismjs: '1.30.0' },
		files: app(
			`import Prism from 'prismjs';
import 'prismjs/components/prism-rust';
import 'prismjs/themes/prism.css';`,
			`<pre>{@html Prism.highlight('fn main() {}', Prism.languages.rust, 'rust')}</pre>`
		),
		checks: [{ selector: '.token.keyword', text: 'fn' }]
	},
	{
		name: 'dompurify',
		pins: { dompurify: '3.4.18' },
		files: app(
			`import DOMPurify from 'dompurify';`,
			`{@html DOMPurify.sanitize('<p onclick="x()">clean<script>bad()<\\/script></p>')}`
		),
		checks: [{ selector: 'p', text: 'clean' }]
	},
	{
		name: 'codemirror',
		pins: { codemirror: '6.0.2', '@codemirror/lang-javascript': '6.2.5' },
		files: app(
			`import { javascript } from '@codemirror/lang-javascript';
import { basicSetup, EditorView } from 'codemirror';
const edit = (parent) => void new EditorView({ doc: 'const a = 1', extensions: [basicSetup, javascript()], parent });`,
			`<div use:edit></div>`
		),
		checks: [
			{ selector: '.cm-line', text: 'const a = 1' },
			{ selector: '.cm-line span', text: 'const' }
		]
	},
	{
		name: '@tiptap/core',
		pins: { '@tiptap/core': '3.34.0', '@tiptap/starter-kit': '3.34.0' },
		files: app(
			`import { Editor } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';
const edit = (element) => void new Editor({ element, extensions: [StarterKit], content: '<h1>Rook</h1>' });`,
			`<div use:edit></div>`
		),
		checks: [{ selector: '.tiptap h1', text: 'Rook' }]
	},
	{
		name: 'svelte-i18n',
		pins: { 'svelte-i18n': '4.0.1' },
		files: app(
			`import { _, addMessages, init } from 'svelte-i18n';
addMessages('en', { birds: '{n, plural, one {# bird} other {# birds}}' });
init({ fallbackLocale: 'en', initialLocale: 'en' });`,
			`<p>{$_('birds', { values: { n: 3 } })}</p>`
		),
		checks: [{ selector: 'p', text: '3 birds' }]
	}
];
