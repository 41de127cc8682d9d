/**
 * Whether this is `npm run test:long`, which has time for more of the same: other moments of a fault, larger numbers,
 * twenty kills. `npm test` has one of each kind, so that it stays under ten minutes.
 */
export const isLong = process.env.HALLWAY_LONG !== undefined;

/** For a test that `npm test` has with small numbers: `npm run test:long` runs it too, with the large ones. */
export const moreInLong = { tag: isLong ? ['@long'] : [] };
