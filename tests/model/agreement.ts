import { givenInFull, settingsByDefault } from '../../src/lib/card/visible.ts';
import { readDeviceKey } from '../../src/lib/session/device-key.ts';
import { pulledTables } from '../../src/lib/sync/row-schemas.ts';
import { onlyHereOf } from '../../src/lib/sync/only-here.ts';
import { readyBatch } from '../../src/lib/sync/queue.ts';
import type { EventRow, ExchangeRow, OutboxRow } from '../../src/lib/db/rows.ts';
import { type ModelDatabase, wholePage } from './database.ts';
import { Device } from './device.ts';
import { type Exchange, type Person, agree, pairOf } from './facts.ts';
import { anyId } from './meetings.ts';
import type { World } from './world.ts';
import { comeBack } from './accounts.ts';
import { agreeOnBetween } from './between-agreement.ts';
import { agreeOnFollowUps } from './follow-ups-agreement.ts';
import { agreeOnQueue } from './queue-agreement.ts';
import { agreeOnRecords } from './records-agreement.ts';
import { agreeOnWords } from './words-agreement.ts';

const elevenMinutesMs = 11 * 60_000;

/** Everybody is online until nothing moves any more; then all agree with the server, and the server with the model. */
export async function agreeInTheEnd(world: World, db: ModelDatabase): Promise<void> {
	await untilQuiet(world);
	const fresh = new Map<Person, Device>();
	for (const device of world.devices) {
		agreeOnQueue(world, device);
		const me = device.userId === null ? undefined : world.server.model.known(device.userId);
		if (device.userId === null || !me) continue;
		// In few rows a page for one of them: of what takes long one is enough.
		const page = fresh.size === 0 ? undefined : wholePage;
		const copy = fresh.get(me) ?? (await freshCopy(world, device.userId, page));
		fresh.set(me, copy);
		agreeOnKey(world, device, me);
		agreeOnRows(device, copy);
	}
	for (const [me, copy] of fresh) {
		agreeOnPerson(world, me, copy);
		await agreeOnFollowUps(db, me.id, copy);
	}
	await agreeOnRecords(world, db);
	const [{ wrong }] = await db.exec('select tests.wrong() as wrong');
	agree(wrong === '', () => `the database: ${String(wrong)}`);
}

async function untilQuiet(world: World): Promise<void> {
	// After a store was put back some wait ten minutes for what the phones of others bring.
	const longEnough = world.server.model.history === undefined ? 2 : 5;
	for (let quietRounds = 0, rounds = 0; quietRounds < longEnough; rounds++) {
		agree(rounds < 30, () => 'the phones never come to rest');
		for (const device of world.devices) {
			world.server.nowMs += elevenMinutesMs;
			await comeBack(world, device, []);
			await device.drain();
		}
		let isSettled = true;
		while (await world.server.work()) isSettled = false;
		// What the server settled by itself, because its time was over, has still to reach the phones.
		quietRounds = isSettled && world.devices.every(isQuiet) ? quietRounds + 1 : 0;
	}
}

function isQuiet({ tables, nowMs }: Device): boolean {
	const queue = tables.outbox.all;
	const isSent = queue.some(({ progress }) => progress.state === 'sent');
	const ready = readyBatch(queue, nowMs + elevenMinutesMs);
	// What only others could bring back is asked for again and again.
	const isAwaited = ({ progress }: OutboxRow) => progress.state === 'waiting' && progress.code === 'restored';
	return !isSent && ready.every(isAwaited);
}

async function freshCopy(world: World, userId: string, page: number | undefined): Promise<Device> {
	const copy = new Device(world.server, 0);
	copy.token = await world.server.signIn(userId);
	copy.page = page;
	await copy.db.transact(async (tx) => tx.put('meta', { id: 'userId', value: userId }));
	await copy.drain();
	return copy;
}

/** Whoever scans the code of this phone meets its person. */
function agreeOnKey({ server: { model } }: World, { tables }: Device, me: Person): void {
	const key = readDeviceKey(tables.meta.get('deviceKey')?.value);
	const owner = key && model.people.keys.get(key.id);
	agree(!owner || owner === me, () => 'the code of a phone leads to somebody else');
}

