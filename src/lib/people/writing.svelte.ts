import { onDestroy, onMount, untrack } from 'svelte';
import { codePoints } from '../core/text.ts';
import type { Result } from '../core/result.ts';
import { draftOf, keepDraft } from '../db/drafts.ts';

type Options = {
	/** Where the draft is kept, and what it began with; both hold the contact's id, so that they follow it. */
	keys: () => { readonly text: string; readonly was: string };
	/** The text as it is stored. */
	saved: () => string;
	/** Code points. */
	limit: number;
	/** Stores what `was` has become. */
	save: (text: string, was: string) => Promise<Result<unknown, string>>;
};

// A pause in typing: long enough not to send every word, short enough to trust it.
const pauseMs = 900;
// What a tab left half typed when it went is saved here: one that is still open has saved its own by then.
const restMs = 3_000;

/**
 * A text that somebody writes and that nothing loses: kept with every letter, saved at every pause and when it leaves the
 * screen, found again by the next screen or tab. Made while its component is.
 */
export class Writing {
	progress = $state<'idle' | 'typing' | 'saved' | 'full'>('idle');

	#options: Options;
	#edited = $state<string | null>(null);
	// What was stored when the first letter was typed, however it changes meanwhile.
	#was = '';
	#kept = '';
	#isKeeping = false;
	#saving: Promise<void> | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(options: Options) {
		this.#options = options;
		onMount(() => {
			const leave = () => this.#edited !== null && void keepDraft(options.keys().text, this.#edited);
			const flush = () => {
				if (!document.hidden) return;
				// The tab may be ended without another word.
				leave();
				void this.save();
			};
			document.addEventListener('visibilitychange', flush);
			addEventListener('pagehide', leave);
			return () => {
				document.removeEventListener('visibilitychange', flush);
				removeEventListener('pagehide', leave);
			};
		});
		onDestroy(() => void this.save());
		$effect(() => {
			if (this.#edited !== null || this.#draft === null) return;
			const rest = setTimeout(() => void this.save(), restMs);
			return () => clearTimeout(rest);
		});
		// Who this is about turns out to be somebody known: what is typed here has moved behind what was half-typed there.
		$effect.pre(() => {
			const behind = `\n\n${this.#kept}`;
			const { text: key, was: wasKey } = options.keys();
			untrack(() => {
				const moved = draftOf(key);
				if (this.#edited === null || moved === null || !moved.endsWith(behind)) return;
				this.#edited = moved.slice(0, -this.#kept.length) + this.#edited;
				this.#kept = moved;
				this.#was = draftOf(wasKey) ?? '';
			});
		});
	}

	// Not derived values: what is saved while the component goes must be as it is then.
	get text(): string {
		return this.#edited ?? this.#draft ?? this.#options.saved();
	}

	/** What came together from two texts may be longer, until it is edited. */
	get isTooLong(): boolean {
		return this.text !== this.#options.saved() && codePoints(this.text) > this.#options.limit;
	}

	get #draft(): string | null {
		return draftOf(this.#options.keys().text);
	}

	/** Takes the text as it is after a letter. */
	type(typed: string): void {
		if (this.#edited === null) this.#begin();
		this.#edited = typed;
		this.progress = 'typing';
		void this.#keep();
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.save(), pauseMs);
	}

	/** Stores what is typed, unless it is too long; the draft stays until that worked. */
	async save(): Promise<void> {
		clearTimeout(this.#timer);
		// One after the other: the second one knows what the first one has stored.
		while (this.#saving) await this.#saving;
		this.#saving = this.#store().finally(() => (this.#saving = null));
		await this.#saving;
	}

	async #store(): Promise<void> {
		const { keys, save } = this.#options;
		const [writing, from, at] = [this.text, this.#edited === null ? this.#startOf() : this.#was, keys()];
		if (this.isTooLong || (this.#edited === null && this.#draft === null)) return;
		if (writing !== from) {
			const done = await save(writing, from);
			this.progress = done.ok ? 'saved' : 'full';
			if (!done.ok) return;
		}
		// Whoever types on goes on from here.
		this.#was = writing;
		const isTypingOn = () => this.#edited !== null && this.#edited !== writing;
		if (!isTypingOn()) await keepDraft(at.text, '');
		await keepDraft(at.was, isTypingOn() ? this.#was : '');
		if (isTypingOn()) this.progress = 'typing';
		else this.#edited = null;
	}

	#begin(): void {
		this.#was = this.#startOf();
		this.#kept = '';
		void keepDraft(this.#options.keys().was, this.#was);
	}

	/** What the text on the screen began with; a draft that the page before stored in its last moment is what is stored. */
	#startOf(): string {
		const saved = this.#options.saved();
		if (this.#draft === null || this.#draft === saved) return saved;
		return draftOf(this.#options.keys().was) ?? '';
	}

	/** The draft survives whatever happens before the pause. The latest is written as soon as the one before it is. */
	async #keep(): Promise<void> {
		if (this.#isKeeping) return;
		this.#isKeeping = true;
		while (this.#edited !== null && this.#kept !== this.#edited) {
			this.#kept = this.#edited;
			await keepDraft(this.#options.keys().text, this.#kept);
		}
		this.#isKeeping = false;
	}
}
