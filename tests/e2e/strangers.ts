import type { Profile } from '../../src/lib/card/fields.ts';
import { timeStepOf } from '../../src/lib/core/clock.ts';
import { makeId, randomBytes } from '../../src/lib/core/ids.ts';
import { makeKey } from '../../src/lib/core/key.ts';
import { eventIdOf, eventRefOf } from '../../src/lib/events/event-id.ts';
import { writeCode } from '../../src/lib/exchange/code/code.ts';
import { call, newGuest } from '../server/client.ts';

/** Numbers from 0 on, below what is asked for: the same for the same seed (mulberry32). */
export function diceOf(seed: number): (sides: number) => number {
	let state = seed;
	return (sides) => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * sides);
	};
}

/** What somebody's note says about somebody, and names that nobody has. */
export type Stories = {
	name: () => string;
	rightToLeft: () => string;
	/** Two words for a thing one may talk about. */
	topic: () => string;
	/** The same in German, as it stands behind `über`. */
	thema: () => string;
	emoji: () => string;
	/** What nobody would say to them. */
	unkind: () => string;
};

/** Makes people up. Takes the dice. */
export function storiesBy(dice: (sides: number) => number): Stories {
	const one = <Item>(items: readonly Item[]) => items[dice(items.length)];
	const taken = new Set<string>();
	/** Until it is one that was not made before. */
	const fresh = (make: () => string): string => {
		const made = make();
		if (taken.has(made)) return fresh(make);
		taken.add(made);
		return made;
	};
	const word = (letters: readonly string[], count: number) =>
		Array.from({ length: count }, () => one(letters)).join('');
	const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
	const syllables = 'ba de fi go ku la mo ne pi ro su ta vu wi zo'.split(' ');
	const hebrew = [...'אבגדהוזחטילמנספרשת'];
	return {
		name: () =>
			fresh(() => `${capital(word(syllables, 2))} ${capital(word(syllables, 3))}${one(['n', 's', 'r', ''])}`),
		rightToLeft: () => fresh(() => `${word(hebrew, 4)} ${word(hebrew, 5)}`),
		topic: () =>
			fresh(
				() =>
					`${one(['floating', 'copper', 'folding', 'painted', 'wooden', 'mossy'])} ${one(['greenhouses', 'sundials', 'footbridges', 'looms', 'lanterns', 'beehives'])}`
			),
		thema: () =>
			fresh(
				() =>
					`${one(['schwimmende', 'kupferne', 'bemalte', 'hölzerne'])} ${one(['Gewächshäuser', 'Sonnenuhren', 'Webstühle', 'Laternen'])}`
			),
		emoji: () => word(['🌊', '🚲', '🎻', '🪁', '🧗🏽', '🐙'], 3),
		unkind: () =>
			`${one(['Windbag', 'Gasbag', 'Blowhard'])} with ${one(['dreadful', 'ghastly', 'appalling'])} manners. ${one(['Left his wife for the nanny', 'Drinks since the insolvency', 'Cheated on every tax form'])}.`
	};
}

/** Somebody whom one met, and what one put down about them. */
export type Met = { profile: Profile; note?: string; promise?: string; challenge?: string };
export type Cast = ReturnType<typeof castOf>;

/** Eight people, with notes of very different quality, and words that their messages have to have. */
export function castOf({ name, rightToLeft, topic, thema, emoji, unkind }: Stories) {
	const mail = (given: string): Profile => ({
		name: given,
		email: `${given.split(' ')[0].toLowerCase()}@example.org`
	});
	const [talked, also, seeks, promised, hard] = [topic(), topic(), topic(), topic(), topic()];
	const about = thema();
	return {
		rich: {
			profile: { ...mail(name()), telegram: 'someone_there' },
			note: `Talked about ${talked} and ${also}. Looking for ${seeks}.`
		},
		oneWord: { profile: { name: name(), linkedin: 'someone-else' }, note: topic().split(' ')[1] },
		german: { profile: mail(name()), note: `Lange über ${about} gesprochen.` },
		unkind: { profile: { name: name(), mastodon: '@someone@example.org' }, note: unkind() },
		emoji: { profile: { name: name(), whatsapp: '+49 170 1234567' }, note: emoji() },
		promised: {
			profile: { name: name(), phone: '+49 170 7654321', whatsapp: '+49 170 7654321' },
			promise: `send them the drawing of the ${promised}`
		},
		challenged: {
			profile: { name: rightToLeft(), email: 'right@example.org' },
			challenge: `Finding people who mend ${hard}`
		},
		silent: { profile: { name: name() } },
		words: { talked, also, about, promised, hard }
	};
}

/** Somebody whose phone is this process: they come to an event, and their code at a moment can be read. */
export type Stranger = { profile: Profile; linkAt: (moment: Date) => string };

/** Signs somebody in, gives them a card and has them join. Takes the server's address and the event's join path. */
export async function newStranger(url: string, joinPath: string, profile: Profile): Promise<Stranger> {
	const config = (await (await fetch(`${url}/config.json`)).json()) as { backend: { key: string } };
	const server = { url, key: config.backend.key };
	const { token } = await newGuest(server);
	const [key, joinCode] = [makeKey(randomBytes(16)), joinPath.split('/').at(-1) ?? ''];
	const eventId = eventIdOf(joinCode);
	// All of it is in their code.
	const sharing = Object.fromEntries(Object.keys(profile).map((field) => [field, 'code']));
	const sentAt = new Date().toISOString();
	const change = (kind: string, input: object) => ({ id: makeId(), kind, happenedAt: sentAt, input });
	const mutations = [
		change('add_key', { keyId: key.id, secret: key.secret }),
		change('save_profile', { profile }),
		change('join_event', { joinCode }),
		change('save_card', { eventId, sharing, asksFirst: false, graph: 'none' })
	];
	const batch = { protocol: 1, outboxId: makeId(), sentAt, mutations };
	const { status, body } = await call(server, 'push_changes', { batch }, token);
	const { answers } = body as { answers?: { answer: string }[] };
	if (status !== 200 || answers?.some(({ answer }) => answer !== 'applied'))
		throw new Error(`${profile.name} cannot come: ${JSON.stringify(body)}`);
	const eventRef = eventRefOf(eventId);
	const linkAt = (moment: Date) =>
		writeCode({ origin: url, eventRef, key, card: profile, timeStep: timeStepOf(moment) }).url;
	return { profile, linkAt };
}