/** What a phone has, without what only waits on it, is what a new phone of the same person gets. */
function agreeOnRows(device: Device, fresh: Device): void {
	const onlyHere = onlyHereOf(device.tables.meta.get('onlyHere')?.value);
	for (const table of pulledTables) {
		const mine = new Map(device.tables[table].all.map((row) => [row.id, JSON.stringify(row)]));
		for (const shadow of device.tables.shadows.all) {
			if (shadow.table !== table) continue;
			if (shadow.row) mine.set(shadow.rowId, JSON.stringify(shadow.row));
			else mine.delete(shadow.rowId);
		}
		const theirs = new Map(fresh.tables[table].all.map((row) => [row.id, JSON.stringify(row)]));
		for (const id of new Set([...mine.keys(), ...theirs.keys()])) {
			if (table === 'events' && isLeft(fresh, id)) continue;
			if (!theirs.has(id) && onlyHere.has(`${table}/${id}`)) continue;
			agree(
				mine.get(id) === theirs.get(id),
				() => `a phone has in ${table}: ${mine.get(id)}\ninstead of: ${theirs.get(id)}`
			);
		}
	}
	agree(device.tables.outbox.size > 0 || device.tables.shadows.size === 0, () => 'shadows of nothing');
}

/** Of an event that was left nobody is told any more. */
function isLeft(fresh: Device, eventId: string): boolean {
	return fresh.tables.events.get(eventId)?.leftAt !== null;
}

/** What the server has of a person, against the model. */
function agreeOnPerson({ server: { model } }: World, me: Person, { tables }: Device): void {
	const { people } = model;
	const personOf = new Map(
		tables.contacts.all.map(({ id, keyIds: [keyId] }) => [
			id,
			keyId === undefined ? people.personBehind(me, id) : people.keys.get(keyId)
		])
	);
	const known = [...personOf.values()];
	agree(new Set(known).size === known.length, () => 'two contacts of one person, or one of nobody');
	for (const event of tables.events.all) agreeOnEvent(model, me, event);
	agree(tables.events.size === me.attends.size, () => 'an attendance is missing');
	for (const [id, other] of personOf) {
		if (!other) continue;
		const contact = me.contacts.get(other.id);
		const text = tables.notes.get(id)?.text ?? '';
		const written = contact?.note?.text ?? '';
		// Of people who were merged the words are all there, in whatever order.
		const isKept =
			me.isMerged || other.isMerged
				? written.split('\n\n').every((part) => text.includes(part))
				: text === written || (model.isLoose(me, other) && !contact);
		agree(isKept, () => `a note: ${JSON.stringify(text)} instead of ${JSON.stringify(written)}`);
		if (!model.isLoose(me, other))
			agree(contact !== undefined, () => `a contact that should be gone: ${other.id}`);
	}
	const isLoose = (otherId: string) => {
		const other = people.all.get(otherId);
		return !other || model.isLoose(me, other);
	};
	agreeOnWords({ me, personOf, isLoose }, tables);
	agreeOnBetween({ me, personOf, isLoose }, tables);
	for (const [otherId, contact] of me.contacts) {
		const other = people.all.get(otherId);
		const mustBeThere =
			other && (!model.isLoose(me, other) || contact.note?.text || me.words.hasAny(otherId));
		if (mustBeThere) agree(known.includes(other), () => `a contact is lost: ${otherId}`);
	}
	const exchanges = new Map(
		tables.exchanges.all.flatMap((row) => {
			const other = personOf.get(row.contactId);
			return other ? [[`${pairOf(me.id, other.id)} ${row.eventId}`, row] as const] : [];
		})
	);
	agree(exchanges.size === tables.exchanges.size, () => 'two exchanges of one pair at one event');
	for (const exchange of people.meetings.of(me.id)) {
		const other = people.all.get(exchange.sides.find((side) => side !== me.id) ?? '');
		const row = exchanges.get(`${pairOf(...exchange.sides)} ${exchange.eventId}`);
		exchanges.delete(`${pairOf(...exchange.sides)} ${exchange.eventId}`);
		if (!other) continue;
		if (model.isLoose(me, other)) agreeCoarsely(model.people.meetings.undone, { me, exchange, row });
		else agreeOnExchange({ me, other, exchange, row }, tables, model);
	}
	for (const [key, row] of exchanges) {
		const other = personOf.get(row.contactId);
		agree(other !== undefined && model.isLoose(me, other), () => `an exchange that should be gone: ${key}`);
	}
}

