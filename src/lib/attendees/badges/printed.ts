/** The badges, those with these ids as printed. */
export function asPrinted<Badge extends { readonly id: string; readonly isPrinted: boolean }>(
	badges: readonly Badge[],
	ids: readonly string[]
): Badge[] {
	const printed = new Set(ids);
	return badges.map((badge) => (printed.has(badge.id) ? { ...badge, isPrinted: true } : badge));
}
