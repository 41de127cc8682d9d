import { m } from '$lib/paraglide/messages.js';
import type { TeamProblem, TeamRole } from '$lib/remote/organizing.ts';

/** A role in the reader's language. */
export function roleInWords(role: TeamRole): string {
	return role === 'organizer' ? m.team_organizer() : m.team_host();
}

/** Why a call about the team came to nothing. */
export function problemInWords(problem: TeamProblem): string {
	if (problem === 'offline') return m.team_offline();
	if (problem === 'not-organizer') return m.organize_not_yours_text();
	return problem === 'too-many' ? m.team_too_many() : m.team_failed();
}
