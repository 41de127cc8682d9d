import { type Grid, every, lines } from '../catalogue.ts';

/** After a meeting. Twenty heads and fifteen tails give 300 first sentences in each tone. */
export const first: Grid = {
	heads: {
		warm: lines(`
			thank you for our lovely conversation{at}
			it was lovely to meet you{at}
			it was so good to talk with you{at}
			I really enjoyed our conversation{at}
			thank you so much for taking the time to talk with me{at}
			what a pleasure it was to meet you{at}
			I am so glad that we met{at}
			it was a joy to get to know you a little{at}
			thanks so much for the chat{at}
			I loved talking with you{at}
			meeting you{at} was a real pleasure
			our conversation{at} did me good
			I wanted to send you a warm thank you for our talk{at}
			I am sending you a warm hello after our talk{at}
			it was great to get talking with you{at}
			I am happy that our paths crossed{at}
			thank you for sharing some of your time with me{at}
			how nice that we got to talk{at}
			I was very happy to meet you{at}
			talking with you{at} was such a pleasure
			thank you so much for talking with me{at}
			it was wonderful to meet you{at}
		`),
		plain: lines(`
			thank you for the conversation{at}
			it was good to meet you{at}
			it was good to talk with you{at}
			I enjoyed our conversation{at}
			thanks for taking the time to talk{at}
			I am glad we met{at}
			nice to have met you{at}
			I liked talking with you{at}
			thanks for the good talk{at}
			I am writing after our conversation{at}
			good to have got talking with you{at}
			a quick thank you for our talk{at}
			I wanted to thank you for the chat{at}
			meeting you{at} was good
			thanks again for talking with me{at}
			our talk{at} was a good one
			I am glad that we got to talk{at}
			it was nice to meet you{at}
			I was glad to meet you{at}
			thanks for the time you took{at}
			just a few lines after our talk{at}
		`),
		formal: lines(`
			thank you very much for our conversation{at}
			it was a pleasure to meet you{at}
			I would like to thank you for the conversation we had{at}
			it was a pleasure to speak with you{at}
			I very much appreciated our conversation{at}
			thank you for the time you took to speak with me{at}
			I was pleased to meet you{at}
			I am writing to thank you for our conversation{at}
			it was good to make your acquaintance{at}
			please accept my thanks for our conversation{at}
			I was glad of the opportunity to speak with you{at}
			I appreciated the opportunity to meet you{at}
			thank you for the exchange we had{at}
			I am grateful for the time you gave me{at}
			I am pleased that we had the chance to speak{at}
			may I thank you for the conversation we had{at}
			I am writing further to our conversation{at}
			allow me to thank you for your time{at}
			I was delighted to make your acquaintance{at}
			I enjoyed the opportunity to speak with you{at}
		`)
	},
	tails: {
		warm: lines(`
			.
			, and I would love to stay in touch.
			, and I am glad that we swapped cards.
			, and I hope it will not be the last time.
			, and I would love to carry on from there.
			, and I hope we can keep talking.
			 – I would be so happy to hear from you.
			, and I look forward to staying in touch.
			, and I would love to hear more from you.
			 – let us keep in touch.
			, and I hope we see each other again soon.
			, and I did not want to leave that unsaid.
			, and I am so happy to be in touch with you now.
			, and it would be lovely to talk again.
			, and I already look forward to the next time.
			 – I hope this was only the beginning.
			, and I wanted you to know that.
		`),
		plain: lines(`
			.
			, and I would like to stay in touch.
			, and I am glad we swapped cards.
			, and I would be glad to talk again.
			, and I would like to pick up from there.
			, and I hope we keep talking.
			 – I would be happy to hear from you.
			, and I look forward to keeping in touch.
			, and I would like to hear more from you.
			 – let us stay in touch.
			, and I hope to see you again.
			, and I wanted to say so.
			, and it is good to be in touch.
			, and I would be happy to carry on.
			, so here is a short hello.
		`),
		formal: lines(`
			.
			, and I would be pleased to stay in contact.
			, and I am glad that we exchanged cards.
			, and I would welcome the chance to speak again.
			, and I would be glad to continue from there.
			, and I hope that we can continue our exchange.
			, and I would be pleased to hear from you.
			, and I look forward to remaining in contact.
			, and I would be interested to hear more from you.
			, and I hope that we will meet again.
			, and I look forward to our next conversation.
			, and I did not want to leave that unmentioned.
			, and I am pleased to be in contact with you.
			, and I would be happy to continue our conversation.
			, and I hope that this contact will continue.
		`)
	}
};

const unmetTails = lines(`
	.
	, and I would like to know more about what you do.
	, so here is a short hello from me.
	, and I look forward to getting to know you.
	, and I would be happy to hear from you.
	, and I hope that we find time to talk.
	, and I wanted to say hello.
	, and I would like to hear more from you.
	, and I hope that we stay in touch.
	, so I am writing to you.
`);

/** Cards were swapped, and no meeting is known. */
export const unmet: Grid = {
	heads: every(
		lines(`
			I am glad that we are in touch
			it is good to have your card
			thank you for your card
			I am happy to have your card
			thank you for sharing your card with me
			we have each other's cards now
			it is good that we are in touch
			thanks for swapping cards with me
			I am glad that we swapped cards
			your card is with me now
		`)
	),
	tails: every(unmetTails)
};
