import { mount } from 'svelte';
import { openApp } from '$lib/app.ts';
import { saveProfile } from '$lib/card/mutations.ts';
import { timeStepOf } from '$lib/core/clock.ts';
import { toHex } from '$lib/core/bytes.ts';
import { db } from '$lib/db/db.svelte.ts';
import { keepDraft } from '$lib/db/drafts.ts';
import { noEventRef } from '$lib/events/event-id.ts';
import { codeBytes } from '$lib/exchange/code/code.ts';
import { exchangeCards, newExchange } from '$lib/exchange/mutations.ts';
import { makeKey } from '$lib/core/key.ts';
import { saveNote } from '$lib/people/mutations.ts';
import { session } from '$lib/session/session.svelte.ts';
import { mutate } from '$lib/sync/mutate.ts';
import SyncPage from './SyncPage.svelte';

const phone = {
	async introduce(name: string) {
		await session.ensureKey();
		return mutate(saveProfile, { profile: { name, pitch: `I am ${name}` } });
	},
	/** What this phone's screen would show now, as the other one's camera reads it. */
	code() {
		const [key, card] = [session.key, { name: db.tables.profiles.get('me')?.profile.name ?? '' }];
		if (!key) throw new Error('no key yet');
		const timeStep = timeStepOf(session.now());
		return { bytes: toHex(codeBytes({ eventRef: noEventRef, key, card, timeStep })), card };
	},
	async scan(code: { bytes: string; card: { name: string } }) {
		const scan = newExchange(code);
		await mutate(exchangeCards, scan);
		return scan.contactId;
	},
	/** The code of somebody whose phone no server knows, another one for each number. */
	strangersCode(seed: number) {
		const key = makeKey(new Uint8Array(16).map((_, at) => (at < 8 ? (seed / 2 ** (8 * at)) & 255 : 7)));
		const timeStep = timeStepOf(session.now());
		return toHex(codeBytes({ eventRef: noEventRef, key, card: { name: 'Stranger' }, timeStep }));
	},
	notes: () => db.tables.notes.all,
	tryToScan: (code: { bytes: string; card: { name: string } }) => mutate(exchangeCards, newExchange(code)),
	keepDraft: (contactId: string, text: string) => keepDraft(`note/${contactId}`, text),
	note: (contactId: string, text: string) => mutate(saveNote, { contactId, text }),
	personId: () => session.personId,
	missing: () =>
		[
			['subtle', globalThis.crypto.subtle],
			['locks', navigator.locks],
			['randomUUID', globalThis.crypto.randomUUID]
		].flatMap(([name, there]) => (there ? [] : [name]))
};

declare global {
	interface Window {
		phone: typeof phone;
	}
}

window.phone = phone;
await openApp();
mount(SyncPage, { target: document.body });
