// A .svx file exports its component, and its frontmatter as `metadata`.
import * as eggs from './posts/eggs.svx';
import * as march from './posts/march.svx';
import * as molt from './posts/molt.svx';

export const posts = [eggs, march, molt]
	.map((post) => ({ Text: post.default, meta: post.metadata }))
	.sort((a, b) => b.meta.date.localeCompare(a.meta.date));

export const tags = [...new Set(posts.flatMap(({ meta }) => meta.tags))];
