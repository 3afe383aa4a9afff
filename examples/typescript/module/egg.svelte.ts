export enum Stage {
	Egg,
	Cracked,
	Chick
}

const pictures: Record<Stage, string> = {
	[Stage.Egg]: '🥚',
	[Stage.Cracked]: '🐣',
	[Stage.Chick]: '🐥'
};

export class Egg {
	stage: Stage = $state(Stage.Egg);

	constructor(
		public readonly name: string,
		stage?: Stage
	) {
		if (stage !== undefined) this.stage = stage;
	}

	warm(): void {
		if (this.stage < Stage.Chick) this.stage++;
	}

	describe(): string {
		return `${pictures[this.stage]} ${this.name}: ${Stage[this.stage]}`;
	}
}
