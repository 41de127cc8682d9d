import { expect, test, vi } from 'vitest';
import { makeId } from '../../core/ids.ts';
import { db } from '../../db/db.svelte.ts';
import { overwriteGetLocale } from '../../paraglide/runtime.js';
import { draftOf, textOf } from '../drafts/draft.ts';
import { touch } from '../queue/told.ts';
import { Composition } from './composition.svelte.ts';

overwriteGetLocale(() => 'en');
const engine = { draftOf, textOf };

test('a message went out when it did by the time of the server, however wrong the clock of the phone is', async () => {
	// This phone believes to be ten years earlier; whom it met was put right by the server since.
	const tenYearsMs = 3_650 * 24 * 3_600_000;
	await db.transact(async (tx) => tx.put('meta', { id: 'clockOffsetMs', value: tenYearsMs }));
	const nowMs = Date.now() + tenYearsMs;
	const composition = new Composition(makeId(), engine);
	composition.type({ text: 'Hi Ana' });
	composition.open();
	await composition.sent([]);
	const [touch] = db.tables.touches.all;
	expect(Math.abs(Date.parse(touch.happenedAt) - nowMs)).toBeLessThan(60_000);
});

test('what was typed stays in its language when the app speaks another one, until somebody chooses', async () => {
	const contactId = makeId();
	const written = () => new Composition(contactId, engine);
	overwriteGetLocale(() => 'de');
	written().type({ text: 'Hallo Ana' });
	overwriteGetLocale(() => 'en');
	await vi.waitFor(() => expect(written().text).toBe('Hallo Ana'));
	await vi.waitFor(() => expect(written().choices.language).toBe('de'));
	const again = written();
	again.chooseForPerson({ language: 'en' });
	expect(again.choices.language).toBe('en');
	expect(new Composition(makeId(), engine).choices.language).toBe('en');
});

test('the channel is that of the message sent last, in whatever order the messages came here', async () => {
	const contactId = makeId();
	const card = { name: 'Ana', email: 'ana@example.org', telegram: '@ana_ruiz' };
	await db.transact(async (tx) => {
		tx.put('profiles', { id: 'me', profile: { name: 'Bo' }, editedAt: '2026-11-01T18:00:00.000Z' });
		tx.put('contacts', { id: contactId, card, keyIds: [], blocked: false });
		const wrote = { ...touch('wrote', '2026-11-20T18:00:00.000Z'), contactId };
		tx.put('touches', { ...wrote, id: '1', channel: 'telegram' });
		tx.put('touches', { ...wrote, id: '2', channel: 'email', happenedAt: '2026-11-01T18:00:00.000Z' });
	});
	expect(new Composition(contactId, engine).channel).toBe('telegram');
});
