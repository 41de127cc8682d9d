import type { RelationshipKind } from '../../db/rows.ts';
import { m } from '../../paraglide/messages.js';
import type { SaidKind } from './said.ts';

const names: { [Kind in SaidKind]: () => string } = {
	challenge: m.said_kind_challenge,
	goal: m.said_kind_goal,
	topic: m.said_kind_topic,
	personal: m.said_kind_personal,
	'i-promised': m.said_kind_i_promised,
	asked: m.said_kind_asked,
	'they-promised': m.said_kind_they_promised,
	place: m.said_kind_place
};

const questions: { [Kind in SaidKind]: () => string } = {
	challenge: m.said_ask_challenge,
	goal: m.said_ask_goal,
	topic: m.said_ask_topic,
	personal: m.said_ask_personal,
	'i-promised': m.said_ask_i_promised,
	asked: m.said_ask_asked,
	'they-promised': m.said_ask_they_promised,
	place: m.said_ask_place
};

const relationships: { [Kind in RelationshipKind]: () => string } = {
	colleague: m.relation_colleague,
	mentor: m.relation_mentor,
	mentee: m.relation_mentee,
	client: m.relation_client,
	supplier: m.relation_supplier,
	partner: m.relation_partner,
	friend: m.relation_friend,
	investor: m.relation_investor,
	candidate: m.relation_candidate,
	employer: m.relation_employer
};

/** What kind of thing was said, in one or two words. */
export function saidKindInWords(kind: SaidKind): string {
	return names[kind]();
}

/** What to write about it: stands in the empty field. */
export function askFor(kind: SaidKind): string {
	return questions[kind]();
}

/** What somebody is to me. */
export function relationshipInWords(kind: RelationshipKind): string {
	return relationships[kind]();
}
