/** One short message that leaves by itself. With an action (undo) it stays longer. */
type Toast = {
	readonly id: number;
	readonly text: string;
	readonly tone: 'plain' | 'good' | 'bad';
	readonly action?: { readonly label: string; readonly run: () => void };
};

const readingMs = 5_000;
// WCAG 2.2.1 asks for time to react; focus and hover hold a toast as well.
const actingMs = 12_000;

/** The toasts in sight, oldest first; at most three. */
class Toasts {
	shown = $state<readonly Toast[]>([]);
	#lastId = 0;
	#timers: Record<number, ReturnType<typeof setTimeout>> = {};

	/** Shows a text; `action` offers one button, such as undo. */
	show(text: string, options: { tone?: Toast['tone']; action?: Toast['action'] } = {}): void {
		const toast: Toast = { id: ++this.#lastId, text, tone: options.tone ?? 'plain', action: options.action };
		for (const old of this.shown.slice(0, -2)) this.close(old.id);
		this.shown = [...this.shown, toast];
		this.release(toast);
	}

	/** Keeps a toast while somebody points at it or has focus in it. */
	hold(toast: Toast): void {
		clearTimeout(this.#timers[toast.id]);
	}

	/** Lets it go after its time. */
	release(toast: Toast): void {
		this.hold(toast);
		const timeMs = toast.action ? actingMs : readingMs;
		this.#timers[toast.id] = setTimeout(() => this.close(toast.id), timeMs);
	}

	close(id: number): void {
		clearTimeout(this.#timers[id]);
		delete this.#timers[id];
		this.shown = this.shown.filter((toast) => toast.id !== id);
	}
}

export const toasts = new Toasts();
