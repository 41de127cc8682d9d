import { myCard } from '../../card/profile.svelte.ts';
import { isoTime } from '../../core/clock.ts';
import { makeId } from '../../core/ids.ts';
import { codePoints } from '../../core/text.ts';
import { type Db, db } from '../../db/db.svelte.ts';
import type { TouchChannel, Voice } from '../../db/rows.ts';
import { getLocale } from '../../paraglide/runtime.js';
import { savePromise } from '../../people/conversation/mutations.ts';
import { session } from '../../session/session.svelte.ts';
import { mutate } from '../../sync/mutate.ts';
import { type OfferedChannel, channelsOf, firstChannelOf } from '../channels/channels.ts';
import { type Fit, fitOf } from '../channels/limits.ts';
import { type Opening, openingOf } from '../channels/opening.ts';
import type { Choices, Draft, DraftInput, Hint } from '../drafts/input.ts';
import { touchLimits } from '../limits.ts';
import { dropTouch, markSent, setCorrespondence } from '../mutations.ts';
import { factsOf } from '../queue/facts.ts';
import { queue } from '../queue/queue.svelte.ts';
import type { FollowUp } from '../queue/rules.ts';
import { storyOf } from '../queue/story.ts';
import { firstGap, gapFor } from './gaps.ts';
import {
	type KeptMessage,
	type KeptState,
	forgetMessage,
	keepMessage,
	keptMessage,
	nothingKept
} from './kept.ts';
import { type Material, draftInputOf, exchangeMeant } from './material.ts';
import { hintIn } from './words.ts';

/** The part of the drafts that is loaded when somebody writes. */
export type Engine = {
	draftOf: (input: DraftInput) => Draft;
	textOf: (draft: Draft, hintOf: (hint: Hint) => string) => string;
};

/** A message to one person while it is written: the draft, what was made of it, and how it goes out. Made while its component is. */
export class Composition {
	readonly contactId: string;
	#db: Db;
	#engine: Engine;
	#kept: KeptMessage = $state.raw(nothingKept);

	/** What the message is for, the most pressing first: as the list has it, or nothing in particular. */
	readonly reasons: readonly FollowUp[] = $derived.by(
		() => queue.groups.find(({ contactId }) => contactId === this.contactId)?.reasons ?? []
	);
	readonly #material: Material | null = $derived.by(() => this.#gathered());
	readonly channels: readonly OfferedChannel[] = $derived(channelsOf(this.#card));
	readonly choices: Choices = $derived.by(() => this.#chosen());
	readonly #draft: Draft | null = $derived.by(() => {
		const material = this.#material;
		if (!material) return null;
		// By the minute: a draft that says "yesterday" does so tomorrow as well, until then nothing moves under the reader.
		return this.#engine.draftOf(draftInputOf(material, this.choices, queue.moment.now, queue.zone));
	});
	readonly #drafted: string = $derived.by(() =>
		this.#draft ? this.#engine.textOf(this.#draft, (hint) => gapFor(hintIn(hint, this.choices.language))) : ''
	);

