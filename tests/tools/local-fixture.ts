// Freezes what this version of the app stores on a phone, as tests/fixtures/local-vN.json:
// node --import ./src/rehearsal/runes.ts tests/tools/local-fixture.ts
// Once a version is released its file is never written again; a new local schema gets a new version and a file of its own.
import { writeFileSync } from 'node:fs';
import { saveCard, saveProfile } from '../../src/lib/card/mutations.ts';
import { keepDraft } from '../../src/lib/db/drafts.ts';
import { tableNames } from '../../src/lib/db/rows.ts';
import { releasedUpgrades } from '../../src/lib/db/schema.ts';
import { joinEvent } from '../../src/lib/events/mutations.ts';
import { makeId } from '../../src/lib/core/ids.ts';
import { undoExchange } from '../../src/lib/exchange/mutations.ts';
import {
	answerFollowUp,
	markSent,
	recordTouch,
	saveMilestone,
	saveVoice,
	setCorrespondence
} from '../../src/lib/follow-ups/mutations.ts';
import { savePreferences, saveReflection, setGoal } from '../../src/lib/goals/mutations.ts';
import {
	markPerson,
	savePromise,
	saveRemark,
	setRelationship
} from '../../src/lib/people/conversation/mutations.ts';
import { FakeServer } from '../sync/fake-server.ts';
import { Phone } from '../sync/phone.ts';
import { schemaFingerprint } from './local-schema.ts';

const server = new FakeServer();
const [ada, bo, cleo, dora, eli] = ['ada', 'bo', 'cleo', 'dora', 'eli'].map(
	(name, at) => new Phone(server.as(name), at + 1)
);
await ada.introduce({ name: 'Ada Lovelace', interests: ['engines', 'poetry'], email: 'ada@example.org' });
for (const [phone, name] of [
	[bo, 'Bo'],
	[cleo, 'Cleo'],
	[dora, 'Dora'],
	[eli, 'Eli']
] as const)
	await phone.introduce({ name, headline: `Knows ${name}`, lookingFor: ['mentor'] });
await Promise.all([bo, eli].map((phone) => phone.drain()));
await ada.drain();

// Met and confirmed, with a note; scanned a second time within minutes, which makes an alias.
const metBo = await ada.scan(bo, 'Bo');
await ada.note(metBo.contactId, 'Likes tea 🍵,\n“and long walks”');
const metEli = await ada.scan(eli, 'Eli');
await ada.drain();
await ada.drain();
await ada.scan(bo, 'Bo');
// Held: the server does not know Cleo yet; what is written about her waits behind it.
const metCleo = await ada.scan(cleo, 'Cleo');
await ada.drain();
await ada.note(metCleo.contactId, 'Plays the cello');
// Refused, and a note behind it.
server.refuses.set('exchange_cards', 'code_not_genuine');
const metDora = await ada.scan(dora, 'Dora');
await ada.drain();
await ada.note(metDora.contactId, 'Sends the paper on Monday');
// Sent, and what became of it has not come back yet.
ada.network.pull = async () => ({ ok: false, problem: 'offline' });
await ada.do(saveProfile, { profile: { name: 'Ada Lovelace', headline: 'Counts on engines' } });
await ada.drain();
// Waiting without a network, over rows of the server and over nothing.
ada.network.push = async () => ({ ok: false, problem: 'offline' });
await ada.note(metBo.contactId, 'Likes coffee after all');
await ada.do(undoExchange, { meetingId: metEli.meetingId });
await ada.do(joinEvent, {
	joinCode: '0123abcd',
	details: {
		name: 'Open Rooms',
		place: 'Hall 4',
		startsAt: '2026-11-22T09:00:00.000Z',
		endsAt: null,
		timeZone: 'UTC',
		topics: ['Engines'],
		asksFor: ['offers'],
		exchangesUntil: '2026-11-23T09:00:00.000Z'
	}
});
await keepWords(ada, metBo.contactId);
await keepInTouch(ada, metBo.contactId);
await ada.do(saveCard, {
	eventId: null,
	sharing: { email: 'after' },
	asksFirst: true,
	graph: 'dot',
	helped: true,
	counted: false
});
await ada.drain();
// Half typed, and what only this device knows.
await keepDraft(`note/${metBo.contactId}`, 'Likes coffee after all, bla', ada.local.db);
await ada.local.db.transact(async (tx) => {
	tx.put('meta', { id: 'email', value: 'ada@example.org' });
	tx.put('meta', { id: 'onlyHere', value: [`contacts/${metEli.contactId}`] });
	tx.put('meta', { id: 'clockOffsetMs', value: -7_200_000 });
});

/** What was wanted, said, promised and thought. */
async function keepWords(phone: Phone, contactId: string) {
	const { id: eventId } = phone.local.db.tables.events.all[0];
	const about = { contactId, eventId };
	const goal = { eventId, kind: 'topic', target: 3, text: 'Engines', tickedAt: null } as const;
	await phone.do(setGoal, { goalId: makeId(), ...goal });
	await phone.do(saveRemark, { remarkId: makeId(), ...about, kind: 'challenge', text: 'Finds no brass' });
	const promise = { by: 'me', text: 'Send the drawings', dueOn: '2026-12-01', keptAt: null } as const;
	await phone.do(savePromise, { promiseId: makeId(), ...about, ...promise });
	await phone.do(markPerson, { ...about, worth: true });
	await phone.do(setRelationship, { contactId, kind: 'mentor' });
	const thoughts = { well: 'Good talks 🍵', next: 'Arrive early', doneAt: null };
	await phone.do(saveReflection, { eventId, ...thoughts });
	await phone.do(savePreferences, { quiet: true });
}

/** What was written since, answered, put off and remembered. */
async function keepInTouch(phone: Phone, contactId: string) {
	const { id: eventId } = phone.local.db.tables.events.all[0];
	const about = { touchId: makeId(), contactId, eventId, happenedAt: '2026-11-23T09:00:00.000Z' };
	const message = { channel: 'email', subject: 'The drawings', text: 'Dear Bo, 🍵' } as const;
	await phone.do(markSent, { ...about, settles: [`first/${eventId}`], ...message });
	const reply = { touchId: makeId(), happenedAt: null, kind: 'replied', channel: null, text: '' } as const;
	await phone.do(recordTouch, { ...about, ...reply });
	const answer = { kind: 'check-in', cause: 'none', doneAt: null } as const;
	await phone.do(answerFollowUp, { contactId, ...answer, snoozedUntil: '2026-12-24T09:00:00.000Z' });
	await phone.do(setCorrespondence, { contactId, every: 'days', days: 40, language: 'de', address: 'du' });
	const birthday = { kind: 'birthday', month: 2, day: 29, year: null, text: 'Cake' } as const;
	await phone.do(saveMilestone, { milestoneId: makeId(), contactId, ...birthday });
	const phrases = [{ language: 'en', slot: 'opening', text: 'What a day that was.' }] as const;
	await phone.do(saveVoice, { voice: { tone: 'warm', greetings: { de: 'Moin' }, phrases: [...phrases] } });
}

const stores: Record<string, unknown[]> = {};
await ada.local.db.transact(async (tx) => {
	for (const table of tableNames) stores[table] = await tx.all(table);
});
const version = releasedUpgrades.length;
const file = new URL(`../fixtures/local-v${version}.json`, import.meta.url);
const frozen = { version, fingerprint: await schemaFingerprint(), stores };
writeFileSync(file, JSON.stringify(frozen, null, '\t') + '\n');
console.log(
	Object.entries(stores)
		.map(([table, rows]) => `${table} ${rows.length}`)
		.join(', ')
);
