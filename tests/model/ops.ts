import fc from 'fast-check';
import { type Between, between } from './between-ops.ts';
import { type Word, word } from './word-ops.ts';
import { type Trouble, betweenSteps, deaths, onTheWay } from './trouble.ts';

// What can happen, as plain data: numbers choose among what is there at that moment, so any list of these can be played,
// shrunk, printed and kept (seeds.ts).

/** `by`, `of`, `from`, `into`: phones. `at`: 0 is no event. `which`: one of the contacts, exchanges or meetings on the phone. */
export type Op =
	| Own
	| { do: 'mutual'; by: number; of: number; at: number; gapMinutes: number }
	| Visit
	| { do: 'drain'; by: number; troubles: Trouble[] }
	| { do: 'amid'; what: Own; troubles: Trouble[] }
	| { do: 'again'; which: number }
	| { do: 'retry' | 'dismiss'; by: number }
	| { do: 'lose'; by: number; troubles: Trouble[] }
	| { do: 'second'; by: number; how: 'address' | 'code'; troubles: Trouble[] }
	| { do: 'merge'; by: number; into: number; troubles: Trouble[] }
	| { do: 'take'; by: number; from: number; troubles: Trouble[] }
	| { do: 'clock'; by: number; minutes: number }
	| { do: 'wait'; minutes: number }
	| { do: 'work' | 'backUp' | 'restore' };

/** What one person does on one phone, stored there at once. */
type Own =
	| Word
	| Between
	| { do: 'scan'; by: number; of: number; at: number; how: 'live' | 'badge' | 'forged'; agoMinutes: number }
	| { do: 'type'; by: number; of: number; at: number }
	| { do: 'note'; by: number; which: number; text: string }
	| { do: 'profile'; by: number; variant: number }
	| { do: 'card'; by: number; at: number; asksFirst: boolean; hides: boolean }
	| { do: 'join' | 'leave'; by: number; at: number }
	| { do: 'edit'; by: number; at: number; endsInHours: number | null; isStranger: boolean }
	| { do: 'undo' | 'withdraw' | 'confirm' | 'block' | 'unblock'; by: number; which: number };

/** `agoMinutes`: how old the code is, null for a badge. `minutes`: between opening the link and swapping back. */
type Visit = {
	do: 'visit';
	by: number;
	of: number;
	at: number;
	agoMinutes: number | null;
	minutes: number;
	ticket: 'own' | 'none' | "another's" | 'twice';
	troubles: Trouble[];
};

export type By<Kind extends Op['do']> = Extract<Op, { do: Kind }>;

const small = fc.nat({ max: 6 });
const at = fc.constantFrom(0, 0, 1, 1, 2);
const anEvent = fc.constantFrom(1, 2);
const minutes = fc.constantFrom(1, 4, 9, 10, 11, 25, 60, 600, 1_500);
const skew = fc.constantFrom(0, -2, 3, 9, 11, -45, 120, -300, 700);
const kind = <Kind extends string>(...names: Kind[]) => fc.constantFrom(...names);
const which = fc.nat({ max: 9 });

const trouble: fc.Arbitrary<Trouble> = fc.record({
	at: fc.nat({ max: 9 }),
	what: fc.constantFrom(...betweenSteps, ...onTheWay)
});
const troubles = fc.array(trouble, { maxLength: 3 });
/** Of something that is stored in one or two steps: mostly the end. */
const deadly = fc.tuple(
	fc.record({ at: fc.nat({ max: 1 }), what: fc.constantFrom<Trouble['what']>(...deaths, ...deaths, 'tab') })
);
const text = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 12 }),
	fc.constantFrom('', 'tea', 'tea\r\n', ' ', "o'clock \\ $1", '👩‍🚀 é')
);

