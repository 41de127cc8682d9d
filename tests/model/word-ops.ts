import fc from 'fast-check';

// What people set and put down, as plain data (ops.ts). `which`: one of the contacts or goals on the phone; `again`: one of what
// was said about them, or one more.

export type Word =
	| {
			do: 'goal';
			by: number;
			at: number;
			which: number;
			kind: 'new-people' | 'topic' | 'own';
			target: number;
			text: string;
			isTicked: boolean;
	  }
	| { do: 'drop'; by: number; which: number }
	| { do: 'quiet'; by: number; quiet: boolean }
	| { do: 'reflect'; by: number; at: number; well: string; next: string; isDone: boolean }
	| { do: 'mark'; by: number; which: number; at: number; what: 'worth' | 'deepen' | 'thank'; is: boolean }
	| { do: 'relationship'; by: number; which: number; kind: 'friend' | 'mentor' | 'client' | null }
	| {
			do: 'remark';
			by: number;
			which: number;
			at: number;
			again: number;
			kind: 'challenge' | 'personal';
			text: string;
	  }
	| {
			do: 'promise';
			by: number;
			which: number;
			at: number;
			again: number;
			whose: 'me' | 'them';
			text: string;
			dueOn: string | null;
			isKept: boolean;
	  };

export type By<Kind extends Word['do']> = Extract<Word, { do: Kind }>;

const kind = <Kind extends string>(...names: Kind[]) => fc.constantFrom(...names);
const by = fc.nat({ max: 6 });
const at = fc.constantFrom(0, 0, 1, 1, 2);
const which = fc.nat({ max: 9 });
const again = fc.nat({ max: 3 });
const text = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 6 }),
	kind('', 'tea', 'cello', 'tea\n\ncello', ' ')
);

/** What people set and put down; what they do often comes often. */
export const word: fc.Arbitrary<Word> = fc.oneof(
	{
		weight: 4,
		arbitrary: fc.record({
			do: kind('goal'),
			by,
			at,
			which: again,
			kind: kind('new-people', 'topic', 'own'),
			target: fc.integer({ min: 1, max: 99 }),
			text,
			isTicked: fc.boolean()
		})
	},
	{ weight: 1, arbitrary: fc.record({ do: kind('drop'), by, which }) },
	{ weight: 1, arbitrary: fc.record({ do: kind('quiet'), by, quiet: fc.boolean() }) },
	{
		weight: 2,
		arbitrary: fc.record({
			do: kind('reflect'),
			by,
			at: fc.constantFrom(1, 1, 2),
			well: text,
			next: text,
			isDone: fc.boolean()
		})
	},
	{
		weight: 4,
		arbitrary: fc.record({
			do: kind('remark'),
			by,
			which,
			at,
			again,
			kind: kind('challenge', 'personal'),
			text
		})
	},
	{
		weight: 4,
		arbitrary: fc.record({
			do: kind('promise'),
			by,
			which,
			at,
			again,
			whose: kind('me', 'them'),
			text,
			dueOn: fc.constantFrom(null, '2026-11-30', '2027-01-02'),
			isKept: fc.boolean()
		})
	},
	{
		weight: 2,
		arbitrary: fc.record({
			do: kind('mark'),
			by,
			which,
			at,
			what: kind('worth', 'deepen', 'thank'),
			is: fc.constantFrom(true, true, false)
		})
	},
	{
		weight: 2,
		arbitrary: fc.record({
			do: kind('relationship'),
			by,
			which,
			kind: fc.constantFrom('friend', 'mentor', 'client', null)
		})
	}
);
