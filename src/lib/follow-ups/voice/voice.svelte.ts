import { db } from '../../db/db.svelte.ts';
import type { OwnPhrase, Voice } from '../../db/rows.ts';
import { Writing } from '../../people/writing.svelte.ts';
import { mutate } from '../../sync/mutate.ts';
import { Unsaved } from '../../sync/unsaved.svelte.ts';
import { saveVoice } from '../mutations.ts';

type Words = 'greetings' | 'signatures';
type Language = 'en' | 'de';

const unsaved = new Unsaved<Voice>();

/** How I write, live. */
export function myVoice(): Voice {
	return unsaved.value ?? db.tables.voices.get('me')?.voice ?? {};
}

/** Changes what is given; the rest stays as it is. */
export function changeVoice(change: Partial<Voice>) {
	const voice = { ...myVoice(), ...change };
	return unsaved.until(voice, mutate(saveVoice, { voice }));
}

/** A greeting or a signature while it is written; call it while its component is made. */
export function voiceWriting(words: Words, language: Language, limit: number): Writing {
	const key = `${words}-${language}`;
	return new Writing({
		keys: () => ({ text: `voice/${key}`, was: `voice-was/${key}` }),
		saved: () => myVoice()[words]?.[language] ?? '',
		limit,
		save: (text) => {
			const { [language]: _, ...others } = myVoice()[words] ?? {};
			return changeVoice({ [words]: text === '' ? others : { ...others, [language]: text } });
		}
	});
}

/** The phrases without the one at that place. */
export function withoutPhrase(phrases: readonly OwnPhrase[], at: number): OwnPhrase[] {
	return phrases.filter((_, place) => place !== at);
}
