import { type Result, ok } from '../../core/result.ts';
import { isBlank } from '../../core/text.ts';
import { invitationLink } from '../../events/invitation-link.ts';
import { asPrinted } from './printed.ts';
import {
	type BadgeRow,
	type InvitationProblem,
	addBadges,
	badgesOf,
	markBadgesPrinted
} from '../../remote/invitations.ts';

/** What every badge of a printing shares. */
export type Options = {
	readonly origin: string;
	readonly eventId: string;
	readonly eventName: string;
	readonly joinCode: string;
	/** The typed code too, for people without a camera. */
	readonly hasTyped: boolean;
	/** Corners for scissors, where a sheet is cut. */
	readonly hasMarks: boolean;
};

/** What goes onto one place of a sheet. */
export type Face =
	| { readonly kind: 'badge'; readonly key: string; readonly badge: BadgeRow }
	| { readonly kind: 'slip'; readonly key: string; readonly badge: BadgeRow; readonly link: string };

/** The badges of an event and which of them are to be printed. */
export class Studio {
	badges = $state.raw<readonly BadgeRow[]>([]);
	state = $state.raw<'loading' | 'ready' | InvitationProblem>('loading');
	/** Those made just now at the door; null: as `isOnlyNew` says. */
	picked = $state.raw<readonly string[] | null>(null);
	isOnlyNew = $state(true);
	#eventId: string;

	constructor(eventId: string) {
		this.#eventId = eventId;
	}

	readonly chosen = $derived(
		this.badges.filter(({ id, isPrinted }) =>
			this.picked ? this.picked.includes(id) : !this.isOnlyNew || !isPrinted
		)
	);

	/** Fetches all of them, page by page. */
	async load(): Promise<void> {
		this.state = 'loading';
		const all: BadgeRow[] = [];
		for (;;) {
			const page = await badgesOf(this.#eventId, all.at(-1)?.id ?? null);
			if (!page.ok) {
				this.state = page.problem;
				return;
			}
			all.push(...page.value.badges);
			this.badges = [...all];
			if (!page.value.more || page.value.badges.length === 0) break;
		}
		this.state = 'ready';
	}

	/** Makes badges without a list, and picks them. */
	async add(
		rows: readonly { name?: string; headline?: string; organisation?: string }[]
	): Promise<Result<number, InvitationProblem>> {
		const made = await addBadges(this.#eventId, rows);
		if (!made.ok) return made;
		this.badges = [...this.badges, ...made.value.badges];
		this.picked = made.value.badges.map(({ id }) => id);
		return ok(made.value.badges.length);
	}

	/** Notes that these came out of the printer. */
	async notePrinted(ids: readonly string[]): Promise<Result<null, InvitationProblem>> {
		for (let at = 0; at < ids.length; at += 500) {
			const noted = await markBadgesPrinted(this.#eventId, ids.slice(at, at + 500));
			if (!noted.ok) return noted;
		}
		this.badges = asPrinted(this.badges, ids);
		this.picked = null;
		return ok(null);
	}

	/** What goes onto the sheets; a blank badge is followed by the slip that makes it somebody's. */
	facesOf({ origin, joinCode }: Options): Face[] {
		return this.chosen.flatMap((badge): Face[] => {
			const face: Face = { kind: 'badge', key: badge.id, badge };
			if (!isBlank(badge.name)) return [face];
			return [
				face,
				{ kind: 'slip', key: `${badge.id}/slip`, badge, link: invitationLink(origin, joinCode, badge.token) }
			];
		});
	}
}
