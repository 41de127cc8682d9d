import { m } from '../paraglide/messages.js';
import type { SyncStatus } from './sync.svelte.ts';

/** The state of the sync in one short sentence. */
export function sentenceOf(status: SyncStatus): string {
	switch (status.state) {
		case 'safe':
			return m.sync_safe();
		case 'waiting':
			return m.sync_waiting({ count: status.count });
		case 'offline':
			return m.sync_offline({ count: status.count });
		case 'needs-update':
			return m.sync_needs_update();
		case 'attention':
			if (status.problem === 'signed-out') return m.sync_signed_out();
			if (status.problem === 'other-person') return m.sync_other_person();
			return m.sync_attention({ count: status.count });
	}
}

const kinds: { [kind: string]: () => string } = {
	add_key: m.sync_kind_add_key,
	save_profile: m.sync_kind_save_profile,
	save_card: m.sync_kind_save_card,
	create_event: m.sync_kind_create_event,
	edit_event: m.sync_kind_edit_event,
	join_event: m.sync_kind_join_event,
	leave_event: m.sync_kind_leave_event,
	exchange_cards: m.sync_kind_exchange,
	exchange_by_short_code: m.sync_kind_exchange,
	undo_exchange: m.sync_kind_undo,
	confirm_exchange: m.sync_kind_confirm,
	withdraw_exchange: m.sync_kind_withdraw,
	block_person: m.sync_kind_block,
	unblock_person: m.sync_kind_block,
	save_note: m.sync_kind_note
};

/** What a waiting mutation is about. */
export function kindInWords(kind: string): string {
	return (kinds[kind] ?? m.sync_kind_other)();
}
