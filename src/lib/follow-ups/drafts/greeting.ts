import { excerpt } from '../../goals/openers/excerpt.ts';
import { calledBy } from './grammar/name.ts';
import { fact } from './grammar/insert.ts';
import type { DraftInput, DraftPart } from './input.ts';
import type { Catalogue } from './phrases/catalogue.ts';
import { phrase, said } from './template.ts';

const direction = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** `Hi Maria,`: by the first name, formally by the whole one, in one's own words where there are some. */
export function greetingOf({ to, me, choices }: DraftInput, catalogue: Catalogue): DraftPart[] {
	const { tone, language, address } = choices;
	const called = calledBy(to.card.name ?? '');
	const isDistant = tone === 'formal' || (language === 'de' && address === 'Sie');
	const name = isDistant ? (called.formal ?? called.full ?? called.given) : (called.given ?? called.full);
	const own = ownLine(me.voice.greetings?.[language]);
	if (own) return ownGreeting(own, name);
	return name === null
		? [phrase(catalogue.nameless[tone][0])]
		: said(catalogue.greetings[tone][0], { name: [fact(name, 'card.name')] }, address);
}

/** `Moin` and `Moin,` become `Moin Maria,`; `{name}` says where the name belongs. */
function ownGreeting(own: string, name: string | null): DraftPart[] {
	const [, words, end] = /^(.*?)([,!.–-]?)$/su.exec(own) ?? [own, own, ''];
	const mark = end === '' || end === '.' ? ',' : end;
	const [before, after = ''] = words.includes('{name}') ? words.split('{name}', 2) : [`${words.trim()} `, ''];
	if (name === null) return [phrase(`${`${before.trim()} ${after.trim()}`.trim()}${mark}`)];
	return [phrase(before), fact(name, 'card.name'), phrase(`${after.trimEnd()}${mark}`)].filter(
		({ text }) => text !== ''
	);
}

/** One's own words as they may stand in a message: on one line, nothing that turns text around; null for none. */
export function ownLine(text: string | undefined): string | null {
	const line = (text ?? '')
		.replace(direction, '')
		.replace(/[\s\p{Cc}]+/gu, ' ')
		.trim();
	return line === '' || excerpt(line) === '' ? null : line;
}

/** What closes a message: one's own signature, or a closing of the tone and one's name. Empty where nothing is known. */
export function signatureOf(
	{ me, choices, rank }: DraftInput,
	catalogue: Catalogue,
	isShort: boolean
): DraftPart[] {
	const { tone, language, address } = choices;
	const called = calledBy(me.profile.name);
	const isDistant = tone === 'formal' || (language === 'de' && address === 'Sie');
	const name = isDistant ? (called.full ?? called.given) : (called.given ?? called.full);
	const own = (me.voice.signatures?.[language] ?? '').replace(direction, '').replace(/\r/g, '').trim();
	const isOneLine = !own.includes('\n') && own.length <= 40;
	if (own !== '' && (!isShort || isOneLine) && closing.test(own)) return [phrase(own)];
	const phrases = (me.voice.phrases ?? []).filter(
		(one) => one.slot === 'closing' && one.language === language
	);
	const ways = [
		...phrases.map(({ text }) => ownLine(text)).filter((text) => text !== null),
		...catalogue.closings[tone]
	];
	const way = ways[(phrases.length > 0 ? choices.shuffle : rank + choices.shuffle) % ways.length];
	const first = isShort ? [] : said(way, {}, address);
	const last =
		own !== '' && (!isShort || isOneLine) ? [phrase(own)] : name === null ? [] : [fact(name, 'me.name')];
	return [...first, ...(first.length > 0 && last.length > 0 ? [phrase('\n')] : []), ...last];
}

/** A signature that begins with a closing of its own needs none before it. */
const closing =
	/^(?:best|kind|warm|cheers|yours|sincerely|regards|love|thanks|thank you|all the|many|take care|see you|with|mit|herzlich|liebe|beste|viele|freundliche|schöne|gruß|grüße|lg|vg|mfg|bis|dein|deine|ihr|ihre|alles)(?!\p{L})/iu;
