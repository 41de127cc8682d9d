/** `system` follows the device. */
type ThemeChoice = 'system' | 'light' | 'dark';

const key = 'hallway-theme';

/** The theme of this device, kept in localStorage, since it is wanted before the database is open. */
class Theme {
	#choice: ThemeChoice = $state(stored());

	get choice(): ThemeChoice {
		return this.#choice;
	}

	set choice(choice: ThemeChoice) {
		this.#choice = choice;
		try {
			localStorage.setItem(key, choice);
		} catch {
			// Blocked storage: the choice lasts as long as the page.
		}
		this.paint();
	}

	/** Puts the choice on the document; call it once before the first screen. */
	paint(): void {
		const root = document.documentElement;
		if (this.#choice === 'system') delete root.dataset.theme;
		else root.dataset.theme = this.#choice;
		// The browser's own bars follow, whichever media query their tags have.
		const canvas = getComputedStyle(root).backgroundColor;
		for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
			meta.dataset.system ??= meta.content;
			meta.content = this.#choice === 'system' ? meta.dataset.system : canvas;
		}
	}
}

export const theme = new Theme();

function stored(): ThemeChoice {
	try {
		const choice = localStorage.getItem(key);
		return choice === 'light' || choice === 'dark' ? choice : 'system';
	} catch {
		return 'system';
	}
}
