import type { CardSettings, Profile } from '../../src/lib/card/fields.ts';
import type { ExchangeRow, Giving } from '../../src/lib/db/rows.ts';
import type { Words } from './words.ts';

// What the model believes of the world: docs/protocol.md in plain sets and maps. Times in milliseconds since 1970.

type How = Giving['how'];
type Via = ExchangeRow['via'];
/** `asked`: whether its giver is asked to give more. */
type Given = { how: How; at: number; asked: boolean };

/** One scan by one side: its times are kept whatever meeting it becomes a part of. */
type Scan = { id: string; by: string; claimedAt: number; believedAt: number };
export type Meeting = { id: string; happenedAt: number; scans: Scan[] };

/** What a pair has at one event, or at none (null). */
export type Exchange = {
	readonly sides: readonly [string, string];
	readonly eventId: string | null;
	readonly given: Map<string, Given>;
	/** How the latest scan came about. */
	via: Via;
	meetings: Meeting[];
};

/** A person's private record of another: every id that names it, and the note. */
export type Contact = { ids: Set<string>; blocked: boolean; note: { text: string; at: number } | null };

export type Person = {
	readonly id: string;
	profile: { profile: Profile; at: number } | null;
	/** By event id, or `default`. */
	readonly cards: Map<string, CardSettings & { at: number }>;
	readonly attends: Map<string, { role: 'attendee' | 'organizer'; leftAt: number | null }>;
	/** By the other person's id. */
	readonly contacts: Map<string, Contact>;
	/** What the person has set and put down. */
	readonly words: Words;
	/** Whether somebody else was merged into this one: of such people less is compared. */
	isMerged: boolean;
};

/** When and by whom something was done, as the server believes it. */
export type Occasion = { me: Person; claimedAt: number; believedAt: number; arrivedAt: number };

/** What a scan or a typed code offers. */
export type Offer = {
	readonly other: Person;
	readonly eventId: string | null;
	readonly isFresh: boolean;
	readonly shownAt: number | null;
	readonly via: Via;
};

/** What may be answered, and what then is so. Several answers only where the model does not follow everything. */
export type Verdict = {
	readonly says: readonly string[];
	readonly waitsFor?: string;
	readonly effect?: () => void;
};

export const applied = (effect: () => void): Verdict => ({ says: ['applied'], effect });
export const refused = (code: string): Verdict => ({ says: [`refused: ${code}`] });
export const held = (waitsFor: string): Verdict => ({ says: ['held'], waitsFor });

/** The same for either order of the two. */
export function pairOf(one: string, other: string): string {
	return [one, other].sort().join(' ');
}

/** What the model and the server disagree about; the message says what. */
export class Disagreement extends Error {}

/** Throws unless it holds. */
export function agree(holds: boolean, what: () => string): void {
	if (!holds) throw new Disagreement(what());
}
