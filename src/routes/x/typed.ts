import type { GuestFields } from '$lib/exchange/guest.ts';
import { keep, kept, typedAs } from './fragment.ts';

/** What was half typed into the form below this link, if the page was loaded again since. Each field is a line. */
export function keptFields(): GuestFields {
	const [name = '', headline = '', reach = ''] = (kept(typedAs) ?? '').split('\n');
	return { name, headline, reach };
}

/** Keeps what is half typed, until the link is another one. */
export function keepFields({ name, headline, reach }: GuestFields): void {
	keep(typedAs, [name, headline, reach].join('\n'));
}
