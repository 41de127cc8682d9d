import { ok } from '../../src/lib/core/result.ts';
import type { Card } from '../../src/lib/card/fields.ts';
import { headOf } from '../../src/lib/exchange/exchange.ts';
import { joinedNote } from '../../src/lib/people/joined-note.ts';
import type { SyncRemote } from '../../src/lib/remote/remote.ts';
import type { Answer, Batch, Cursor, Pulled, Pushed, WireMutation } from '../../src/lib/remote/wire.ts';

type Contact = { owner: string; id: string; person: string; card: Card };
type Item = { number: number; table: string; id: string; row: Record<string, unknown> | null };
type Outcome = Pick<Answer, 'answer'> & Partial<Answer>;

/**
 * A server in memory that keeps the promises of docs/protocol.md which the phone relies on: at most once, held until a
 * key is known, aliases, one counter per person. What it means by them is proven on the real SQL elsewhere.
 */
export class FakeServer {
	nowMs = Date.parse('2026-11-22T09:30:00.000Z');
	pageSize = 500;
	/** The server is an older one that does not know these kinds. */
	unknownKinds: string[] = [];
	/** Kinds it refuses, with the code. */
	refuses = new Map<string, string>();
	/** Every mutation that arrived, also repeated ones. */
	arrived: WireMutation[] = [];
	#seen = new Map<string, { body: string; answer: Answer }>();
	#held: { person: string; outboxId: string; mutation: WireMutation }[] = [];
	#keys = new Map<string, string>();
	#profiles = new Map<string, Card>();
	#contacts: Contact[] = [];
	#aliases = new Map<string, string>();
	#feeds = new Map<string, Item[]>();
	#answers = new Map<string, { number: number; answer: Answer }[]>();
	#counter = 0;
	#persons = new Map<string, string>();

