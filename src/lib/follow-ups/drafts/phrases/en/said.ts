import { type Catalogue, lines } from '../catalogue.ts';

/** Sentences about what they said; `{x}` continues the sentence. */
export const frames: Catalogue['frames'] = {
	topic: lines(`
		I would like to hear more about {x}.
		We talked about {x}, and I would be glad to continue that conversation.
		I would be glad to pick up where we left off with {x}.
		I made a note of what we said about {x}, and I would like to hear more.
		I would like to come back to what we said about {x}.
		I would be happy to carry on our conversation about {x}.
		There is more I would like to ask you about {x}.
	`),
	told: lines(`
		I would like to hear more about {x}.
		I made a note of what you told me about {x}.
		I would be glad to continue our conversation about {x}.
	`),
	works: lines(`
		You told me that you are working on {x}, and I would like to hear how it goes.
		I would be glad to hear how things go with {x}.
		I would like to know more about your work on {x}.
		You are working on {x}: I would like to hear more about that.
	`),
	plans: lines(`
		You told me that you are planning {x}, and I would like to hear how it goes.
		I would be glad to hear how your plans for {x} come along.
		I would like to know more about your plans for {x}.
	`),
	seeks: lines(`
		You mentioned that you are looking for {x}, and I am keeping that in mind.
		I remember that you are looking for {x}.
		I am keeping in mind that you are looking for {x}.
		You told me that you are looking for {x}, and I would like to hear how that goes.
	`),
	needs: lines(`
		You mentioned that you need {x}, and I am keeping that in mind.
		I am keeping in mind that you need {x}.
		I remember that you need {x}.
	`),
	interest: lines(`
		I remember that you are interested in {x}, and I would like to hear more about that.
		You told me of your interest in {x}, and I would like to hear more.
		I would be glad to hear more about your interest in {x}.
	`),
	struggles: lines(`
		You told me how hard things are with {x} at the moment, and I would like to hear how it goes.
		I remember what you said about {x}, and I hope it gets easier.
		I hope that things move forward with {x}.
	`),
	challenge: lines(`
		I remember the challenge you told me about: {x}.
		You told me what you are dealing with at the moment: {x}.
		You named the challenge you are facing, {x}, and I would like to hear how it goes.
		I hope that things move forward with what you told me about: {x}.
	`),
	goal: lines(`
		I remember the goal you told me about: {x}.
		You told me what you are aiming for: {x}.
		I wish you every success with the goal you told me about: {x}.
	`),
	doing: lines(`
		You told me that you want to {x}, and I would like to hear how it goes.
		I remember that you want to {x}, and I wish you every success with it.
		I would be glad to hear how your plan to {x} comes along.
		You want to {x}, and I would like to hear more about that.
	`),
	does: lines(`
		You told me that you are {x}, and I would like to hear more about that.
		I remember that you are {x}, and I would be glad to hear how it goes.
		You mentioned that you are {x}: I would like to hear more.
	`),
	'topic-plain': lines(`
		One thing I would like to hear more about: {x}.
		There is one thing I would like to come back to: {x}.
		I made a note of what we talked about: {x}.
	`),
	'seeks-plain': lines(`
		I am keeping in mind what you are looking for: {x}.
		I remember what you are looking for: {x}.
		You told me what you are looking for: {x}.
	`),
	'needs-plain': lines(`
		I am keeping in mind what you need: {x}.
		I remember what you need: {x}.
		You told me what would be useful to you: {x}.
	`),
	'works-plain': lines(`
		You told me what you are working on: {x}.
		I remember what you are working on: {x}. I would like to hear how it goes.
	`),
	'plans-plain': lines(`
		You told me what you are planning: {x}.
		I remember what you are planning: {x}. I would like to hear how it goes.
	`),
	asked: lines(`
		You told me what would help you: {x}.
		I remember what you asked for: {x}.
		I am keeping in mind what you asked for: {x}.
	`),
	wondered: lines(`
		You asked about {x}, and I have not forgotten that.
		I remember that you asked about {x}.
	`),
	advice: lines(`
		Thank you for your recommendation: {x}.
		I have kept your recommendation: {x}.
	`),
	personal: lines(`
		I also remember what you told me about yourself: {x}.
		And I have not forgotten what else you told me: {x}.
		I also liked hearing a little about you: {x}.
	`)
};

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

/** Aims have no words of their own on a card: as they stand after `looking for`. */
export const aims: Catalogue['aims'] = {
	mentor: 'a mentor',
	mentee: 'a mentee',
	'co-founder': 'a co-founder',
	hire: 'new colleagues',
	job: 'a new job',
	client: 'new clients',
	friend: 'new friends',
	investor: 'investors',
	collaborator: 'people to work with'
};
