import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { db } from '../db/db.svelte.ts';
import { noEventRef } from '../events/event-id.ts';
import { writeCode } from '../exchange/code/code.ts';
import { undoExchange } from '../exchange/mutations.ts';
import { makeKey } from '../core/key.ts';
import { mutate } from '../sync/mutate.ts';
import { saveNote } from './mutations.ts';
import { People } from './people.svelte.ts';
import { Scanning } from './scanning.svelte.ts';

const origin = 'https://hallway.example';

beforeEach(() => {
	vi.stubGlobal('location', { origin });
	vi.stubGlobal('reportError', vi.fn());
});
afterEach(() => vi.unstubAllGlobals());

class BrokenPeople extends People {
	override get(): never {
		throw new Error('broken');
	}
}

function codeOf(name: string, seed: number): string {
	const key = makeKey(new Uint8Array(16).fill(seed));
	return writeCode({ origin, eventRef: noEventRef, key, card: { name }, timeStep: 1 }).url;
}

test('a code that runs into a bug is said not to be stored, and the next one is scanned all the same', async () => {
	const scanning = new Scanning(new BrokenPeople());
	scanning.read(codeOf('Bo', 1));
	await vi.waitFor(() => expect(scanning.outcome?.kind).toBe('moment'));
	// The second time it looks for the person that it knows already.
	scanning.read(codeOf('Bo', 1));
	await vi.waitFor(() => expect(scanning.outcome?.kind).toBe('not-stored'));
	expect(reportError).toHaveBeenCalledOnce();

	scanning.read(codeOf('Chi', 2));
	await vi.waitFor(() => expect(scanning.outcome?.kind).toBe('moment'));
	expect(db.tables.contacts.all.map(({ card }) => card.name)).toEqual(['Bo', 'Chi']);
});

test('who comes back to the scanner has not met the same person anew, unless that meeting was undone', async () => {
	const shown = async (scanning: Scanning, kind: string) => {
		scanning.read(codeOf('Dag', 3));
		await vi.waitFor(() => {
			const { outcome } = scanning;
			expect(outcome?.kind === 'moment' && outcome.moment.kind).toBe(kind);
		});
	};
	await shown(new Scanning(new People()), 'scanned');
	const back = new Scanning(new People());
	await shown(back, 'again');

	const dag = new People().all.find(({ contact }) => contact.card.name === 'Dag');
	await mutate(saveNote, { contactId: dag?.contact.id ?? '', text: 'rows' });
	// On the page of the person; the note keeps them here.
	await mutate(undoExchange, { meetingId: dag?.exchanges[0].meetings[0].id ?? '' });
	await shown(new Scanning(new People()), 'scanned');
});
