import { type Grid, every, lines } from '../catalogue.ts';

// True before the day, on it and behind it.
const wishes = every(
	lines(`
		.
		, and I wish you a good year ahead.
		, and I am thinking of you.
		, and I wish you all the best.
		, with all good wishes from me.
		, and I wish you joy and good health.
		, and I send you my warm regards.
		, and I wish you what you wish for yourself.
		, and I hope the year is kind to you.
		, and I wish you well.
	`)
);

export const birthday: Grid = {
	heads: every(
		lines(`
			happy birthday{when}
			I wish you a happy birthday{when}
			all the best for your birthday{when}
			I am sending you my best wishes for your birthday{when}
			many happy returns{when}
			I wish you a lovely birthday{when}
			here are my best wishes for your birthday{when}
			my warm wishes for your birthday{when}
			a very happy birthday to you{when}
			I hope you have a happy birthday{when}
		`)
	),
	tails: wishes
};

export const anniversary: Grid = {
	heads: every(
		lines(`
			congratulations on your work anniversary{when}
			happy work anniversary{when}
			my congratulations on your work anniversary{when}
			I would like to congratulate you on your work anniversary{when}
			here are my congratulations on your work anniversary{when}
			I am sending you my congratulations on your work anniversary{when}
			all the best for your work anniversary{when}
			my best wishes for your work anniversary{when}
			I wish you a happy work anniversary{when}
			well done on your work anniversary{when}
		`)
	),
	tails: wishes
};

/** A day of theirs that has a name of its own. */
export const day: Grid = {
	heads: every(
		lines(`
			I am thinking of you because of a day that matters to you
			there is a day of yours that I have not forgotten
			I remembered a day of yours
			a special day of yours is in my calendar
			I am writing because of a special day
			today I am writing because of a day of yours
			I have kept a day of yours in mind
			I marked a day of yours in my calendar
			my calendar reminds me of a day of yours
			one of your days came to my mind
		`)
	),
	tails: wishes
};

/** To a mentor: how I am getting on. */
export const update: Grid = {
	heads: every(
		lines(`
			I wanted to tell you how I am getting on
			here is a short update from me
			I would like to tell you what has happened since we last spoke
			it is time for a short update
			I owe you an update
			I want to keep you up to date
			a few lines on how things are going
			I would like to let you know where I stand
			I am writing to tell you how things are going
			you should hear how I am getting on
			I thought you might like to know how I am doing
			I have been meaning to send you an update
		`)
	),
	tails: every(
		lines(`
			.
			, since you have been a mentor to me.
			, because your advice matters to me.
			, and I hope you are well.
			, and I would be glad to hear what you think.
			, so that you know where things stand.
			, because I value what you think.
			, and thank you for your support.
			, since you have been part of it.
			, and I am grateful for your time.
		`)
	)
};

/** To a mentee: how they are getting on. */
export const mentee: Grid = {
	heads: every(
		lines(`
			I wanted to ask how you are getting on
			I would like to hear how things are going for you
			it is time that I asked how you are
			I am curious how you are getting on
			I would be glad of an update from you
			I have been meaning to ask how you are
			tell me how you are getting on
			I would like to know where you stand
			I want to hear your news
			I wonder how you are getting on
			I hope you will tell me how things are going
		`)
	),
	tails: every(
		lines(`
			.
			, and whether there is anything I can help with.
			, whatever the answer is.
			, the good and the hard parts.
			, in as few words as you like.
			, whenever it suits you.
			, so here is a short message.
			, and I have time for questions.
			, and I am happy to think along.
			, so please tell me.
		`)
	)
};

/** One gentle reminder after silence. */
export const nudge: Grid = {
	heads: every(
		lines(`
			I wrote to you{when}
			I sent you a message{when}
			you may have seen my message
			I am coming back to my message
			this is a small follow-up to my message
			my message may have come at a busy time
			just a short word after my message
			I would like to bring my message up once more
			perhaps my message got lost
			here is a gentle reminder of my message
			in case you missed it, I wrote to you
			I am asking once more about my message
		`)
	),
	tails: every(
		lines(`
			.
			, and there is no pressure at all.
			, and I know how full days can be.
			, so I am asking once more.
			, and I would still be glad to hear from you.
			, and please do not feel obliged to answer.
			, and I understand if it is not the right moment.
			, and this is the only time I will ask.
			, and a short answer is enough.
			, and it can wait if you are busy.
		`)
	)
};
