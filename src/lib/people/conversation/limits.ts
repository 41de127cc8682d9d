/** Code points of one remark and of one promise (docs/protocol.md). */
export const remarkLimit = 1_000;
export const promiseLimit = 500;
