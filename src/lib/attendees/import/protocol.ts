import type { Result } from '../../core/result.ts';
import type { Answer, Chunk, Fate, Opened, Page, Planned } from './list.ts';
import type { Mapping } from './mapping.ts';
import type { ReadingChoice, Unreadable } from './read.ts';
import type { Standing } from './status-words.ts';

/** What a screen asks the worker that holds a list, and what it answers. */
export type Questions = {
	open: { ask: { bytes: ArrayBuffer; choice: ReadingChoice }; answer: Result<Opened, Unreadable> };
	plan: {
		ask: { mapping: Mapping; meanings: readonly (readonly [word: string, standing: Standing])[] };
		answer: Planned;
	};
	page: { ask: { fate: Fate | null; from: number; count: number }; answer: Page };
	chunk: { ask: { from: number }; answer: Chunk };
	note: { ask: { answers: (readonly [key: string, answer: Answer])[] }; answer: Planned };
	merge: {
		ask: {
			links: (readonly [key: string, link: string])[];
			headers: { name: string; email: string; link: string };
		};
		answer: string;
	};
};

export type Question = keyof Questions;
export type Request = {
	[Kind in Question]: { id: number; kind: Kind; ask: Questions[Kind]['ask'] };
}[Question];
export type Reply =
	| { id: number; kind: 'answer'; answer: Questions[Question]['answer'] }
	| { id: number; kind: 'progress'; done: number; total: number }
	| { id: number; kind: 'failed'; reason: string };
