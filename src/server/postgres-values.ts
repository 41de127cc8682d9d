import pg from 'pg';

/** How to read a value of the type with that oid: as lite expects it, the rest as `pg` does. */
export function parserOf(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
	return parsers.get(oid) ?? pg.types.getTypeParser(oid, format);
}

const asItIs = (value: string) => value;
const { builtins } = pg.types;
const textArrayOid: number = 1009;
const nameArrayOid = 1003;
const parsers: ReadonlyMap<number, (value: string) => unknown> = new Map([
	...[builtins.DATE, builtins.TIMESTAMP, builtins.TIMESTAMPTZ].map((oid) => [oid, asItIs] as const),
	[builtins.INT8, (value) => (Number.isSafeInteger(Number(value)) ? Number(value) : BigInt(value))],
	[builtins.NUMERIC, (value) => (String(Number(value)) === value ? Number(value) : value)],
	// In the catalogue; `pg` knows no arrays of names.
	[nameArrayOid, pg.types.getTypeParser(textArrayOid)]
]);
