/** A field of a profile, in the order screens show them. The tag stands in exchange codes and is frozen (docs/protocol.md). */
type Field = {
	readonly id: string;
	readonly tag: number;
	/** Code points, of the text or of one entry. */
	readonly limit: number;
	/** For lists: how many entries. */
	readonly entries?: number;
	/** Where the field goes unless its owner decides otherwise. */
	readonly shares: Sharing;
	/** A way to reach the person. */
	readonly isChannel?: true;
};

/** `code`: in the QR code itself; `after`: passed once the exchange is made; `private`: never passed. */
export type Sharing = 'code' | 'after' | 'private';

export const fields = [
	{ id: 'name', tag: 1, limit: 100, shares: 'code' },
	{ id: 'headline', tag: 2, limit: 120, shares: 'code' },
	{ id: 'organisation', tag: 3, limit: 100, shares: 'code' },
	{ id: 'pronouns', tag: 4, limit: 40, shares: 'after' },
	{ id: 'pitch', tag: 5, limit: 600, shares: 'after' },
	{ id: 'interests', tag: 6, limit: 60, entries: 12, shares: 'after' },
	{ id: 'offers', tag: 7, limit: 60, entries: 12, shares: 'after' },
	{ id: 'lookingFor', tag: 8, limit: 60, entries: 12, shares: 'after' },
	{ id: 'links', tag: 9, limit: 300, entries: 5, shares: 'after' },
	{ id: 'email', tag: 10, limit: 254, shares: 'private', isChannel: true },
	{ id: 'phone', tag: 11, limit: 40, shares: 'private', isChannel: true },
	{ id: 'linkedin', tag: 12, limit: 100, shares: 'after', isChannel: true },
	{ id: 'whatsapp', tag: 13, limit: 100, shares: 'private', isChannel: true },
	{ id: 'signal', tag: 14, limit: 100, shares: 'private', isChannel: true },
	{ id: 'telegram', tag: 15, limit: 100, shares: 'private', isChannel: true },
	{ id: 'mastodon', tag: 16, limit: 100, shares: 'private', isChannel: true },
	{ id: 'bluesky', tag: 17, limit: 100, shares: 'private', isChannel: true },
	{ id: 'website', tag: 18, limit: 300, shares: 'private', isChannel: true }
] as const satisfies readonly Field[];

export type FieldId = (typeof fields)[number]['id'];
type ListFieldId = Extract<(typeof fields)[number], { entries: number }>['id'];
type TextFieldId = Exclude<FieldId, ListFieldId>;
export type ChannelId = Extract<(typeof fields)[number], { isChannel: true }>['id'];

/** What one person shows: texts and lists of texts, empty ones left out. A profile is a card with a name. */
export type Card = { [Id in TextFieldId]?: string } & { [Id in ListFieldId]?: string[] };
export type Profile = Card & { name: string };

/** Where each field goes; a missing one goes where `fields` says. The name is always in the code. */
export type SharingOf = { [Id in FieldId]?: Sharing };

/** How the organizer's connection graph may show a person. */
type GraphConsent = 'name' | 'dot' | 'none';

/** What one attendee decided for one event, or by default (docs/protocol.md, card settings). */
export type CardSettings = {
	sharing: SharingOf;
	asksFirst: boolean;
	graph: GraphConsent;
	/** Whether hosts may see my name while I have met nobody; missing: never asked, which is no. */
	helped?: boolean;
	/** Whether my follow-ups may be counted, as a number among others'; missing as above. */
	counted?: boolean;
};

/** Well-known answers to "I am looking for" and "I offer", put into words by the screens. */
export const wellKnownAims = [
	'mentor',
	'mentee',
	'co-founder',
	'hire',
	'job',
	'client',
	'friend',
	'investor',
	'collaborator'
] as const;
