import { joinedNote } from '../../src/lib/people/joined-note.ts';
import { type Occasion, type Person, type Verdict, applied, refused } from './facts.ts';

type Input = Readonly<Record<string, unknown>>;

const text = (input: Input, name: string) => String(input[name] ?? '');
const textOrNull = (input: Input, name: string) => (typeof input[name] === 'string' ? input[name] : null);

/** What the kinds do that are about nobody else; undefined for other kinds. */
export function verdictOnWords(
	{ me, believedAt: at }: Occasion,
	kind: string,
	input: Input
): Verdict | undefined {
	const { words } = me;
	const eventId = textOrNull(input, 'eventId');
	if ((kind === 'set_goal' || kind === 'save_reflection') && eventId !== null && !me.attends.has(eventId))
		return refused('not_attending');
	switch (kind) {
		case 'set_goal':
			return applied(() => setGoal(me, at, input));
		case 'drop_goal':
			return applied(() => {
				const goal = words.goals.get(text(input, 'goalId'));
				if (goal && !goal.isDropped && goal.at <= at) Object.assign(goal, { isDropped: true, at });
			});
		case 'save_preferences':
			return applied(() => {
				if ((words.preferences?.at ?? 0) <= at) words.preferences = { quiet: input.quiet === true, at };
			});
		case 'save_reflection':
			return applied(() => reflect(me, at, input));
	}
}

/** The latest edit wins whole. */
function setGoal({ words }: Person, at: number, input: Input): void {
	const id = text(input, 'goalId');
	const known = words.goals.get(id);
	if (known && known.at > at) return;
	words.goals.set(id, {
		eventId: textOrNull(input, 'eventId'),
		kind: text(input, 'kind'),
		target: Number(input.target),
		text: text(input, 'text'),
		tickedAt: textOrNull(input, 'tickedAt'),
		madeAt: known?.madeAt ?? at,
		at,
		isDropped: false
	});
}

function reflect({ words }: Person, at: number, input: Input): void {
	const eventId = text(input, 'eventId');
	const known = words.reflections.get(eventId);
	const isOlder = known !== undefined && at < known.at;
	const doneAt = textOrNull(input, 'doneAt');
	words.reflections.set(eventId, {
		well: after(known?.well, input, { was: 'wasWell', typed: 'well', isOlder }),
		next: after(known?.next, input, { was: 'wasNext', typed: 'next', isOlder }),
		doneAt: known?.doneAt ?? doneAt,
		at: Math.max(known?.at ?? 0, at)
	});
}

type Edit = { was: string; typed: string; isOlder: boolean };

/** Nobody's words are lost: what the person did not see stays. */
function after(stored: string | undefined, input: Input, { was, typed, isOlder }: Edit): string {
	return joinedNote({ stored: stored ?? '', was: text(input, was), typed: text(input, typed), isOlder });
}

/** Whether the id stands for something about somebody else. */
export function isAboutAnother({ words }: Person, kind: string, input: Input, about: string): boolean {
	const known = {
		save_remark: words.remarks.get(text(input, 'remarkId')),
		save_promise: words.promises.get(text(input, 'promiseId')),
		mark_sent: words.between.touches.get(text(input, 'touchId')),
		record_touch: words.between.touches.get(text(input, 'touchId')),
		save_milestone: words.between.milestones.get(text(input, 'milestoneId'))
	}[kind];
	return known !== undefined && known.about !== about;
}

/** Puts it down. */
export function putDown({ me, believedAt: at }: Occasion, kind: string, input: Input, about: string): void {
	const { words } = me;
	const named = textOrNull(input, 'eventId');
	// An event that was never joined is none.
	const eventId = named !== null && me.attends.has(named) ? named : null;
	if (kind === 'mark_person') {
		const taps = ['worth', 'deepen', 'thank'].filter((name) => input[name] !== undefined);
		words.mark(about, eventId, Object.fromEntries(taps.map((name) => [name, input[name] === true])));
	}
	if (kind === 'set_relationship' && (words.relationships.get(about)?.at ?? 0) <= at)
		words.relationships.set(about, { kind: textOrNull(input, 'kind'), at });
	if (kind === 'save_remark') {
		const id = text(input, 'remarkId');
		const known = words.remarks.get(id);
		const said = whatIsSaid(known, at, input);
		const is = { ...said, about, eventId, kind: text(input, 'kind') };
		// What changes nothing is no edit.
		const isNothing = is.text === '' && (known?.text ?? '') === '';
		const isSame =
			isNothing || (known && known.text === is.text && known.eventId === eventId && known.kind === is.kind);
		if (!isSame) words.remarks.set(id, is);
	}
	if (kind === 'save_promise') {
		const id = text(input, 'promiseId');
		const known = words.promises.get(id);
		const [by, dueOn, keptAt] = [text(input, 'by'), textOrNull(input, 'dueOn'), textOrNull(input, 'keptAt')];
		const rest = known && at < known.at ? known : { about, eventId, by, dueOn, keptAt };
		const said = whatIsSaid(known, at, input);
		if (said.text !== '' || (known?.text ?? '') !== '') words.promises.set(id, { ...rest, ...said });
	}
}

function whatIsSaid(
	known: { text: string; madeAt: number; at: number } | undefined,
	at: number,
	input: Input
) {
	const isOlder = known !== undefined && at < known.at;
	return {
		text: after(known?.text, input, { was: 'was', typed: 'text', isOlder }),
		madeAt: known?.madeAt ?? at,
		at: Math.max(known?.at ?? 0, at)
	};
}