	/** Signed in as this user, who stands for a person of the same name until merged into another. */
	as(user: string): SyncRemote {
		return {
			signIn: async () => ok({ userId: user }),
			push: async (batch) => ok(this.#push(this.personOf(user), batch)),
			pull: async (cursor) => ok(this.#pull(this.personOf(user), cursor)),
			nudges: async () => 'none'
		};
	}

	personOf(user: string): string {
		return this.#persons.get(user) ?? user;
	}

	/** From now on this user stands for that person. */
	stand(user: string, person: string): void {
		this.#persons.set(user, person);
	}

	/** Makes one person's things another's, as `take_account` does; gives the contact ids that became aliases. */
	merge(from: string, into: string): { from: string; to: string }[] {
		const renamed: { from: string; to: string }[] = [];
		for (const user of [from, ...this.#persons.keys()])
			if (this.personOf(user) === from) this.#persons.set(user, into);
		for (const [key, person] of this.#keys) if (person === from) this.#keys.set(key, into);
		for (const contact of this.#contacts.filter(({ owner }) => owner === from)) {
			const known = this.#contacts.find((each) => each.owner === into && each.person === contact.person);
			const rows = (this.#feeds.get(from) ?? []).filter(({ row }) =>
				[row?.id, row?.contactId].includes(contact.id)
			);
			if (known) {
				renamed.push({ from: contact.id, to: known.id });
				this.#aliases.set(contact.id, known.id);
				continue;
			}
			contact.owner = into;
			for (const { table, row } of rows) if (row) this.#put(into, table, { ...row, id: String(row.id) });
		}
		this.#contacts = this.#contacts.filter(({ owner }) => owner !== from);
		return renamed;
	}

	/** What the owner has of others, by name. */
	namesHeldBy(owner: string): string[] {
		return this.#contacts.filter((each) => each.owner === owner).map(({ card }) => card.name ?? '');
	}

	#push(person: string, { outboxId, mutations }: Batch): Pushed {
		const answers = mutations.map((mutation) => {
			this.arrived.push(mutation);
			const key = `${outboxId}/${mutation.id}`;
			const body = JSON.stringify([mutation.kind, mutation.input]);
			const seen = this.#seen.get(key);
			if (seen && seen.body !== body)
				return answerOf(mutation, { answer: 'refused', code: 'mutation_reused' });
			if (seen?.answer.answer === 'applied') return { ...seen.answer, answer: 'already_applied' as const };
			if (seen) return seen.answer;
			const answer = answerOf(mutation, this.#apply(person, mutation));
			if (answer.answer === 'held') this.#held.push({ person, outboxId, mutation });
			if (answer.answer === 'applied' || answer.answer === 'held') this.#seen.set(key, { body, answer });
			return answer;
		});
		return { serverNow: new Date(this.nowMs).toISOString(), answers };
	}

	#apply(person: string, { kind, input, happenedAt }: WireMutation): Outcome {
		if (this.unknownKinds.includes(kind)) return { answer: 'refused', code: 'unknown_mutation' };
		const code = this.refuses.get(kind);
		if (code) return { answer: 'refused', code };
		if (kind === 'add_key') this.#addKey(person, String(input.keyId));
		if (kind === 'save_profile') {
			this.#profiles.set(person, input.profile as Card);
			this.#put(person, 'profiles', { id: 'me', profile: input.profile, editedAt: happenedAt });
			for (const contact of this.#contacts)
				if (contact.person === person) this.#show(contact, input.profile as Card);
		}
		if (kind === 'exchange_cards') return this.#exchange(person, input, happenedAt);
		if (kind === 'save_note') {
			const id = this.#aliases.get(String(input.contactId)) ?? String(input.contactId);
			if (!this.#contacts.some((each) => each.owner === person && each.id === id)) {
				return { answer: 'refused', code: 'contact_not_found' };
			}
			const known = (this.#feeds.get(person) ?? []).find((item) => item.table === 'notes' && item.id === id);
			const stored = String(known?.row?.text ?? '');
			const edit = { stored, was: String(input.was), typed: String(input.text), isOlder: false };
			this.#put(person, 'notes', { id, text: joinedNote(edit), editedAt: happenedAt });
		}
		return { answer: 'applied', result: {} };
	}

	#addKey(person: string, keyId: string): void {
		this.#keys.set(keyId, person);
		for (const held of this.#held.filter(
			({ mutation }) => headOf(String(mutation.input.code)).keyId === keyId
		)) {
			const answer = answerOf(held.mutation, this.#apply(held.person, held.mutation));
			this.#seen.set(`${held.outboxId}/${held.mutation.id}`, { body: '', answer });
			const list = this.#answers.get(held.person) ?? [];
			this.#answers.set(held.person, [...list, { number: ++this.#counter, answer }]);
		}
		this.#held = this.#held.filter(({ mutation }) => headOf(String(mutation.input.code)).keyId !== keyId);
	}

	#exchange(owner: string, input: Record<string, unknown>, happenedAt: string): Outcome {
		const { keyId } = headOf(String(input.code));
		const person = this.#keys.get(keyId);
		if (!person) return { answer: 'held' };
		const known = this.#contacts.find((each) => each.owner === owner && each.person === person);
		const contact = known ?? { owner, person, id: String(input.contactId), card: {} };
		if (known) this.#aliases.set(String(input.contactId), known.id);
		else this.#contacts.push(contact);
		this.#show(contact, this.#profiles.get(person) ?? (input.card as Card));
		const gave = { how: 'full', fields: ['name'], at: happenedAt };
		this.#put(owner, 'exchanges', {
			...{ id: `${contact.id}/none`, contactId: contact.id, eventId: null, theyGave: gave, iGave: gave },
			...{ asksMe: false, asksThem: false, via: 'scan', confirmedAt: new Date(this.nowMs).toISOString() },
			meetings: [{ id: input.meetingId, happenedAt }]
		});
		return { answer: 'applied', result: { contactId: contact.id, eventId: null } };
	}

	#show(contact: Contact, card: Card): void {
		contact.card = card;
		const keyIds = [...this.#keys].filter(([, person]) => person === contact.person).map(([id]) => id);
		this.#put(contact.owner, 'contacts', { id: contact.id, card, keyIds, blocked: false });
	}

	#put(person: string, table: string, row: Record<string, unknown> & { id: string }): void {
		const others = (this.#feeds.get(person) ?? []).filter(
			(item) => item.table !== table || item.id !== row.id
		);
		this.#feeds.set(person, [...others, { number: ++this.#counter, table, id: row.id, row }]);
	}

	#pull(person: string, cursor: Cursor): Pulled {
		const after = typeof cursor.person === 'number' ? cursor.person : 0;
		const items = (this.#feeds.get(person) ?? [])
			.filter(({ number }) => number > after)
			.slice(0, this.pageSize);
		const answers = (this.#answers.get(person) ?? []).filter(({ number }) => number > after);
		const more = items.length === this.pageSize;
		const rows: Record<string, unknown[]> = {};
		for (const { table, row } of items) rows[table] = [...(rows[table] ?? []), row];
		return {
			serverNow: new Date(this.nowMs).toISOString(),
			personId: person,
			email: null,
			cursor: { person: more ? items[items.length - 1].number : this.#counter, events: {} },
			more,
			rows,
			renamed: [],
			deleted: [],
			answers: more ? [] : answers.map(({ answer }) => answer)
		};
	}
}

function answerOf({ id }: WireMutation, outcome: Outcome): Answer {
	return { id, code: null, result: null, ...outcome };
}
