import type { Op } from './ops.ts';

/** What once went wrong, in as few steps as it takes; each was a mistake in the product that is mended now. */
export const seeds: readonly { readonly was: string; readonly ops: readonly Op[] }[] = [
	{
		was: 'a confirmation of what the other side had already changed its time without a word to their phone',
		ops: [
			{ do: 'type', by: 2, of: 4, at: 1 },
			{ do: 'drain', by: 2, troubles: [] },
			{ do: 'confirm', by: 5, which: 1 }
		]
	},
	{
		was: 'a key that was added while the pair was blocked never reached the phone of the one who blocked',
		ops: [
			{ do: 'drain', by: 5, troubles: [] },
			{ do: 'scan', by: 1, of: 2, at: 0, how: 'badge', agoMinutes: 5 },
			{ do: 'second', by: 2, how: 'code', troubles: [] },
			{ do: 'block', by: 5, which: 8 }
		]
	},
	{
		was: 'a note that was emptied stayed on the phone when the contact went with it before the next pull',
		ops: [
			{ do: 'mutual', by: 0, of: 5, at: 0, gapMinutes: 14 },
			{ do: 'note', by: 6, which: 3, text: 'tea' },
			{ do: 'drain', by: 2, troubles: [] },
			{ do: 'drain', by: 0, troubles: [] },
			{ do: 'undo', by: 6, which: 4 },
			{ do: 'note', by: 0, which: 7, text: '' },
			{ do: 'undo', by: 6, which: 5 }
		]
	},
	{
		was: 'a phone that had sent nothing but its key signed in to an older account and could send nothing more',
		ops: [
			{ do: 'drain', by: 0, troubles: [] },
			{ do: 'second', by: 0, how: 'code', troubles: [{ at: 3, what: 'crash' }] },
			{ do: 'scan', by: 0, of: 3, at: 1, how: 'live', agoMinutes: 0 },
			{ do: 'merge', by: 3, into: 0, troubles: [] },
			{ do: 'profile', by: 3, variant: 1 }
		]
	},
	{
		was: 'a phone whose account became a part of another called a contact by its former id when the server was put back',
		ops: [
			{ do: 'visit', by: 1, of: 3, at: 1, agoMinutes: 12, minutes: 12, ticket: 'own', troubles: [] },
			{ do: 'visit', by: 3, of: 5, at: 1, agoMinutes: 0, minutes: 8, ticket: 'twice', troubles: [] },
			{ do: 'drain', by: 1, troubles: [] },
			{ do: 'visit', by: 2, of: 6, at: 0, agoMinutes: 9, minutes: 2, ticket: 'twice', troubles: [] },
			{ do: 'merge', by: 3, into: 4, troubles: [] },
			{ do: 'backUp' },
			{ do: 'restore' }
		]
	},
	{
		was: 'a goal changed with a clock that was set back lost against what the same phone had sent before',
		ops: [
			{ do: 'goal', by: 0, at: 0, which: 0, kind: 'own', target: 1, text: 'tea', isTicked: false },
			{ do: 'drain', by: 0, troubles: [] },
			{ do: 'clock', by: 0, minutes: -300 },
			{ do: 'goal', by: 0, at: 0, which: 0, kind: 'own', target: 2, text: 'tea', isTicked: false },
			{ do: 'clock', by: 0, minutes: 300 }
		]
	},
	{
		was: 'what a phone had sent first, before it ever heard of a history, was lost when the server was put back',
		ops: [
			{ do: 'backUp' },
			{ do: 'visit', by: 2, of: 3, at: 2, agoMinutes: 0, minutes: 8, ticket: 'own', troubles: [] },
			{ do: 'drain', by: 0, troubles: [{ at: 4, what: 'cut before' }] },
			{ do: 'restore' }
		]
	},
	{
		was: 'a note about somebody whose contact had another id in the server that was put back never arrived',
		ops: [
			{ do: 'drain', by: 1, troubles: [] },
			{ do: 'visit', by: 3, of: 2, at: 0, agoMinutes: 12, minutes: 12, ticket: 'own', troubles: [] },
			{
				do: 'visit',
				by: 2,
				of: 5,
				at: 1,
				agoMinutes: null,
				minutes: 1,
				ticket: 'own',
				troubles: [{ at: 3, what: 'late' }]
			},
			{ do: 'drain', by: 5, troubles: [{ at: 1, what: 'scan' }] },
			{ do: 'backUp' },
			{ do: 'drain', by: 1, troubles: [] },
			{ do: 'note', by: 1, which: 6, text: '褑񪿻񋳴򣯐𶝰󮉎񕹟񟨒񖖩񣟿' },
			{ do: 'mutual', by: 5, of: 6, at: 1, gapMinutes: 14 },
			{ do: 'undo', by: 0, which: 3 },
			{ do: 'drain', by: 1, troubles: [] },
			{ do: 'restore' }
		]
	},
	{
		was: 'somebody taken away before the server was put back stood on the phone again, and nowhere else',
		ops: [
			{ do: 'visit', by: 3, of: 1, at: 1, agoMinutes: 9, minutes: 14, ticket: 'twice', troubles: [] },
			{ do: 'backUp' },
			{ do: 'visit', by: 0, of: 6, at: 0, agoMinutes: 9, minutes: 2, ticket: 'own', troubles: [] },
			{ do: 'drain', by: 1, troubles: [] },
			{ do: 'undo', by: 0, which: 8 },
			{ do: 'restore' },
			{ do: 'undo', by: 6, which: 1 }
		]
	},
	{
		was: 'a scan waited for a joining that could not count: who scanned had left the event by then, as another phone said later',
		ops: [
			{ do: 'visit', by: 3, of: 6, at: 2, agoMinutes: 9, minutes: 14, ticket: 'none', troubles: [] },
			{ do: 'visit', by: 3, of: 0, at: 0, agoMinutes: 9, minutes: 1, ticket: "another's", troubles: [] },
			{ do: 'drain', by: 2, troubles: [] },
			{ do: 'drain', by: 3, troubles: [] },
			{ do: 'drain', by: 1, troubles: [] },
			{ do: 'lose', by: 2, troubles: [] },
			{ do: 'reflect', by: 2, at: 2, well: 'cello', next: ' ', isDone: false },
			{ do: 'take', by: 0, from: 1, troubles: [] },
			{ do: 'leave', by: 1, at: 2 },
			{ do: 'visit', by: 2, of: 6, at: 1, agoMinutes: 0, minutes: 12, ticket: 'own', troubles: [] },
			{ do: 'join', by: 2, at: 2 },
			{ do: 'mutual', by: 2, of: 6, at: 2, gapMinutes: 9 }
		]
	},
	{
		was: 'somebody whom the other side took away after the server was put back stood on the phone, and nowhere else',
		ops: [
			{ do: 'mutual', by: 1, of: 2, at: 0, gapMinutes: 0 },
			{ do: 'backUp' },
			{ do: 'visit', by: 1, of: 0, at: 2, agoMinutes: 0, minutes: 0, ticket: "another's", troubles: [] },
			{ do: 'drain', by: 6, troubles: [] },
			{ do: 'undo', by: 6, which: 1 },
			{ do: 'drain', by: 1, troubles: [] },
			{ do: 'restore' }
		]
	},
	{
		was: 'what had been recorded as of an hour ago happened just now once it was changed into something without a time',
		ops: [
			{ do: 'scan', by: 4, of: 2, at: 1, how: 'live', agoMinutes: 0 },
			{ do: 'touch', by: 1, which: 3, at: 1, again: 0, kind: 'replied', minutesAgo: 90, text: 'cello' },
			{ do: 'touch', by: 1, which: 3, at: 1, again: 0, kind: 'helped-me', minutesAgo: null, text: 'tea' }
		]
	},
	{
		was: 'who became a part of another one before hearing that the server was put back left a profile behind that it had forgotten',
		ops: [
			{ do: 'backUp' },
			{ do: 'drain', by: 3, troubles: [] },
			{ do: 'drain', by: 1, troubles: [] },
			{ do: 'restore' },
			{ do: 'card', by: 6, at: 0, asksFirst: true, hides: false },
			{ do: 'take', by: 3, from: 1, troubles: [{ at: 1, what: 'late' }] }
		]
	},
	{
		was: 'a contact who turned out to be oneself came back by an answer to what was sent again after the server was put back',
		ops: [
			{
				do: 'drain',
				by: 4,
				troubles: [
					{ at: 1, what: 'scan' },
					{ at: 1, what: 'note' }
				]
			},
			{ do: 'visit', by: 0, of: 0, at: 2, agoMinutes: 5, minutes: 12, ticket: 'twice', troubles: [] },
			{ do: 'drain', by: 2, troubles: [] },
			{ do: 'drain', by: 5, troubles: [] },
			{ do: 'mutual', by: 6, of: 4, at: 0, gapMinutes: 0 },
			{ do: 'visit', by: 5, of: 3, at: 1, agoMinutes: null, minutes: 16, ticket: "another's", troubles: [] },
			{ do: 'drain', by: 0, troubles: [] },
			{ do: 'merge', by: 1, into: 5, troubles: [] },
			{ do: 'backUp' },
			{ do: 'restore' },
			{ do: 'take', by: 2, from: 1, troubles: [] }
		]
	},
	{
		was: 'what was shown at an event after two accounts became one stood on the phone when that had never been, and nowhere else',
		ops: [
			{ do: 'visit', by: 3, of: 5, at: 1, agoMinutes: 5, minutes: 16, ticket: "another's", troubles: [] },
			{ do: 'visit', by: 5, of: 0, at: 1, agoMinutes: 0, minutes: 14, ticket: "another's", troubles: [] },
			{ do: 'drain', by: 5, troubles: [] },
			{ do: 'card', by: 6, at: 2, asksFirst: true, hides: true },
			{ do: 'backUp' },
			{ do: 'take', by: 1, from: 5, troubles: [] },
			{ do: 'drain', by: 0, troubles: [] },
			{ do: 'restore' }
		]
	},
	{
		was: 'two contacts who had become one and were two again after the server was put back were one on the phone: the other was missing',
		ops: [
			{ do: 'visit', by: 1, of: 0, at: 0, agoMinutes: 5, minutes: 1, ticket: 'twice', troubles: [] },
			{ do: 'drain', by: 0, troubles: [] },
			{ do: 'drain', by: 1, troubles: [] },
			{ do: 'scan', by: 3, of: 1, at: 2, how: 'live', agoMinutes: 0 },
			{ do: 'visit', by: 3, of: 2, at: 0, agoMinutes: 9, minutes: 11, ticket: 'twice', troubles: [] },
			{ do: 'backUp' },
			{ do: 'merge', by: 1, into: 0, troubles: [] },
			{ do: 'drain', by: 3, troubles: [] },
			{ do: 'restore' }
		]
	},
	{
		was: 'what was undone just before two accounts became one stayed on the phone of somebody whose waiting note was answered with the new id',
		ops: [
			{ do: 'drain', by: 0, troubles: [] },
			{ do: 'mutual', by: 5, of: 0, at: 0, gapMinutes: 0 },
			{
				do: 'visit',
				by: 3,
				of: 0,
				at: 1,
				agoMinutes: 0,
				minutes: 14,
				ticket: 'twice',
				troubles: [{ at: 4, what: 'ill' }]
			},
			{ do: 'mutual', by: 3, of: 4, at: 2, gapMinutes: 0 },
			{ do: 'drain', by: 4, troubles: [] },
			{ do: 'drain', by: 2, troubles: [{ at: 4, what: 'scan' }] },
			{ do: 'second', by: 6, how: 'address', troubles: [] },
			{ do: 'undo', by: 0, which: 8 },
			{ do: 'visit', by: 1, of: 3, at: 1, agoMinutes: 9, minutes: 14, ticket: "another's", troubles: [] },
			{ do: 'note', by: 3, which: 5, text: 'tea' },
			{ do: 'merge', by: 6, into: 2, troubles: [] }
		]
	},
	{
		was: 'what was undone just before two accounts became one stayed on the phone of somebody who heard of both at once',
		ops: [
			{ do: 'join', by: 2, at: 1 },
			{ do: 'scan', by: 2, of: 0, at: 1, how: 'live', agoMinutes: 0 },
			{ do: 'scan', by: 2, of: 0, at: 0, how: 'live', agoMinutes: 0 },
			{ do: 'scan', by: 2, of: 1, at: 0, how: 'live', agoMinutes: 0 },
			{ do: 'drain', by: 0, troubles: [] },
			{ do: 'drain', by: 1, troubles: [] },
			{ do: 'drain', by: 2, troubles: [] },
			{ do: 'drain', by: 0, troubles: [] },
			{ do: 'drain', by: 1, troubles: [] },
			{ do: 'drain', by: 2, troubles: [] },
			{ do: 'undo', by: 0, which: 1 },
			{ do: 'merge', by: 0, into: 1, troubles: [] }
		]
	},
	{
		was: 'somebody without a card, whom a server that was put back had forgotten, was not made a guest again: their scan was not sent again',
		ops: [
			{ do: 'visit', by: 5, of: 6, at: 0, agoMinutes: 0, minutes: 8, ticket: 'twice', troubles: [] },
			{ do: 'drain', by: 1, troubles: [] },
			{ do: 'visit', by: 4, of: 2, at: 0, agoMinutes: 9, minutes: 12, ticket: 'own', troubles: [] },
			{ do: 'lose', by: 4, troubles: [{ at: 0, what: 'half' }] },
			{ do: 'scan', by: 4, of: 6, at: 0, how: 'live', agoMinutes: 60 },
			{ do: 'backUp' },
			{ do: 'drain', by: 4, troubles: [] },
			{ do: 'restore' }
		]
	}
];
