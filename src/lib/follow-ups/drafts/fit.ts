import type { TouchChannel, Voice } from '../../db/rows.ts';

/** `letter`: paragraphs, a closing and a signature; `chat`: short, closed by a name; `note`: one paragraph. */
export type Form = 'letter' | 'chat' | 'note';

type Room = { readonly form: Form; readonly limit: number };

/** A blank will be filled with about so many letters. */
export const blankRoom = 30;

const chat: Room = { form: 'chat', limit: 1_500 };
const letter: Room = { form: 'letter', limit: 8_000 };
const rooms: { readonly [Of in TouchChannel]: Room } = {
	email: letter,
	linkedin: letter,
	share: letter,
	copy: letter,
	other: letter,
	'linkedin-note': { form: 'note', limit: 200 },
	// Two messages of the GSM alphabet, joined.
	sms: { form: 'chat', limit: 306 },
	whatsapp: chat,
	signal: chat,
	telegram: chat,
	// Of 500, with room for whom it is addressed to.
	mastodon: { form: 'chat', limit: 420 },
	bluesky: { form: 'chat', limit: 1_000 }
};

/** How a message looks on a channel, and how long it may be in UTF-16 units. */
export function roomOf(channel: TouchChannel | null, { linkedinPaid }: Pick<Voice, 'linkedinPaid'>): Room {
	const room = rooms[channel ?? 'email'];
	return channel === 'linkedin-note' && linkedinPaid ? { ...room, limit: 300 } : room;
}
