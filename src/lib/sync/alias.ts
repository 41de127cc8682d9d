/** Under this id in `meta` stands what an id has become an alias of. */
export function aliasKey(id: string): string {
	return `alias/${id}`;
}

/** Whether a row of `meta` is an alias. */
export function isAliasKey(metaId: string): boolean {
	return metaId.startsWith('alias/');
}
