import type { Card, Profile } from '../../card/fields.ts';
import type {
	MilestoneRow,
	PromiseRow,
	RelationshipKind,
	RemarkRow,
	TouchChannel,
	TouchRow,
	Voice
} from '../../db/rows.ts';
import type { FollowUp } from '../queue/rules.ts';

export type Language = 'en' | 'de';
export type Tone = 'warm' | 'plain' | 'formal';
type Length = 'short' | 'medium' | 'long';
export type Address = 'du' | 'Sie';
type Step = 'coffee' | 'call' | 'none';

export type Choices = {
	tone: Tone;
	length: Length;
	language: Language;
	/** German only. */
	address: Address;
	/** Null: not chosen yet, as `email`. */
	channel: TouchChannel | null;
	step: Step;
	/** 0, and one more for each time another wording was asked for. */
	shuffle: number;
};

export type DraftInput = {
	to: {
		card: Card;
		remarks: readonly RemarkRow[];
		note: string;
		promises: readonly PromiseRow[];
		relationship: RelationshipKind | null;
		touches: readonly TouchRow[];
		milestones?: readonly MilestoneRow[];
	};
	/** `card`: what is shared with them. */
	me: { profile: Profile; voice: Voice; card: Card };
	/** The meeting this comes back to; `eventName` and `place` null: at no event, or unknown. */
	met: { eventName: string | null; place: string | null; at: string } | null;
	/** What the message is for, the most important first. */
	reasons: readonly Pick<FollowUp, 'kind' | 'cause' | 'dueAt' | 'dueOn'>[];
	/** ISO. */
	now: string;
	timeZone: string;
	/** Place among the people of that event by first meeting, from 0: no two of them get the same first sentence. */
	rank: number;
	/** How many people of that event there are. */
	crowd: number;
	choices: Choices;
};

/** What is missing, for the screen to say: what was talked about, what has moved since, what they did, why I write. */
export type Hint = 'said' | 'progress' | 'deed' | 'why';

/** Where a fact comes from: `remark ID`, `promise ID`, `touch ID`, `milestone ID`, or a name of this list. */
export type From = string;

/** Words of the catalogue, a fact of the record, or a gap that only the person can fill. */
export type DraftPart =
	| { kind: 'phrase'; text: string }
	| { kind: 'fact'; text: string; from: From }
	| { kind: 'blank'; text: ''; hint: Hint };

/** Something of the record that may fill the blank, as it stands there. */
export type Suggestion = { text: string; from: From };

export type Draft = {
	/** For e-mail. */
	subject: string | null;
	parts: DraftPart[];
	/** Places of the blanks in `parts`. */
	blanks: { at: number; hint: Hint }[];
	suggestions: Suggestion[];
	/** Keys (`KIND/CAUSE`) of the reasons that the text speaks of. */
	settles: string[];
};
