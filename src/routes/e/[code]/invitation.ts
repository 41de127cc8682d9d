import { couldBeOne, readInvitation } from '$lib/events/invitation-link.ts';
import { m } from '$lib/paraglide/messages.js';
import { lookUpInvitation } from '$lib/remote/invitations.ts';

// A personal join link: loaded only where the address holds one. It stays in the address until somebody joined by it, so that
// it can be opened in another browser; a fragment reaches no server and no log.

/** What a personal link says: its token, if it is any good, the name the organizer wrote ('' for none), and a word on it. */
export type Invited = { readonly token?: string; readonly name: string; readonly hint?: string };

/**
 * Reads the personal link in this address. Without a network nobody can be asked about it: it goes along unseen, and the
 * server decides.
 */
export async function invitedBy(fragment: string, joinCode: string): Promise<Invited> {
	const link = unseen(fragment);
	if (link.token === undefined) return link;
	const found = await lookUpInvitation(link.token);
	if (!found.ok) return link;
	if (found.value?.joinCode !== joinCode) return { name: '', hint: m.join_invited_over() };
	const { name } = found.value;
	return { ...link, name, hint: name ? m.join_invited_hint() : m.join_invited_blank() };
}

/** What a link is before anybody was asked about it. */
export function unseen(fragment: string): Invited {
	return { token: readInvitation(fragment) ?? undefined, name: '' };
}

/** Whether somebody of this name has to be asked before the link is used: it may have been passed on. */
export function isDoubtful({ token, name }: Invited, mine: string): boolean {
	return token !== undefined && name !== '' && !couldBeOne(name, mine);
}
