import { type Grid, every, lines } from '../catalogue.ts';

const tails = every(
	lines(`
		.
		, so here are a few lines.
		, and I wanted to write to you.
		, so I am writing to you today.
		, so here is a short message.
		, and I did not want to wait any longer.
		, and that is why I am writing.
		, so I am getting in touch.
		, and here I am.
		, so this is about that.
	`)
);

/** Thanks that were still to be said. */
export const thank: Grid = {
	heads: every(
		lines(`
			I would like to thank you once more for our conversation{at}
			I owe you a thank you for our talk{at}
			thank you again for the time you took{at}
			I have wanted to thank you since we talked{at}
			once more, thank you for talking with me{at}
			I am grateful for our conversation{at}
			this is a thank you for our conversation{at}
			I want to say thank you for our talk{at}
			I am thankful that we talked{at}
			there is a thank you that I still owe you for our conversation{at}
			I would like to say thank you properly for our talk{at}
			thank you, once again, for our conversation{at}
		`)
	),
	tails: every(
		lines(`
			.
			, and I did not want to keep that to myself.
			, and I wanted you to hear it from me.
			, and I mean it.
			, and I wanted to put that in writing.
			, and it seemed right to tell you.
			, and I did not want to leave it unsaid.
			, and that is why I am writing.
			, and I wanted to say it in so many words.
			, and I hope that we stay in touch.
		`)
	)
};

/** What I promised is due, or is on its way. */
export const promise: Grid = {
	heads: every(
		lines(`
			I am coming back to what I promised you{at}
			I have not forgotten what I promised you{at}
			I promised you something{at}
			there is a promise that I gave you{at}
			I gave you my word{at}
			we talked{at}, and I promised you something
			the promise I made you{at} is not forgotten
			I want to keep the promise that I gave you{at}
			I made you a promise{at}
			I remember what I promised you{at}
			I have kept in mind what I promised you{at}
			this is about what I promised you{at}
		`)
	),
	tails
};

/** They promised something, and its day is past: kindly. */
export const reminder: Grid = {
	heads: every(
		lines(`
			I am coming back to our conversation{at}
			I have a small question about our talk{at}
			may I come back to our conversation{at}
			I remembered our talk{at}
			this is a friendly reminder of our conversation{at}
			our conversation{at} came back to my mind
			I looked at my notes of our talk{at}
			there is one thing from our talk{at}
			I am writing about our conversation{at}
			one thing from our conversation{at} is still open
			I was going through what we talked about{at}
			a short question about what we said{at}
		`)
	),
	tails: every(
		lines(`
			.
			, and there is no hurry at all.
			, and I know how full days can be.
			, so here is a gentle word about it.
			, and I ask without any pressure.
			, and this is just a small reminder.
			, and I hope that it is all right to ask.
			, and I only want to ask kindly.
			, so please take this as a friendly nudge.
			, and I am in no rush.
		`)
	)
};

/** Coming back to what they told me. */
export const again: Grid = {
	heads: every(
		lines(`
			I remember what you told me{at}
			I have been wondering about what you told me{at}
			what you told me{at} came back to my mind
			I am coming back to what you told me{at}
			you told me something{at} that I would like to ask about
			I wanted to ask about what you told me{at}
			our conversation{at} came to my mind again
			I have not forgotten what you told me{at}
			I was looking back at our conversation{at}
			I would like to pick up our conversation{at}
			I remembered our talk{at}
			it has been a while since you told me about it{at}
		`)
	),
	tails
};

/** From time to time. */
export const checkIn: Grid = {
	heads: every(
		lines(`
			it is time for a hello from me
			I wanted to hear how you are
			I have been meaning to write to you
			a short hello from me
			I would like to hear how things are going for you
			here is a sign of life from me
			I was thinking that I should write to you again
			I would like to know how you are doing
			I do not want to lose touch
			I am writing to ask how you are
			it has been a while
			here is a hello in between
		`)
	),
	tails: every(
		lines(`
			.
			, and these are just a few lines.
			, and I hope you are well.
			, so I am writing to you today.
			, and I would be glad to hear from you.
			, and this is just a short message.
			, and I did not want to put it off any longer.
			, and there is no special reason.
		, just like that.
			, so I am getting in touch.
			, and here I am.
		`)
	)
};
