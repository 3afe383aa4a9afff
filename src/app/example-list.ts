/** What the menu of examples shows: titles and hints. `examples.ts` is the door. */

export interface Example {
	/** The folder under `examples/`, `first-steps/hello`. Never changes: links and the palette remember it. */
	id: string;
	title: string;
	/** One sentence that says what to try. */
	hint: string;
}

export interface ExampleGroup {
	title: string;
	examples: Example[];
}

/** A way from first steps to advanced. */
export const exampleGroups: ExampleGroup[] = [
	{
		title: 'First steps',
		examples: [
			{
				id: 'first-steps/hello',
				title: 'Hello',
				hint: 'Type your name, then change the greeting in the code and see that your name stays.'
			},
			{
				id: 'first-steps/counter',
				title: 'A counter',
				hint: 'Hatch the eggs, then let the nest hold twenty.'
			},
			{
				id: 'first-steps/bill',
				title: 'Values from values',
				hint: 'Move a slider, then show the tip in euros with one more $derived.'
			},
			{
				id: 'first-steps/packing-list',
				title: 'Lists and conditions',
				hint: 'Pack everything, then give each thing a button that takes it off the list.'
			},
			{
				id: 'first-steps/drums',
				title: 'Events',
				hint: 'Click into the result, play with A S D F, and add a drum of your own.'
			},
			{
				id: 'first-steps/mood',
				title: 'Classes and styles',
				hint: 'Make it colder until the penguin shivers, then move the limit in the class list.'
			}
		]
	},
	{
		title: 'Runes',
		examples: [
			{
				id: 'runes/deep-state',
				title: 'State inside objects',
				hint: 'Pour tea and sort the crew, then push somebody new into expedition.crew.'
			},
			{
				id: 'runes/timetable',
				title: 'Derived by a function',
				hint: 'Search and sort the ships, then let the search find the day as well.'
			},
			{
				id: 'runes/stopwatch',
				title: 'Effects and their end',
				hint: 'Start the watch and take laps, then change a label in the code while it runs.'
			},
			{
				id: 'runes/life',
				title: 'Large values with $state.raw',
				hint: 'Press Play and draw cells into its way, then change the rule in life.js.'
			},
			{
				id: 'runes/inspect',
				title: 'Looking at state with $inspect',
				hint: 'Add fish and watch the console below, then look at the stack with $inspect.trace().'
			}
		]
	},
	{
		title: 'Components',
		examples: [
			{
				id: 'components/props',
				title: 'Props, defaults and the rest',
				hint: 'Press the whale, then give it a country and a hue of its own.'
			},
			{
				id: 'components/bindable',
				title: 'A component that can be bound',
				hint: 'Mix a colour, then give it a fourth slider for how opaque it is.'
			},
			{
				id: 'components/callbacks',
				title: 'Telling the parent',
				hint: 'Rate the Sleepy Seal, then let a second press on the same star take it back.'
			},
			{
				id: 'components/snippets',
				title: 'Content and snippets',
				hint: 'Feed the emperor, then give the rockhopper actions and see its warning go.'
			},
			{
				id: 'components/table',
				title: 'Snippets with parameters',
				hint: 'Keep the heavy ones, then show the weights in pounds without touching the table.'
			},
			{
				id: 'components/recursion',
				title: 'A component in itself',
				hint: 'Unfold the crested penguins and add the rockhopper to them.'
			}
		]
	},
	{
		title: 'Bindings',
		examples: [
			{
				id: 'bindings/inputs',
				title: 'Every kind of input',
				hint: 'Order three scoops, then add a flavour to the list.'
			},
			{
				id: 'bindings/dimensions',
				title: 'Sizes and editable text',
				hint: 'Drag the corner of the box and write into it, then bind offsetWidth instead.'
			},
			{
				id: 'bindings/get-set',
				title: 'Bindings that convert',
				hint: 'Change the Fahrenheit and watch the Celsius, then add Kelvin.'
			}
		]
	},
	{
		title: 'Waiting and failing',
		examples: [
			{
				id: 'async/await-block',
				title: 'Await a promise',
				hint: 'Dive three times to meet the seal, then shorten the dive in dive.js.'
			},
			{
				id: 'async/await-markup',
				title: 'Await in the markup',
				hint: 'Change the station and see the old weather wait, then make the satellite slower.'
			},
			{
				id: 'async/search',
				title: 'Search as you type',
				hint: 'Type fast and see how few answers are waited for, then add an island.'
			},
			{
				id: 'async/boundary',
				title: 'Error boundaries',
				hint: 'Knock three times on one egg, put it back, then move the boundary around the whole nest.'
			}
		]
	},
	{
		title: 'Motion',
		examples: [
			{
				id: 'motion/transitions',
				title: 'Coming and going',
				hint: 'Add news and dismiss some, then let it fly in from the left.'
			},
			{
				id: 'motion/flip',
				title: 'From list to list',
				hint: 'Send birds into the water and shuffle them, then slow the crossfade down to see it.'
			},
			{
				id: 'motion/spring',
				title: 'Springs and tweens',
				hint: 'Move over the ice and click to feed it, then lower the damping.'
			},
			{
				id: 'motion/typewriter',
				title: 'A transition of your own',
				hint: 'Turn to the next day, then write the text backwards from its end.'
			}
		]
	},
	{
		title: 'Elements and the page',
		examples: [
			{
				id: 'elements/attachment',
				title: 'Attachments',
				hint: 'Point at a button, then show the tooltip above it instead of below.'
			},
			{
				id: 'elements/canvas',
				title: 'Drawing on a canvas',
				hint: 'Let a storm blow, then make the flakes as big as snowballs.'
			},
			{
				id: 'elements/action',
				title: 'Actions',
				hint: 'Hold the penguin until it counts as a hug, then make it need a longer one.'
			},
			{
				id: 'elements/window',
				title: 'Window and scrolling',
				hint: 'Scroll down to the whale, then add what you would meet at 1500 metres.'
			},
			{
				id: 'elements/dynamic',
				title: 'Elements and components by name',
				hint: 'Choose another element and component, then add a third way to show the ice.'
			},
			{
				id: 'elements/head',
				title: 'Title, body and mounting by hand',
				hint: 'Get some post and press Escape, then let a letter stay for ten seconds.'
			},
			{
				id: 'elements/custom-element',
				title: 'Custom elements',
				hint: 'Breathe on the thermometer, then use a second one in the page.'
			}
		]
	},
	{
		title: 'Sharing state',
		examples: [
			{
				id: 'state/class',
				title: 'Classes with runes',
				hint: 'Load the sledge until the dogs protest, then give the cart a discount.'
			},
			{
				id: 'state/context',
				title: 'Context',
				hint: 'Choose a dish, then add a second Choice and see that they do not mix.'
			},
			{
				id: 'state/reactivity',
				title: 'Reactive maps, dates and media',
				hint: 'Count birds, then keep the ones you saw in a SvelteSet.'
			},
			{
				id: 'state/persisted',
				title: 'State that is kept',
				hint: 'Write into the diary, close and open it, then keep a third thing under a key of its own.'
			},
			{
				id: 'state/stores',
				title: 'Stores',
				hint: 'Make it colder until it turns blue, then show the lowest value with another derived store.'
			}
		]
	},
	{
		title: 'TypeScript',
		examples: [
			{
				id: 'typescript/props',
				title: 'Typed props and snippets',
				hint: 'Raise a storm, then call onraise with a level that does not exist.'
			},
			{
				id: 'typescript/generics',
				title: 'Generic components',
				hint: 'Plan a trip, then pick from a list of dates with the same component.'
			},
			{
				id: 'typescript/module',
				title: 'Enums and parameter properties',
				hint: 'Warm the eggs, then add a stage between cracked and chick.'
			}
		]
	},
	{
		title: 'Packages from npm',
		examples: [
			{
				id: 'packages/icons',
				title: 'Icons',
				hint: 'Choose an icon and its stroke, then import one more from the same package.'
			},
			{
				id: 'packages/chart',
				title: 'A chart with d3',
				hint: 'Walk through the months, then draw the line with curveStep.'
			},
			{
				id: 'packages/map',
				title: 'A globe',
				hint: 'Visit the colonies and turn the globe, then add the place where you live.'
			},
			{
				id: 'packages/chart-js',
				title: 'A library with a canvas',
				hint: 'Change the kind of chart and the fish, then switch the animation on.'
			}
		]
	},
	{
		title: 'Markdown with mdsvex',
		examples: [
			{
				id: 'mdsvex/first-post',
				title: 'A first post',
				hint: 'Drink too much tea, then write a paragraph with a variable of your own.'
			},
			{
				id: 'mdsvex/living-text',
				title: 'Text that calculates',
				hint: 'Change the numbers in the sentence, then add a row to the table.'
			},
			{
				id: 'mdsvex/layout',
				title: 'A layout',
				hint: 'Change the date in the frontmatter, then show how many words the title has.'
			},
			{
				id: 'mdsvex/components',
				title: 'Components for elements',
				hint: 'Give a section its star, then replace the paragraphs as well.'
			},
			{
				id: 'mdsvex/blog-index',
				title: 'An index of posts',
				hint: 'Filter by a tag and read a post, then write a fourth one and import it.'
			},
			{
				id: 'mdsvex/code',
				title: 'Code in colours',
				hint: 'Make the code dense, then add a fence in your favourite language.'
			}
		]
	}
];
