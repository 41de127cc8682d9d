import type { Tx } from './tx.ts';

/** Under this id in `meta` stands what an id has become an alias of. */
export function aliasKey(id: string): string {
	return `alias/${id}`;
}

/** Whether a row of `meta` is an alias. */
export function isAliasKey(metaId: string): boolean {
	return metaId.startsWith('alias/');
}

/** The id that the server, or an earlier scan of the same person, decided on instead of this one. */
export async function realId(tx: Pick<Tx, 'get'>, id: string): Promise<string> {
	const seen = new Set<string>();
	let real = id;
	while (!seen.has(real)) {
		seen.add(real);
		const found = (await tx.get('meta', aliasKey(real)))?.value;
		if (typeof found === 'string') real = found;
	}
	return real;
}
