import type { Card, CardSettings, FieldId } from './fields.ts';

const mostInterests = 12;

/** Whether a topic of an event is among somebody's interests, however it is written. */
export function hasTopic(interests: readonly string[] | undefined, topic: string): boolean {
	return (interests ?? []).some((interest) => folded(interest) === folded(topic));
}

/** The interests with a topic put in or taken out; as they are where there are as many as there may be. */
export function withTopic(interests: readonly string[] | undefined, topic: string): string[] {
	const own = [...(interests ?? [])];
	if (hasTopic(own, topic)) return own.filter((interest) => folded(interest) !== folded(topic));
	return own.length < mostInterests ? [...own, topic] : own;
}

/** What an event asks a card for and this one does not say yet. */
export function stillAsked(asksFor: readonly FieldId[] | undefined, profile: Card | null): FieldId[] {
	return (asksFor ?? []).filter((id) => (profile?.[id]?.length ?? 0) === 0);
}

/** Whether somebody agreed to anything that organizers may be told; never asked is no. */
export function agreesToAnything({ graph, helped, counted }: CardSettings): boolean {
	return graph !== 'none' || helped === true || counted === true;
}

function folded(text: string): string {
	return text.trim().toLowerCase();
}