const scan = fc.record({
	do: kind('scan'),
	by: small,
	of: small,
	at,
	how: kind('live', 'live', 'live', 'live', 'badge', 'forged'),
	agoMinutes: fc.constantFrom(0, 0, 0, 0, 5, 9, 12, 60)
});
const mutual = fc.record({
	do: kind('mutual'),
	by: small,
	of: small,
	at,
	gapMinutes: fc.constantFrom(0, 0, 1, 9, 14)
});
const visit: fc.Arbitrary<Visit> = fc.record({
	do: kind('visit'),
	by: small,
	of: small,
	at,
	agoMinutes: fc.constantFrom(0, 0, 5, 9, 9, 12, null),
	minutes: fc.constantFrom(0, 1, 2, 8, 11, 12, 14, 16),
	ticket: kind('own', 'own', 'own', 'none', "another's", "another's", 'twice', 'twice'),
	troubles
});
const drain = fc.record({ do: kind('drain'), by: small, troubles });

/** What people do on their phones; what they do often comes often. */
const ownBut = (weightOfScans: number): fc.Arbitrary<Own> =>
	fc.oneof(
		{ weight: weightOfScans, arbitrary: scan },
		{ weight: 16, arbitrary: word },
		{ weight: 16, arbitrary: between },
		{ weight: 10, arbitrary: fc.record({ do: kind('note'), by: small, which, text }) },
		{ weight: 3, arbitrary: fc.record({ do: kind('type'), by: small, of: small, at }) },
		{ weight: 3, arbitrary: fc.record({ do: kind('profile'), by: small, variant: fc.nat({ max: 5 }) }) },
		{
			weight: 3,
			arbitrary: fc.record({ do: kind('card'), by: small, at, asksFirst: fc.boolean(), hides: fc.boolean() })
		},
		{
			weight: 6,
			arbitrary: fc.record({ do: kind('join', 'join', 'leave'), by: small, at: anEvent })
		},
		{
			weight: 2,
			arbitrary: fc.record({
				do: kind('edit'),
				by: small,
				at: anEvent,
				endsInHours: fc.constantFrom(-26, -1, 1, 6, 6, null),
				isStranger: fc.constantFrom(false, false, false, false, true)
			})
		},
		{ weight: 5, arbitrary: fc.record({ do: kind('undo'), by: small, which }) },
		{ weight: 4, arbitrary: fc.record({ do: kind('withdraw', 'confirm'), by: small, which }) },
		{ weight: 1, arbitrary: fc.record({ do: kind('block', 'unblock'), by: small, which }) }
	);

/** One thing that happens. */
const op: fc.Arbitrary<Op> = fc.oneof(
	{ weight: 55, arbitrary: ownBut(20) },
	{ weight: 6, arbitrary: mutual },
	{ weight: 5, arbitrary: visit },
	{ weight: 24, arbitrary: drain },
	{ weight: 5, arbitrary: fc.record({ do: kind('amid'), what: ownBut(10), troubles: deadly }) },
	{ weight: 4, arbitrary: fc.record({ do: kind('again'), which: fc.nat({ max: 40 }) }) },
	{ weight: 2, arbitrary: fc.record({ do: kind('retry', 'retry', 'dismiss'), by: small }) },
	{ weight: 1, arbitrary: fc.record({ do: kind('lose'), by: small, troubles }) },
	{
		weight: 1,
		arbitrary: fc.record({ do: kind('second'), by: small, how: kind('address', 'code'), troubles })
	},
	{
		weight: 1,
		arbitrary: fc.oneof(
			fc.record({ do: kind('merge'), by: small, into: small, troubles }),
			fc.record({ do: kind('take'), by: small, from: small, troubles })
		)
	},
	{ weight: 2, arbitrary: fc.record({ do: kind('clock'), by: small, minutes: skew }) },
	{ weight: 6, arbitrary: fc.record({ do: kind('wait'), minutes }) },
	{ weight: 3, arbitrary: fc.record({ do: kind('work') }) },
	{ weight: 2, arbitrary: fc.record({ do: kind('backUp', 'restore') }) }
);

/** A day in the life of some people, of about so many things that happen. */
export function day(length: number): fc.Arbitrary<Op[]> {
	return fc.array(op, { minLength: 1, maxLength: length, size: 'max' });
}
