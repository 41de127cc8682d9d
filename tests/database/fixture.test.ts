import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, openPglite } from './engines.ts';

interface Sample {
	readonly title: string;
	readonly secret: string;
	readonly keyId: string;
	readonly joinCode: string | null;
	readonly eventId: string | null;
	readonly eventRef: string;
	readonly shortCode: string;
	readonly timeStep: number | null;
	readonly code: string;
}

// The same samples that the phone's own code is tested with: both sides must mean the same bytes.
const samples: Sample[] = JSON.parse(
	readFileSync(new URL('../fixtures/code-v1.json', import.meta.url), 'utf8')
);

describe('the exchange code as SQL reads it', () => {
	let database: Database;
	beforeAll(async () => {
		database = await openPglite();
	});
	afterAll(() => database?.close());

	test.each(samples)(
		'$title',
		async ({ secret, keyId, joinCode, eventId, eventRef, shortCode, timeStep, code }) => {
			const [[row]] = await database.exec(`
			select hallway.event_id_of(${joinCode ? `'${joinCode}'` : 'null'}) as "eventId",
				encode(p.event_ref, 'hex') as "eventRef", encode(p.key_id, 'hex') as "keyId",
				(extract(epoch from p.shown_at) / 30)::float8 as "timeStep",
				hallway.is_genuine('\\x${code}', '\\x${secret}') as "isGenuine",
				hallway.is_genuine(set_byte('\\x${code}', 20, 255 - get_byte('\\x${code}', 20)), '\\x${secret}') as "isGenuineChanged",
				hallway.short_code_of('\\x${secret}', '\\x${eventRef}') as seven,
				hallway.read_short_code('{"shortCode": "${shortCode}"}') as read
			from hallway.code_parts_of('\\x${code}') p`);
			const seven = shortCode.slice(0, 7);
			expect(row).toEqual({
				eventId,
				eventRef,
				keyId,
				timeStep,
				isGenuine: true,
				isGenuineChanged: false,
				seven,
				read: seven
			});
		}
	);
});
