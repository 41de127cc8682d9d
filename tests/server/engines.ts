/** Where the guards are tried: what to put into the environment for a fresh, empty database of each kind. */
export interface Engine {
	readonly name: 'PGlite' | 'Postgres';
	/** Gives the variables of a new database. */
	fresh(): Promise<Readonly<Record<string, string>>>;
}

/** PGlite always. */
export const engines: readonly Engine[] = [{ name: 'PGlite', fresh: async () => ({}) }];
