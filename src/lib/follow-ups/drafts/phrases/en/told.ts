import { type Catalogue, lines } from '../catalogue.ts';

/** Everything else that may be told. */
export const tellings: Catalogue['tellings'] = {
	quoted: lines(`
		I noted this: “{x}”.
		One thing from our conversation that I would like to come back to: “{x}”.
		I remember this from our conversation: “{x}”.
		There is one thing from our talk that I would like to continue: “{x}”.
		I made a note of this from our talk: “{x}”.
	`),
	return: lines(`
		How are things going with {x}?
		How did it go with {x}?
		How have things moved on with {x}?
		Where do things stand with {x}?
		What has happened with {x} since then?
	`),
	'return-doing': lines(`
		You wanted to {x}: how is that going?
		You told me that you want to {x}. How is it going?
		How far have you come with your plan to {x}?
	`),
	'return-aim': lines(`
		How are your plans for {x} coming along?
		Where do things stand with your plans for {x}?
		How have things moved on with your plans for {x}?
	`),
	'return-sought': lines(`
		You were looking for {x}: how is that going?
		You told me that you are looking for {x}. How is it going?
		Are you still looking for {x}?
	`),
	'return-needed': lines(`
		You told me that you need {x}. How is that going?
		You needed {x}: how do things stand now?
	`),
	'return-sought-plain': lines(`
		You told me what you are looking for: {x}. How is that going?
		This is what you were looking for: {x}. How did it go?
	`),
	'return-needed-plain': lines(`
		You told me what you need: {x}. How is that going?
		This is what you needed: {x}. How do things stand now?
	`),
	'return-plan': lines(`
		You told me what you have in mind: {x}. How is it going?
	`),
	'return-quoted': lines(`
		You told me about this: “{x}”. How did it go?
		This is what I had in mind: “{x}”. How are things going with it?
		You mentioned “{x}”. Where do things stand now?
	`),
	shared: lines(`
		We both care about {x}, and I would like to hear how you came to it.
		I saw that {x} is something we share.
		We have {x} in common, and I would be glad to talk about it.
		Our cards say that we are both interested in {x}.
		We share an interest in {x}, and I would like to hear your side of it.
	`),
	organisation: lines(`
		We are both with {x}, so we may well meet again.
		I saw that we are both with {x}.
		It is good to know somebody else at {x}.
	`),
	both: lines(`
		We are both looking for {x}, and I would like to hear what you have in mind.
		I saw that you are looking for {x}, as I am.
	`),
	'they-are': lines(`
		I am looking for {x}, and your card tells me that you are the one to ask.
		As it happens, I am looking for {x}: perhaps that fits.
	`),
	'they-offer': lines(`
		Your card says that you offer {x}, and that is something I am looking for.
		I saw on your card that you offer {x}: I am looking for just that.
		I would like to hear more about {x}, since I am looking for it.
	`),
	place: lines(`
		You may remember me: we stood {x}.
		In case you wonder who is writing: we talked {x}.
		We talked {x}, if you remember.
	`),
	give: lines(`
		You are looking for {x}, and I can help with that.
		Your card says that you are looking for {x}: I would be glad to help with that.
		I can offer something that you are looking for: {x}.
		If it is useful to you, I would be glad to help with what you are looking for: {x}.
	`),
	'promise-do': lines(`
		I promised to {x}, and I will keep that promise.
		I have not forgotten that I promised to {x}.
		I promised to {x}, and I will do so {by}.
		I said that I would {x}: you can count on it {by}.
	`),
	'promise-thing': lines(`
		I have not forgotten what I promised you: {x}.
		I promised you this, and I have not forgotten: {x}.
		You will have what I promised you {by}: {x}.
		I promised you this, and you will have it {by}: {x}.
	`),
	'promise-words': lines(`
		I have not forgotten what I promised: “{x}”.
		This is what I promised, and it is not forgotten: “{x}”.
	`),
	'here-send': lines(`
		I promised to {x}, and here it is.
		I said that I would {x}: here it is.
		Here it is, since I promised to {x}.
	`),
	'here-thing': lines(`
		Here it is, as promised: {x}.
		This is what I promised you: {x}.
		As promised, this is for you: {x}.
	`),
	'here-words': lines(`
		This is what I promised: “{x}”.
		Here is what I promised: “{x}”.
	`),
	'theirs-do': lines(`
		You offered to {x}, and I would still be very glad of it.
		You kindly said that you would {x}: is that still possible?
		You wanted to {x}, and I am still looking forward to it.
	`),
	'theirs-thing': lines(`
		You kindly offered me this, and I would still be very glad of it: {x}.
		It is about what you kindly offered: {x}.
	`),
	'theirs-words': lines(`
		You kindly offered me this, and I would still be very glad of it: “{x}”.
		It is about what you kindly offered: “{x}”.
	`),
	helped: lines(`
		Thank you for your help with {x}.
		Your help with {x} meant a lot to me.
		I am grateful for your help with {x}.
	`),
	'helped-did': lines(`
		You {x}, and I am very grateful for that.
		You {x}, and that meant a lot to me.
		It was kind of you: you {x}.
	`),
	'helped-words': lines(`
		Thank you for this: “{x}”.
		I am grateful for this: “{x}”.
	`),
	wrote: lines(`
		I would still be glad to hear from you.
		If now is not the time, that is perfectly fine.
		If you are busy, it can wait.
		A short answer is more than enough.
	`),
	thanks: lines(`
		Most of all, thank you.
		And once more, thank you.
		A special thank you from me.
	`),
	'day-thing': lines(`
		All the best for this: {x}.
		My good wishes are for this: {x}.
		All my good wishes go with this: {x}.
	`),
	'day-named': lines(`
		This is the day I mean: “{x}”.
		I mean this one: “{x}”.
		I have noted it like this: “{x}”.
	`),
	years: lines(`
		{years} years are worth a congratulation.
		That makes {years} years.
		{years} years: I wish you many more good ones.
	`)
};
