/** The server's time as this device knows it; `offsetMs` is what its clock was found to be behind, if that is known. */
export function serverTime(offsetMs: unknown, nowMs: number = Date.now()): Date {
	return new Date(nowMs + (typeof offsetMs === 'number' ? offsetMs : 0));
}
