import { m } from '../paraglide/messages.js';
import type { Pending, SyncStatus } from './sync.svelte.ts';

/** The state of the sync in one short sentence; quiet: without a figure. */
export function sentenceOf(status: SyncStatus, isQuiet = false): string {
	switch (status.state) {
		case 'safe':
			return m.sync_safe();
		case 'only-here':
			return isQuiet ? m.sync_only_here_quiet() : m.sync_only_here({ count: status.count });
		case 'waiting':
			return isQuiet ? m.sync_waiting_quiet() : m.sync_waiting({ count: status.count });
		case 'offline':
			if (status.count === 0) return m.sync_offline_none();
			return isQuiet ? m.sync_offline_quiet() : m.sync_offline({ count: status.count });
		case 'needs-update':
			return m.sync_needs_update();
		case 'attention':
			return attentionInWords(status, isQuiet);
	}
}

function attentionInWords(
	{ problem, count }: Extract<SyncStatus, { state: 'attention' }>,
	isQuiet: boolean
): string {
	switch (problem) {
		case 'signed-out':
			return m.sync_signed_out();
		case 'other-person':
			return m.sync_other_person();
		case 'read-only':
			return m.sync_read_only();
		case 'refused':
			return isQuiet ? m.sync_attention_quiet() : m.sync_attention({ count });
	}
}

/** What people and events are called; null for one that is not on this device. */
export type Names = {
	person: (contactId: string) => string | null;
	event: (eventId: string) => string | null;
};

type Kind = {
	/** What it is, where nobody knows whom or what it is about. */
	plain: () => string;
	about?: (given: { name: string }) => string;
};

const kinds: Readonly<Record<string, Kind>> = {
	add_key: { plain: m.sync_kind_add_key },
	save_profile: { plain: m.sync_kind_save_profile },
	save_card: { plain: m.sync_kind_save_card, about: m.sync_what_card },
	create_event: { plain: m.sync_kind_create_event, about: m.sync_what_create },
	edit_event: { plain: m.sync_kind_edit_event, about: m.sync_what_edit },
	set_up_event: { plain: m.sync_kind_edit_event, about: m.sync_what_edit },
	delete_event: { plain: m.sync_kind_delete_event, about: m.sync_what_delete_event },
	join_event: { plain: m.sync_kind_join_event, about: m.sync_what_join },
	leave_event: { plain: m.sync_kind_leave_event, about: m.sync_what_leave },
	exchange_cards: { plain: m.sync_kind_exchange, about: m.sync_what_scan },
	exchange_by_short_code: { plain: m.sync_kind_exchange, about: m.sync_what_code },
	undo_exchange: { plain: m.sync_kind_undo },
	confirm_exchange: { plain: m.sync_kind_confirm, about: m.sync_what_confirm },
	withdraw_exchange: { plain: m.sync_kind_withdraw, about: m.sync_what_withdraw },
	block_person: { plain: m.sync_kind_block, about: m.sync_what_block },
	unblock_person: { plain: m.sync_kind_block, about: m.sync_what_unblock },
	save_note: { plain: m.sync_kind_note, about: m.sync_what_note },
	save_remark: { plain: m.sync_kind_remark, about: m.sync_what_remark },
	save_promise: { plain: m.sync_kind_promise, about: m.sync_what_promise },
	mark_person: { plain: m.sync_kind_mark, about: m.sync_what_mark },
	set_relationship: { plain: m.sync_kind_relationship, about: m.sync_what_relationship },
	set_goal: { plain: m.sync_kind_goal, about: m.sync_what_goal },
	drop_goal: { plain: m.sync_kind_drop_goal },
	save_reflection: { plain: m.sync_kind_reflection, about: m.sync_what_reflection },
	save_preferences: { plain: m.sync_kind_preferences },
	mark_sent: { plain: m.sync_kind_sent, about: m.sync_what_sent },
	record_touch: { plain: m.sync_kind_touch, about: m.sync_what_touch },
	drop_touch: { plain: m.sync_kind_drop_touch },
	answer_follow_up: { plain: m.sync_kind_answer, about: m.sync_what_answer },
	set_correspondence: { plain: m.sync_kind_correspondence, about: m.sync_what_correspondence },
	save_milestone: { plain: m.sync_kind_milestone, about: m.sync_what_milestone },
	drop_milestone: { plain: m.sync_kind_drop_milestone },
	save_voice: { plain: m.sync_kind_voice }
};

/** What kind of thing it is, without naming anybody. */
export function kindInWords(kind: string): string {
	return (kinds[kind]?.plain ?? m.sync_kind_other)();
}

/** What was done, and to whom or what: "Scan of Ada". */
export function whatInWords({ kind, input }: Pick<Pending, 'kind' | 'input'>, names: Names): string {
	const about = kinds[kind]?.about;
	const name = about ? nameIn(input, names) : null;
	return about && name ? about({ name }) : kindInWords(kind);
}

function nameIn({ contactId, eventId, name, card }: Record<string, unknown>, names: Names): string | null {
	if (typeof contactId === 'string') {
		const scanned = typeof card === 'object' && card && 'name' in card ? card.name : null;
		return names.person(contactId) ?? (typeof scanned === 'string' ? scanned : null);
	}
	if (typeof name === 'string') return name;
	return typeof eventId === 'string' ? names.event(eventId) : null;
}

const reasons: Readonly<Record<string, () => string>> = {
	slow_down: m.sync_why_slow_down,
	busy: m.sync_why_busy,
	too_many_held: m.sync_why_too_many_held,
	'too-big': m.sync_why_too_big,
	unknown_mutation: m.sync_why_unknown,
	overtaken: m.sync_why_busy,
	other_history: m.sync_why_restored,
	restored: m.sync_why_restored
};

/**
 * Why something has not reached the server. `isBehind`: it waits for the answer to something before it; `isInReach`: the
 * server answers. Refusals have words of their own.
 */
export function whyInWords(
	{ progress }: Pick<Pending, 'progress'>,
	{ isBehind, isInReach }: { isBehind: boolean; isInReach: boolean }
): string {
	if (progress.state === 'held') return m.sync_state_held();
	if (isBehind) return m.sync_why_behind();
	if (progress.state === 'waiting' && progress.code) return (reasons[progress.code] ?? m.sync_why_internal)();
	return isInReach ? m.sync_why_on_its_way() : m.sync_state_waiting();
}
