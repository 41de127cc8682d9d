/** How many topics, and texts for each, are remembered: whom one meets decides what is on their cards, not how much is kept. */
const most = { topics: 200, texts: 20_000 };

/** The same answers, each worked out once: progress is computed anew with every change of any row. */
export function remembered<Answer>(
	matcherOf: (topic: string) => (text: string) => Answer | null
): (topic: string, text: string) => Answer | null {
	const byTopic = new Map<string, (text: string) => Answer | null>();
	return (topic, text) => {
		const known = byTopic.get(topic) ?? once(matcherOf(topic));
		// Deleting first keeps the map in order of last use: my own topics stay, those of each card pass through.
		byTopic.delete(topic);
		byTopic.set(topic, known);
		if (byTopic.size > most.topics) byTopic.delete(byTopic.keys().next().value ?? topic);
		return known(text);
	};
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
