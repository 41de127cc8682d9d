import { db } from '../../db/db.svelte.ts';
import type { OwnPhrase, Voice } from '../../db/rows.ts';
import { Writing } from '../../people/writing.svelte.ts';
import { mutate } from '../../sync/mutate.ts';
import { saveVoice } from '../mutations.ts';

type Words = 'greetings' | 'signatures';
type Language = 'en' | 'de';

// What was changed and is still being stored: the next change builds on it, however quickly it comes.
let unsaved = $state.raw<Voice | null>(null);

/** How I write, live. */
export function myVoice(): Voice {
	return unsaved ?? db.tables.voices.get('me')?.voice ?? {};
}

/** Changes what is given; the rest stays as it is. */
export async function changeVoice(change: Partial<Voice>) {
	const voice = { ...myVoice(), ...change };
	unsaved = voice;
	const done = await mutate(saveVoice, { voice });
	if (unsaved === voice) unsaved = null;
	return done;
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
