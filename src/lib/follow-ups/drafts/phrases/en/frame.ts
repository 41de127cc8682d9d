import { type ByTone, type Catalogue, lines } from '../catalogue.ts';

export const greetings: ByTone = {
	warm: ['Hi {name},'],
	plain: ['Hello {name},'],
	formal: ['Dear {name},']
};

/** For somebody whose name cannot be said. */
export const nameless: ByTone = { warm: ['Hi,'], plain: ['Hello,'], formal: ['Good day,'] };

/** Sentences with a gap: it stands behind a colon, so that anything may fill it. */
export const blanks: Catalogue['blanks'] = {
	said: lines(`
		What stayed with me from our conversation: {blank}.
		One thing I would like to come back to: {blank}.
	`),
	progress: lines(`
		This is what has moved since we last spoke: {blank}.
		What is new on my side: {blank}.
	`),
	deed: lines(`
		I would like to thank you for this: {blank}.
		What I am thankful for: {blank}.
	`),
	why: lines(`
		Why I am writing to you: {blank}.
		What made me write to you: {blank}.
	`)
};

export const steps: Catalogue['steps'] = {
	coffee: {
		warm: lines(`
			Shall we have a coffee together some time soon?
			I would love to talk more over a coffee, if you feel like it.
			Would you like to meet for a coffee one of these days?
			How about a coffee together? Just tell me when it suits you.
			I would be so happy to continue this over a coffee.
		`),
		plain: lines(`
			Would you like to meet for a coffee?
			Shall we continue over a coffee?
			I would be glad to meet for a coffee, whenever it suits you.
			If you like, let us have a coffee together.
			Do you have time for a coffee one of these days?
		`),
		formal: lines(`
			Would you care to meet for a coffee at a time that suits you?
			I would be pleased to continue our conversation over a coffee.
			If you agree, I would be glad to meet you for a coffee.
			May I invite you to continue this over a coffee?
		`)
	},
	call: {
		warm: lines(`
			Shall we have a quick call some time soon?
			I would love to talk more in a short call, if you feel like it.
			How about a short call? Just tell me when it suits you.
			Would you like to talk on the phone one of these days?
			I would be so happy to continue this in a call.
		`),
		plain: lines(`
			Would you have time for a short call?
			Shall we continue in a short call?
			I would be glad to have a call, whenever it suits you.
			If you like, let us have a short call.
			Do you have time for a call one of these days?
		`),
		formal: lines(`
			Would you be available for a short call at a time that suits you?
			I would be pleased to continue our conversation in a short call.
			If you agree, I would be glad to arrange a short call.
			May I suggest a short call to continue this?
		`)
	}
};

export const farewells: ByTone = {
	warm: lines(`
		I would be happy to hear from you.
		I look forward to hearing from you.
		It would be lovely to hear from you.
	`),
	plain: lines(`
		I would be glad to hear from you.
		I look forward to hearing from you.
		Feel free to write whenever you like.
	`),
	formal: lines(`
		I look forward to hearing from you.
		I would be pleased to hear from you.
	`)
};

export const closings: ByTone = {
	warm: ['Warmly,', 'Warm wishes,', 'With warm regards,', 'All the best,'],
	plain: ['Best wishes,', 'Best,', 'Kind regards,', 'All the best,'],
	formal: ['Kind regards,', 'With kind regards,', 'Yours sincerely,']
};

export const subjects: Catalogue['subjects'] = {
	first: lines(`
		Our conversation{at}
		Good to meet you{at}
		Thank you for the conversation{at}
		After our talk{at}
	`),
	unmet: ['Hello', 'Hello from {me}', 'A hello from {me}'],
	thank: ['Thank you', 'A thank you', 'Thank you for our conversation{at}'],
	promise: ['What I promised you', 'As promised', 'My promise'],
	reminder: ['A small question about our conversation{at}', 'Our conversation{at}'],
	return: ['How is it going?', 'Coming back to our conversation{at}'],
	'check-in': ['A hello from {me}', 'How are you?', 'A short hello'],
	update: ['A short update', 'A short update from {me}', 'An update from {me}'],
	mentee: ['How are you getting on?', 'How are things going?'],
	birthday: ['Happy birthday', 'Best wishes for your birthday'],
	anniversary: ['Congratulations on your work anniversary', 'Your work anniversary'],
	day: ['Thinking of you', 'A hello for your day'],
	nudge: ['My message{when}', 'Coming back to my message']
};
