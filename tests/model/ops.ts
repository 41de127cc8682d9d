import fc from 'fast-check';
import { type Trouble, betweenSteps, onTheWay } from './trouble.ts';

// What can happen, as plain data: numbers choose among what is there at that moment, so any list of these can be played,
// shrunk, printed and kept (seeds.ts).

/** `by`, `of`, `from`, `into`: phones. `at`: 0 is no event. `which`: one of the contacts, exchanges or meetings on the phone. */
export type Op =
	| { do: 'scan'; by: number; of: number; at: number; how: 'live' | 'badge' | 'forged'; agoMinutes: number }
	| { do: 'mutual'; by: number; of: number; at: number; gapMinutes: number }
	| { do: 'type'; by: number; of: number; at: number }
	| { do: 'note'; by: number; which: number; text: string }
	| { do: 'profile'; by: number; variant: number }
	| { do: 'card'; by: number; at: number; asksFirst: boolean; hides: boolean }
	| { do: 'join' | 'leave'; by: number; at: number }
	| { do: 'undo' | 'withdraw' | 'confirm' | 'block' | 'unblock'; by: number; which: number }
	| { do: 'drain'; by: number; troubles: Trouble[] }
	| { do: 'again'; which: number }
	| { do: 'retry' | 'dismiss' | 'lose'; by: number }
	| { do: 'second'; by: number; how: 'address' | 'code' }
	| { do: 'merge'; by: number; into: number }
	| { do: 'take'; by: number; from: number }
	| { do: 'clock'; by: number; minutes: number }
	| { do: 'wait'; minutes: number }
	| { do: 'work' };

const small = fc.nat({ max: 6 });
const at = fc.constantFrom(0, 0, 1, 1, 2);
const minutes = fc.constantFrom(1, 4, 9, 10, 11, 25, 60, 600, 1_500);
const skew = fc.constantFrom(0, -2, 3, 9, 11, -45, 120, -300, 700);
const kind = <Kind extends string>(...names: Kind[]) => fc.constantFrom(...names);
const which = fc.nat({ max: 9 });

const trouble: fc.Arbitrary<Trouble> = fc.record({
	at: fc.nat({ max: 9 }),
	what: fc.constantFrom(...betweenSteps, ...onTheWay)
});
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
const drain = fc.record({ do: kind('drain'), by: small, troubles: fc.array(trouble, { maxLength: 3 }) });
const note = fc.record({ do: kind('note'), by: small, which, text });

/** One thing that happens; what people do often comes often. */
const op: fc.Arbitrary<Op> = fc.oneof(
	{ weight: 20, arbitrary: scan },
	{ weight: 6, arbitrary: mutual },
	{ weight: 24, arbitrary: drain },
	{ weight: 10, arbitrary: note },
	{ weight: 3, arbitrary: fc.record({ do: kind('type'), by: small, of: small, at }) },
	{ weight: 3, arbitrary: fc.record({ do: kind('profile'), by: small, variant: fc.nat({ max: 5 }) }) },
	{
		weight: 3,
		arbitrary: fc.record({ do: kind('card'), by: small, at, asksFirst: fc.boolean(), hides: fc.boolean() })
	},
	{
		weight: 6,
		arbitrary: fc.record({ do: kind('join', 'join', 'leave'), by: small, at: fc.constantFrom(1, 2) })
	},
	{ weight: 5, arbitrary: fc.record({ do: kind('undo'), by: small, which }) },
	{ weight: 4, arbitrary: fc.record({ do: kind('withdraw', 'confirm'), by: small, which }) },
	{ weight: 1, arbitrary: fc.record({ do: kind('block', 'unblock'), by: small, which }) },
	{ weight: 4, arbitrary: fc.record({ do: kind('again'), which: fc.nat({ max: 40 }) }) },
	{ weight: 2, arbitrary: fc.record({ do: kind('retry', 'retry', 'dismiss'), by: small }) },
	{ weight: 1, arbitrary: fc.record({ do: kind('lose'), by: small }) },
	{ weight: 1, arbitrary: fc.record({ do: kind('second'), by: small, how: kind('address', 'code') }) },
	{
		weight: 1,
		arbitrary: fc.oneof(
			fc.record({ do: kind('merge'), by: small, into: small }),
			fc.record({ do: kind('take'), by: small, from: small })
		)
	},
	{ weight: 2, arbitrary: fc.record({ do: kind('clock'), by: small, minutes: skew }) },
	{ weight: 6, arbitrary: fc.record({ do: kind('wait'), minutes }) },
	{ weight: 3, arbitrary: fc.record({ do: kind('work') }) }
);

/** A day in the life of some people, of about so many things that happen. */
export function day(length: number): fc.Arbitrary<Op[]> {
	return fc.array(op, { minLength: 1, maxLength: length, size: 'max' });
}
