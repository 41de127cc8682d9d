import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openPostgres } from './engines.ts';
import { mutation, Phone } from './phone.ts';

// What only real connections show: commits in another order than numbers, two people in the same instant.
let database: Awaited<ReturnType<typeof openPostgres>>;
let sql: postgres.Sql;

beforeAll(async () => {
	database = await openPostgres();
	sql = postgres(database.url, { max: 40, onnotice() {} });
});
afterAll(async () => {
	await sql?.end();
	await database?.close();
});

async function people(count: number): Promise<Phone[]> {
	const phones = Array.from({ length: count }, () => new Phone(sql));
	for (const phone of phones) {
		await phone.signUp();
		await phone.push([phone.addKey, phone.saveProfile('Ada')]);
	}
	return phones;
}

beforeEach(async () => {
	await sql`delete from auth.users`;
	await sql`delete from hallway.feeds`;
});

test('a pull misses nothing while slow and quick commits interleave', async () => {
	const [speaker, ...guests] = await people(31);
	const seen = new Set<string>();
	let done = false;
	const reading = (async () => {
		let cursor: object = {};
		for (let last = false; !last;) {
			last = done;
			const pulled = await speaker.pull(cursor);
			for (const { id } of pulled.rows.exchanges) seen.add(id);
			cursor = pulled.cursor;
		}
	})();
	await Promise.all(
		guests.map(async (guest, n) => {
			// Some hold their number for a while before they commit; somebody else's later number must wait for them.
			await guest.push([guest.scan(speaker)], n % 3 === 0 ? () => delay(20) : undefined);
		})
	);
	done = true;
	await reading;
	expect(seen.size).toBe(guests.length);
});

test('two people who scan each other in the same instant make one exchange with one meeting', async () => {
	const phones = await people(20);
	const pairs = phones.flatMap((one, n) => (n % 2 ? [] : [[one, phones[n + 1]] as const]));
	await Promise.all(
		pairs.flatMap(([one, other]) => [one.push([one.scan(other)]), other.push([other.scan(one)])])
	);
	for (const phone of phones) {
		const { rows } = await phone.pull();
		expect(rows.contacts).toHaveLength(1);
		expect(rows.exchanges).toHaveLength(1);
		expect(rows.exchanges[0].meetings).toHaveLength(1);
		expect([rows.exchanges[0].iGave?.how, rows.exchanges[0].theyGave?.how]).toEqual(['full', 'full']);
	}
});

test('the same batch sent twice in parallel is applied once', async () => {
	const [one, other] = await people(2);
	const batch = [one.scan(other), one.saveProfile('Ada twice')];
	const answers = await Promise.all([one.push(batch), one.push(batch), one.push(batch)]);
	const words = answers.flat().map(({ answer }) => answer);
	expect(words.toSorted()).toEqual([...Array(4).fill('already_applied'), 'applied', 'applied']);
	expect((await other.pull()).rows.exchanges).toHaveLength(1);
});

test('no deadlock escapes when everybody does everything at once', async () => {
	const phones = await people(8);
	const words = new Set<string>();
	const busy = phones.flatMap((phone, n) =>
		[1, 2, 3].map(async (step) => {
			for (let round = 0; round < 6; round++) {
				const others = [phones[(n + step + round) % 8], phones[(n + 2 * step + round) % 8]].filter(
					(each) => each !== phone
				);
				const scans = others.map((other) => phone.scan(other));
				const { rows } = await phone.pull();
				const contacts = rows.contacts
					.slice(0, 2)
					.map(({ id }) => mutation('save_note', { contactId: id, text: `round ${round}` }));
				const given = rows.exchanges
					.slice(0, 1)
					.map(({ id }) => mutation('withdraw_exchange', { contactId: id.split('/')[0], eventId: null }));
				for (const { answer, code } of await phone.push([
					phone.saveProfile(`Ada ${round}`),
					...scans,
					...contacts,
					...given
				])) {
					words.add(answer === 'retry' ? `retry: ${code}` : answer);
				}
			}
		})
	);
	await Promise.all(busy);
	words.delete('retry: busy');
	expect([...words]).toEqual(['applied']);
	const [{ alone }] = await sql`select count(*)::int as alone from hallway.exchange_sides s
		where (select count(*) from hallway.exchange_sides o where o.exchange_id = s.exchange_id) <> 2`;
	expect(alone).toBe(0);
});

test('a key that arrives in the same instant as a scan of it: settled by scheduled work at the latest', async () => {
	const scanners = await people(10);
	const newcomers = await Promise.all(scanners.map(() => new Phone(sql).signUp()));
	const scans = scanners.map((scanner, n) => scanner.scan(newcomers[n]));
	const [answers] = await Promise.all([
		Promise.all(scanners.map((scanner, n) => scanner.push([scans[n]]))),
		Promise.all(newcomers.map((newcomer) => newcomer.push([newcomer.addKey, newcomer.saveProfile('Kim')])))
	]);
	// "busy": the key came between taking the locks and looking it up. A phone sends such a scan again.
	for (const [n, [{ answer }]] of answers.entries())
		if (answer === 'retry') await scanners[n].push([scans[n]]);
	await sql`select hallway.settle_held()`;
	for (const phone of [...scanners, ...newcomers])
		expect((await phone.pull()).rows.exchanges).toHaveLength(1);
});

