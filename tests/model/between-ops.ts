import fc from 'fast-check';

// What people do to stay in touch, as plain data (ops.ts). `which`: one of the contacts, touches or milestones on the phone;
// `again`: one of those about that contact, or one more; `reason`: one of the reasons to write that the phone gives.

type About = { by: number; which: number };

export type Between =
	| (About & {
			do: 'sent';
			at: number;
			again: number;
			reason: number;
			channel: 'email' | 'sms' | 'copy';
			/** Null: just now. Below 0: in the future. */
			minutesAgo: number | null;
			text: string;
	  })
	| (About & {
			do: 'touch';
			at: number;
			again: number;
			kind: 'replied' | 'helped-me' | 'thanked' | 'met';
			minutesAgo: number | null;
			text: string;
	  })
	| { do: 'dropTouch' | 'dropMilestone'; by: number; which: number }
	| (About & { do: 'answer'; reason: number; says: 'done' | 'later' | 'nothing' })
	| (About & { do: 'correspond'; says: Said })
	| (About & {
			do: 'milestone';
			again: number;
			kind: 'birthday' | 'work-anniversary' | 'own';
			on: { month: number; day: number };
			year: number | null;
			text: string;
	  })
	| { do: 'voice'; by: number; tone: 'warm' | 'plain' | 'formal' };

/** `rests`: since now, or not any more. What is left out stays. */
export type Said =
	| { every: 'never' | 'month' | 'quarter' | null }
	| { every: 'days'; days: number }
	| { rests: boolean }
	| { language: 'en' | 'de' | null; channel: 'email' | null }
	| { address: 'du' | 'Sie' | null };

export type By<Kind extends Between['do']> = Extract<Between, { do: Kind }>;

const kind = <Kind extends string>(...names: Kind[]) => fc.constantFrom(...names);
const about = { by: fc.nat({ max: 6 }), which: fc.nat({ max: 9 }) };
const at = fc.constantFrom(0, 0, 1, 1, 2);
const again = fc.nat({ max: 3 });
const reason = fc.nat({ max: 9 });
const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 6 }), kind('', 'tea', ' '));
const minutesAgo = fc.constantFrom(null, null, null, -30, 0, 5, 90, 3_000, 12_000);
const said: fc.Arbitrary<Said> = fc.oneof(
	fc.record({ every: fc.constantFrom('never' as const, 'month' as const, 'quarter' as const, null) }),
	fc.record({ every: fc.constant('days' as const), days: fc.integer({ min: 7, max: 730 }) }),
	fc.record({ rests: fc.constantFrom(true, true, false) }),
	fc.record({
		language: fc.constantFrom('en' as const, 'de' as const, null),
		channel: fc.constantFrom('email' as const, null)
	}),
	fc.record({ address: fc.constantFrom('du' as const, 'Sie' as const, null) })
);

/** What people do to stay in touch; what they do often comes often. */
export const between: fc.Arbitrary<Between> = fc.oneof(
	{
		weight: 5,
		arbitrary: fc.record({
			do: kind('sent'),
			...about,
			at,
			again,
			reason,
			channel: kind('email', 'sms', 'copy'),
			minutesAgo,
			text
		})
	},
	{
		weight: 4,
		arbitrary: fc.record({
			do: kind('touch'),
			...about,
			at,
			again,
			kind: kind('replied', 'replied', 'helped-me', 'thanked', 'met'),
			minutesAgo,
			text
		})
	},
	{ weight: 2, arbitrary: fc.record({ do: kind('dropTouch', 'dropTouch', 'dropMilestone'), ...about }) },
	{
		weight: 5,
		arbitrary: fc.record({ do: kind('answer'), ...about, reason, says: kind('done', 'later', 'nothing') })
	},
	{ weight: 3, arbitrary: fc.record({ do: kind('correspond'), ...about, says: said }) },
	{
		weight: 3,
		arbitrary: fc.record({
			do: kind('milestone'),
			...about,
			again,
			kind: kind('birthday', 'work-anniversary', 'own'),
			on: fc.constantFrom(
				...[
					{ month: 2, day: 29 },
					{ month: 11, day: 22 },
					{ month: 11, day: 21 },
					{ month: 12, day: 31 }
				]
			),
			year: fc.constantFrom(null, 1988),
			text
		})
	},
	{
		weight: 1,
		arbitrary: fc.record({ do: kind('voice'), by: about.by, tone: kind('warm', 'plain', 'formal') })
	}
);