	readonly text: string = $derived(this.#kept.text ?? this.#drafted);
	readonly subject: string = $derived(this.#kept.subject ?? this.#draft?.subject ?? '');
	readonly isEdited: boolean = $derived(this.#kept.text !== null && this.#kept.text !== this.#drafted);
	/** What of the record may fill the gap. */
	readonly suggestions = $derived(firstGap(this.text) ? (this.#draft?.suggestions ?? []) : []);
	readonly fit: Fit = $derived(fitOf(this.text, this.channel, this.voice.linkedinPaid ?? false));
	readonly opening: Opening = $derived(openingOf(this.#offered, { subject: this.subject, text: this.text }));
	/** Why it cannot go out yet. */
	readonly obstacle: 'empty' | 'gap' | 'too-long' | null = $derived.by(() => {
		if (this.text.trim() === '') return 'empty';
		if (firstGap(this.text) || firstGap(this.subject)) return 'gap';
		// What went out is kept, and the record has its limits too.
		const isKept =
			codePoints(this.text) <= touchLimits.text && codePoints(this.subject) <= touchLimits.subject;
		return isKept && (this.fit.left === null || this.fit.left >= 0) ? null : 'too-long';
	});

	constructor(contactId: string, engine: Engine, source: Db = db) {
		this.contactId = contactId;
		this.#engine = engine;
		this.#db = source;
		this.#kept = keptMessage(contactId);
	}

	get voice(): Voice {
		return this.#db.tables.voices.get('me')?.voice ?? {};
	}

	get channel(): TouchChannel {
		return this.choices.channel ?? 'copy';
	}

	/** Everything known about the person. */
	get facts() {
		return this.#material?.facts ?? null;
	}

	/** Handed to another app and not said to be sent yet. */
	get opened(): KeptState['opened'] {
		return this.#kept.state.opened;
	}

	/** My promises that the text speaks of and that are not kept. */
	get promises() {
		const settled = this.#settles;
		return this.#db.tables.promises.all.filter(
			({ id, by, keptAt }) => by === 'me' && keptAt === null && settled.includes(`promise/${id}`)
		);
	}

	/** Takes the text, or the subject, as it is after a letter. */
	type(change: { text?: string; subject?: string }): void {
		this.#keep({ ...change, state: this.#stateOfText });
	}

	/** Chooses for this message; gives back how to undo it if something typed had to go. */
	choose(change: Partial<Pick<Choices, 'tone' | 'length' | 'step' | 'shuffle'>>): (() => void) | null {
		const choices = { ...this.#kept.state.choices, ...change };
		return this.#makeAnew(() => this.#keep({ state: { ...this.#kept.state, choices, settles: [] } }));
	}

	/** Chooses for this person, also for the next time. */
	chooseForPerson(change: Partial<Pick<Choices, 'language' | 'address' | 'channel'>>): (() => void) | null {
		const save = () => {
			if (change.language) this.#keep({ state: { ...this.#kept.state, language: change.language } });
			void mutate(setCorrespondence, { contactId: this.contactId, ...change });
		};
		// Another channel keeps what was written: it may be too long, and says so.
		if (change.channel !== undefined) {
			save();
			return null;
		}
		return this.#makeAnew(save);
	}

	/** It was handed to another app just now. */
	open(): void {
		const opened = { at: timeNow(), channel: this.channel };
		this.#keep({
			text: this.text,
			subject: this.subject,
			state: { ...this.#stateOfText, opened }
		});
	}

	/** Not sent after all; what was written stays. */
	notYet(): void {
		this.#keep({ state: { ...this.#kept.state, opened: null } });
	}

	/** It is sent: kept as a touch, its reasons settled, these promises kept. Gives how to undo that, or null if it could not be stored. */
	async sent(kept: readonly string[]): Promise<(() => Promise<void>) | null> {
		const [before, touchId, at] = [this.#kept, makeId(), timeNow()];
		const { text, subject } = this;
		const done = await mutate(markSent, {
			...{
				touchId,
				contactId: this.contactId,
				eventId: this.#eventId,
				happenedAt: before.state.opened?.at ?? null
			},
			...{
				channel: before.state.opened?.channel ?? this.channel,
				settles: this.#settles.slice(0, touchLimits.settles),
				subject,
				text
			}
		});
		if (!done.ok) return null;
		const promises = this.promises.filter(({ id }) => kept.includes(id));
		const tick = (keptAt: string | null) => {
			for (const { id, text: words, madeAt: _, editedAt: __, ...promise } of promises)
				void mutate(savePromise, { promiseId: id, ...promise, text: words, was: words, keptAt });
		};
		tick(at);
		this.#kept = nothingKept;
		await forgetMessage(this.contactId);
		return async () => {
			void mutate(dropTouch, { touchId });
			tick(null);
			// The screen that is opened again begins with it.
			await keepMessage(this.contactId, { ...before, text, subject });
		};
	}

	/** What is true of the text, beside it. */
	get #stateOfText(): KeptState {
		return { ...this.#kept.state, language: this.choices.language, settles: this.#settles };
	}

	get #settles(): string[] {
		if (this.#kept.text !== null && this.#kept.state.settles.length > 0) return this.#kept.state.settles;
		return this.#draft?.settles ?? [];
	}

	get #card() {
		return this.#db.tables.contacts.get(this.contactId)?.card ?? {};
	}

	get #offered(): OfferedChannel {
		return (
			this.channels.find(({ channel }) => channel === this.channel) ?? { channel: this.channel, way: null }
		);
	}

	get #eventId(): string | null {
		return this.#material ? (exchangeMeant(this.#material)?.eventId ?? null) : null;
	}

	/** A text of one's own makes room for a new draft only with a way back. */
	#makeAnew(change: () => void): (() => void) | null {
		const before = this.isEdited ? this.#kept : null;
		this.#keep({ text: null, subject: null });
		change();
		return before && (() => this.#keep(before));
	}

	#keep(change: Partial<KeptMessage>): void {
		this.#kept = { ...this.#kept, ...change };
		void keepMessage(this.contactId, change);
	}

	#chosen(): Choices {
		const { choices } = this.#kept.state;
		const { tone = 'warm', length = 'medium', language, address } = this.voice;
		const person = this.#db.tables.correspondences.get(this.contactId);
		const isFormal = (choices.tone ?? tone) === 'formal';
		const isDeepened = this.#material?.facts.marks.some(({ deepen }) => deepen) ?? false;
		const last = this.#material && storyOf(this.#material.facts).lastWrote?.channel;
		return {
			tone: choices.tone ?? tone,
			length: choices.length ?? length,
			language: this.#kept.state.language ?? person?.language ?? language ?? getLocale(),
			address: person?.address ?? address ?? (isFormal ? 'Sie' : 'du'),
			channel: firstChannelOf(this.channels, person?.channel ?? last ?? null),
			step: choices.step ?? (isDeepened ? 'coffee' : 'call'),
			shuffle: choices.shuffle ?? 0
		};
	}

	#gathered(): Material | null {
		const { tables } = this.#db;
		const contact = tables.contacts.get(this.contactId);
		const { profile } = myCard;
		if (!contact || !profile) return null;
		const of = <Row extends { contactId: string }>(rows: readonly Row[]) =>
			rows.filter(({ contactId }) => contactId === this.contactId);
		const [facts] = factsOf({
			contacts: [contact],
			exchanges: of(tables.exchanges.all),
			promises: of(tables.promises.all),
			remarks: of(tables.remarks.all),
			marks: of(tables.marks.all),
			relationships: tables.relationships.all.filter(({ id }) => id === this.contactId),
			touches: of(tables.touches.all),
			answers: of(tables.followUpAnswers.all),
			correspondences: tables.correspondences.all.filter(({ id }) => id === this.contactId),
			milestones: of(tables.milestones.all)
		});
		return {
			facts,
			note: tables.notes.get(this.contactId)?.text ?? '',
			profile,
			voice: this.voice,
			events: tables.events.all,
			exchanges: tables.exchanges.all,
			reasons: this.reasons
		};
	}
}

/** Now, by the time of the server as far as it is known: when somebody was met is put right by it too. */
function timeNow(): string {
	return isoTime(session.now());
}
