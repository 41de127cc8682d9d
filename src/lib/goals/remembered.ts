import type { Matcher } from './progress.ts';

/** The same answers, each worked out once: progress is computed anew with every change of any row. */
export function remembered(matcherOf: (topic: string) => (text: string) => object | null): Matcher {
	const byTopic = new Map<string, (text: string) => object | null>();
	return (topic, text) => {
		const known = byTopic.get(topic) ?? once(matcherOf(topic));
		byTopic.set(topic, known);
		return known(text);
	};
}

function once(matches: (text: string) => object | null): (text: string) => object | null {
	const answers = new Map<string, object | null>();
	return (text) => {
		const known = answers.get(text);
		if (known !== undefined) return known;
		const answer = matches(text);
		answers.set(text, answer);
		return answer;
	};
}
