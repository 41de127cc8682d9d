import { m } from '../../paraglide/messages.js';
import type { InvitationProblem } from '../../remote/invitations.ts';

/** What went wrong with invitations or badges, for a person to read. */
export function problemInWords(problem: InvitationProblem): string {
	switch (problem) {
		case 'not-organizer':
			return m.badges_not_organizer();
		case 'offline':
			return m.badges_offline();
		case 'too-many':
		case 'too-big':
			return m.badges_too_many();
		case 'needs-update':
			return m.badges_needs_update();
		default:
			return m.badges_failed();
	}
}