function agreeOnEvent({ people }: World['server']['model'], me: Person, row: EventRow): void {
	const { role, leftAt } = me.attends.get(row.id) ?? {};
	const event = people.events.withId(row.id);
	const attendees = [...people.all.values()].filter((each) => people.events.attendsNow(each, row.id)).length;
	const due = { role, hasLeft: leftAt !== null, attendees, joinCode: event?.joinCode, ...event?.details };
	const { name, place, startsAt, endsAt, timeZone } = row;
	const found = {
		role: row.role,
		hasLeft: row.leftAt !== null,
		attendees: row.attendees,
		joinCode: row.joinCode,
		...{ name, place, startsAt, endsAt, timeZone }
	};
	const [is, shouldBe] = [JSON.stringify(found), JSON.stringify(due)];
	agree(is === shouldBe, () => `an event: ${is} instead of ${shouldBe}`);
}

type Compared = { me: Person; exchange: Exchange; row: ExchangeRow | undefined };

/** Nothing that I scanned is lost, unless something of the pair was undone. */
function agreeCoarsely(undone: Set<string>, { me, exchange, row }: Compared): void {
	const isMine = exchange.meetings.some(({ scans }) => scans.some(({ by }) => by === me.id));
	if (!isMine || undone.has(pairOf(...exchange.sides))) return;
	agree(
		row !== undefined && row.meetings.length > 0,
		() => `my scan of ${exchange.sides.join(' and ')} is lost`
	);
}

function agreeOnExchange(
	{ me, other, exchange, row }: Compared & { other: Person },
	tables: Device['tables'],
	{ people }: World['server']['model']
): void {
	agree(
		row !== undefined,
		() => `an exchange is lost: ${exchange.sides.join(' and ')} at ${exchange.eventId}`
	);
	if (!row) return;
	const expected = exchange.meetings
		.map(({ id, happenedAt }) => `${id} ${new Date(happenedAt).toISOString()}`)
		.sort();
	const known = new Set(exchange.meetings.map(({ id }) => id));
	const found = row.meetings
		.map(({ id, happenedAt }) => `${known.has(id) ? id : anyId} ${happenedAt}`)
		.sort();
	agree(expected.join() === found.join(), () => `meetings ${found.join()} instead of ${expected.join()}`);
	agree(row.via === exchange.via, () => `an exchange by ${row.via} instead of ${exchange.via}`);
	for (const [giver, giving, asks] of [
		[me, row.iGave, row.asksMe],
		[other, row.theyGave, row.asksThem]
	] as const) {
		const { how: given, asked } = exchange.given.get(giver.id) ?? { how: 'nothing', asked: false };
		agree(asks === asked, () => `${giver === me ? 'I am' : 'they are'} ${asks ? '' : 'not '}asked for more`);
		agree(
			giving.how === given,
			() => `${giver === me ? 'I' : 'they'} gave ${giving.how} instead of ${given}`
		);
		const settings = people.settingsOf(giver, exchange.eventId) ?? settingsByDefault;
		const full = giver.profile ? givenInFull(giver.profile.profile, settings) : null;
		const isRight =
			giving.how === 'full'
				? full === null || full.join() === giving.fields.join()
				: giving.how === 'code' || giving.fields.length === 0;
		agree(isRight, () => `${giving.how} gave ${giving.fields.join()} instead of ${full?.join()}`);
	}
	const passed = tables.exchanges.all.flatMap(({ contactId, theyGave }) =>
		contactId === row.contactId ? theyGave.fields : []
	);
	const card = tables.contacts.get(row.contactId)?.card ?? {};
	for (const [field, value] of Object.entries(card)) {
		const theirs =
			other.profile && Object.entries(other.profile.profile).find(([name]) => name === field)?.[1];
		agree(
			passed.some((each) => each === field),
			() => `${field} was never given`
		);
		agree(
			!other.profile || JSON.stringify(theirs) === JSON.stringify(value),
			() => `an old ${field}: ${JSON.stringify(value)}`
		);
	}
}