test('an exchange does not wait for its event', async () => {
	const [organizer, guest] = await people(2);
	const joinCode = 'abcd1234';
	const details = {
		name: 'Fair',
		place: 'Hall',
		startsAt: new Date().toISOString(),
		endsAt: null,
		timeZone: 'UTC'
	};
	const recoveryHash = randomUUID().replaceAll('-', '').repeat(2);
	await organizer.push([mutation('create_event', { joinCode, ...details, recoveryHash })]);
	await guest.push([mutation('join_event', { joinCode })]);
	const [event] = (await guest.pull()).rows.events;

	await sql.begin(async (other) => {
		await other`select from hallway.events where id = ${event.id} for update`;
		const pushed = guest.push([guest.scan(organizer, event.id)]);
		const first = await Promise.race([pushed, delay(5_000).then(() => 'waits for the event')]);
		expect(first).toMatchObject([{ answer: 'applied', result: { eventId: event.id } }]);
	});
});

test('whose session is ended while they wait for the lock takes nobody’s role', async () => {
	const [organizer, host] = await people(2);
	const event = { joinCode: 'role1234', recoveryHash: randomUUID().replaceAll('-', '').repeat(2) };
	const details = {
		name: 'Fair',
		place: '',
		startsAt: new Date().toISOString(),
		endsAt: null,
		timeZone: 'UTC'
	};
	await organizer.push([mutation('create_event', { ...event, ...details })]);
	await host.push([mutation('join_event', { joinCode: event.joinCode })]);
	await sql`update hallway.attendances set role = 'host' where person_id = ${host.personId}`;
	const [member] =
		await sql`select event_id, member_id from hallway.attendances where person_id = ${host.personId}`;
	const [session] = await sql`insert into auth.sessions (id, user_id, created_at, refreshed_at)
		values (${randomUUID()}, ${organizer.personId}, now(), now()) returning id`;
	const takeBack = () =>
		sql.begin(async (caller) => {
			const claims = { sub: organizer.personId, role: 'authenticated', session_id: session.id };
			await caller`select set_config('role', 'authenticated', true), set_config('request.jwt.claim.sub', ${organizer.personId}, true),
				set_config('request.jwt.claims', ${JSON.stringify(claims)}, true)`;
			const [{ said }] =
				await caller`select public.set_role(${member.event_id}, ${member.member_id}, null) as said`;
			return String(said.outcome);
		});
	const waiting = await sql.begin(async (other) => {
		await other`select from hallway.feeds where person_id = ${organizer.personId} for update`;
		const outcome = takeBack().catch((error: unknown) => String(error));
		await untilSomebodyWaits();
		await other`delete from auth.sessions where id = ${session.id}`;
		return { outcome };
	});
	expect(await waiting.outcome).toContain('not_signed_in');
	const roleOf = async () =>
		(await sql`select role from hallway.attendances where person_id = ${host.personId}`)[0].role;
	expect(await roleOf()).toBe('host');
	// Without anybody in the way the same call succeeds.
	await sql`insert into auth.sessions (id, user_id, created_at, refreshed_at)
		values (${session.id}, ${organizer.personId}, now(), now())`;
	expect(await takeBack()).toBe('changed');
	expect(await roleOf()).toBe('attendee');
});

/** Until a connection of this database waits for a lock of another one. */
async function untilSomebodyWaits(): Promise<void> {
	for (let tries = 0; tries < 200; tries++) {
		const [{ waits }] =
			await sql`select exists (select from pg_stat_activity where wait_event_type = 'Lock') as waits`;
		if (waits) return;
		await delay(25);
	}
	throw new Error('nobody waits for a lock');
}

test('the cost of an exchange does not grow with attendees and contacts', async () => {
	const [one, other, third, fourth] = await people(4);
	// One connection for all of it, because only a connection's own reading can be counted exactly.
	const alone = postgres(database.url, { max: 1, onnotice() {} });
	const rowsRead = async (phone: Phone, scanned: Phone) => {
		const batch = {
			protocol: 1,
			outboxId: phone.outboxId,
			sentAt: new Date().toISOString(),
			mutations: [phone.scan(scanned)]
		};
		return alone.begin(async (tx) => {
			await tx`select set_config('request.jwt.claim.sub', ${phone.personId}, true)`;
			const rowsSoFar = async () => {
				const [{ rows }] = await tx`select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int as rows
					from pg_stat_xact_user_tables where schemaname in ('hallway', 'auth')`;
				return Number(rows);
			};
			const before = await rowsSoFar();
			await tx`select hallway.push_changes(${JSON.stringify(batch)}::text::jsonb)`;
			return (await rowsSoFar()) - before;
		});
	};
	const crowd = async (size: number) => {
		await sql`insert into auth.users (id) select gen_random_uuid() from generate_series(1, ${size})`;
		await sql`insert into hallway.feeds (person_id) select id from auth.users on conflict do nothing`;
		for (const phone of [one, third, fourth]) {
			await sql`insert into hallway.contacts (owner_id, id, person_id, card, feed_number)
				select ${phone.personId}, gen_random_uuid(), person_id, '{"name": "x"}', 1 from hallway.feeds
				where person_id not in (${one.personId}, ${other.personId}, ${third.personId}, ${fourth.personId})
				on conflict do nothing`;
		}
		await sql`analyze`;
		for (let warm = 0; warm < 6; warm++) await rowsRead(one, other);
	};
	// From a thousand on: below that, reading a whole table is the better plan.
	await crowd(1_000);
	const before = await rowsRead(one, third);
	await crowd(5_000);
	const after = await rowsRead(one, fourth);
	console.info(`rows read by one exchange: ${before} with 1,000 contacts on each side, ${after} with 6,000`);
	await alone.end();
	expect(after).toBeLessThan(before * 1.3);
});
