/** The same answers, each worked out once: progress is computed anew with every change of any row. */
export function remembered<Answer>(
	matcherOf: (topic: string) => (text: string) => Answer | null
): (topic: string, text: string) => Answer | null {
	const byTopic = new Map<string, (text: string) => Answer | null>();
	return (topic, text) => {
		const known = byTopic.get(topic) ?? once(matcherOf(topic));
		byTopic.set(topic, known);
		return known(text);
	};
}

function once<Answer>(matches: (text: string) => Answer | null): (text: string) => Answer | null {
	const answers = new Map<string, Answer | null>();
	return (text) => {
		const known = answers.get(text);
		if (known !== undefined) return known;
		const answer = matches(text);
		answers.set(text, answer);
		return answer;
	};
}
