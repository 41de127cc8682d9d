import { saidFields } from './between.ts';
import { type Occasion, type Verdict, applied } from './facts.ts';

type Input = Readonly<Record<string, unknown>>;

const text = (input: Input, name: string) => String(input[name] ?? '');
const textOrNull = (input: Input, name: string) => (typeof input[name] === 'string' ? input[name] : null);

/** What the kinds for staying in touch do that name nobody; undefined for other kinds. */
export function verdictOnBetween(
	{ me, believedAt: at }: Occasion,
	kind: string,
	input: Input
): Verdict | undefined {
	const { between } = me.words;
	switch (kind) {
		case 'drop_touch':
		case 'drop_milestone':
			return applied(() => {
				const kept =
					kind === 'drop_touch'
						? between.touches.get(text(input, 'touchId'))
						: between.milestones.get(text(input, 'milestoneId'));
				if (kept && !kept.isDropped && kept.at <= at) Object.assign(kept, { isDropped: true, at });
			});
		case 'save_voice':
			return applied(() => {
				if ((between.voice?.at ?? 0) <= at) between.voice = { voice: input.voice, at };
			});
	}
}

/** Keeps what there was between me and somebody, or how and when to write. Gives whether it is of such a kind. */
export function keepBetween(
	{ me, believedAt: at }: Occasion,
	kind: string,
	input: Input,
	about: string
): boolean {
	const { between } = me.words;
	switch (kind) {
		case 'mark_sent':
		case 'record_touch': {
			const id = text(input, 'touchId');
			const known = between.touches.get(id);
			if (known && known.at > at) return true;
			const named = textOrNull(input, 'eventId');
			const said = textOrNull(input, 'happenedAt');
			between.touches.set(id, {
				about,
				eventId: named !== null && me.attends.has(named) ? named : null,
				kind: kind === 'mark_sent' ? 'wrote' : text(input, 'kind'),
				// No later moment than that of the edit is of the past.
				happenedAt: said === null ? (known?.madeAt ?? at) : Math.min(Date.parse(said), at),
				channel: textOrNull(input, 'channel'),
				settles: kind === 'mark_sent' ? (input.settles as string[]) : [],
				subject: kind === 'mark_sent' ? text(input, 'subject') : '',
				text: text(input, 'text'),
				madeAt: known?.madeAt ?? at,
				at,
				isDropped: false
			});
			return true;
		}
		case 'answer_follow_up': {
			const [doneAt, snoozedUntil] = [textOrNull(input, 'doneAt'), textOrNull(input, 'snoozedUntil')];
			between.answer({
				...{ about, kind: text(input, 'kind'), cause: text(input, 'cause') },
				...{ doneAt, snoozedUntil, at }
			});
			return true;
		}
		case 'set_correspondence': {
			const { said, saidAt } = between.correspondences.get(about) ?? { said: {}, saidAt: {} };
			const news = saidFields.filter((field) => input[field] !== undefined && (saidAt[field] ?? 0) <= at);
			if (news.length === 0) return true;
			const values = Object.fromEntries(news.map((field) => [field, input[field]]));
			if (news.includes('every')) values.days = input.days ?? null;
			const when = Object.fromEntries(news.map((field) => [field, at]));
			between.correspondences.set(about, { said: { ...said, ...values }, saidAt: { ...saidAt, ...when } });
			return true;
		}
		case 'save_milestone': {
			const id = text(input, 'milestoneId');
			const known = between.milestones.get(id);
			if (known && known.at > at) return true;
			between.milestones.set(id, {
				...{ about, kind: text(input, 'kind'), month: Number(input.month), day: Number(input.day) },
				year: typeof input.year === 'number' ? input.year : null,
				text: text(input, 'text'),
				...{ at, isDropped: false }
			});
			return true;
		}
	}
	return false;
}
