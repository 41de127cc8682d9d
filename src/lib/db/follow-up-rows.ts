// Rows about staying in touch, in the shape of the wire (docs/protocol.md, "Pull").

/** `wrote`: I sent a message; `replied`: they wrote or called; `thanked`: either of us, by hand; `met`: again, by hand. */
export const touchKinds = ['wrote', 'replied', 'helped-me', 'helped-them', 'thanked', 'met'] as const;
export type TouchKind = (typeof touchKinds)[number];

/** What a message went through; `share` and `copy`: where it went nobody knows. */
export const touchChannels = [
	'email',
	'linkedin-note',
	'linkedin',
	'sms',
	'whatsapp',
	'signal',
	'telegram',
	'mastodon',
	'bluesky',
	'share',
	'copy',
	'other'
] as const;
export type TouchChannel = (typeof touchChannels)[number];

/** One thing between us. `settles`: keys (`KIND/CAUSE`) of the follow-ups that this message answers. */
export type TouchRow = {
	id: string;
	contactId: string;
	eventId: string | null;
	kind: TouchKind;
	happenedAt: string;
	channel: TouchChannel | null;
	settles: string[];
	subject: string;
	text: string;
	madeAt: string;
	editedAt: string;
};

export const followUpKinds = [
	'first',
	'promise',
	'thank',
	'return',
	'check-in',
	'milestone',
	'nudge',
	'rest'
] as const;
export type FollowUpKind = (typeof followUpKinds)[number];

/** What I said to a follow-up: done, or not before then; the id is contact/kind/cause. No row: nothing. */
export type FollowUpAnswerRow = {
	id: string;
	contactId: string;
	kind: FollowUpKind;
	cause: string;
	doneAt: string | null;
	snoozedUntil: string | null;
};

export const cadences = ['never', 'month', 'quarter', 'half-year', 'days'] as const;
export type Cadence = (typeof cadences)[number];

/** How I write with a person; the id is the contact's. `every` null: as the relationship has it; `days` only with `days`. */
export type CorrespondenceRow = {
	id: string;
	every: Cadence | null;
	days: number | null;
	restingSince: string | null;
	language: 'en' | 'de' | null;
	address: 'du' | 'Sie' | null;
	channel: TouchChannel | null;
};

export const milestoneKinds = ['birthday', 'work-anniversary', 'own'] as const;
type MilestoneKind = (typeof milestoneKinds)[number];

/** A day that comes back every year; `month` 1 to 12, `year` null: nobody said. */
export type MilestoneRow = {
	id: string;
	contactId: string;
	kind: MilestoneKind;
	month: number;
	day: number;
	year: number | null;
	text: string;
	editedAt: string;
};

/** How I write: only what I have chosen or said. */
export type Voice = {
	tone?: 'warm' | 'plain' | 'formal';
	length?: 'short' | 'medium' | 'long';
	language?: 'en' | 'de';
	address?: 'du' | 'Sie';
	greetings?: { en?: string; de?: string };
	signatures?: { en?: string; de?: string };
	phrases?: OwnPhrase[];
	linkedinPaid?: boolean;
};

/** A sentence of my own, and where in a message it may stand. */
export type OwnPhrase = {
	language: 'en' | 'de';
	slot: 'opening' | 'give' | 'step' | 'closing';
	text: string;
};

/** One row, `me`. */
export type VoiceRow = { id: 'me'; voice: Voice; editedAt: string };
