import * as v from 'valibot';
import type { GuestFields } from '$lib/exchange/guest.ts';
import { keep, kept, typedAs } from './fragment.ts';

const fieldsSchema = v.pipe(
	v.string(),
	v.parseJson(),
	v.object({ name: v.string(), headline: v.string(), reach: v.string() })
);

/** What was half typed into the form below this link, if the page was loaded again since. */
export function keptFields(): GuestFields {
	const read = v.safeParse(fieldsSchema, kept(typedAs));
	return read.success ? read.output : { name: '', headline: '', reach: '' };
}

/** Keeps what is half typed, until the link is another one. */
export function keepFields(fields: GuestFields): void {
	keep(typedAs, JSON.stringify(fields));
}
