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
