/** How many topics, and texts for each, are remembered: whom one meets decides what is on their cards, not how much is kept. */
const most = { topics: 200, texts: 20_000 };

/** What was made of the topics that were asked for last. */
export function recent<Made>(makeOf: (topic: string) => Made): (topic: string) => Made {
	const byTopic = new Map<string, Made>();
	return (topic) => {
		const made = byTopic.get(topic) ?? makeOf(topic);
		// Deleting first keeps the map in order of last use: my own topics stay, those of each card pass through.
		byTopic.delete(topic);
		byTopic.set(topic, made);
		if (byTopic.size > most.topics) byTopic.delete(byTopic.keys().next().value ?? topic);
		return made;
	};
}

/** The same answers, each worked out once: what a screen says is worked out anew with every change of any row. */
export function remembered<Answer>(
	matcherOf: (topic: string) => (text: string) => Answer | null
): (topic: string, text: string) => Answer | null {
	const madeOf = recent((topic) => once(matcherOf(topic)));
	return (topic, text) => madeOf(topic)(text);
}

function once<Answer>(matches: (text: string) => Answer | null): (text: string) => Answer | null {
	const answers = new Map<string, Answer | null>();
	return (text) => {
		const known = answers.get(text);
		if (known !== undefined) return known;
		const answer = matches(text);
		if (answers.size >= most.texts) answers.clear();
		answers.set(text, answer);
		return answer;
	};
}
