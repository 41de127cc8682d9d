import type { InstallWay } from '../device/install-prompt.svelte.ts';

/** What the question whether somebody's people are safe depends on. */
export type SafetyFacts = {
	contacts: number;
	notes: number;
	/** The account is kept by an address. */
	hasEmail: boolean;
	/** Whether this installation can send mail; null while nobody knows. */
	canMail: boolean | null;
	isDismissed: boolean;
	installWay: InstallWay;
	/** The browser lets go of what is stored only when its person says so. */
	isProtected: boolean;
};

/** What would make them safe, the best first. */
export type SafetyWay = 'email' | 'second-device' | 'install' | 'export';

/** What may become of them: lost with the device, or deleted by the browser after seven days without a visit (iOS Safari). */
export type Danger = 'one-device' | 'seven-days';

/** Three people are a loss; so is a single note, which nobody else could write again. */
const contactsWorthKeeping = 3;

/**
 * What to tell a guest whose people could be lost, or null: somebody kept by an address is safe, too few are nothing to
 * worry about, and who has said "not now" is not asked again.
 */
export function notYetSafe(facts: SafetyFacts): { danger: Danger; ways: SafetyWay[] } | null {
	const { contacts, notes, hasEmail, canMail, isDismissed, installWay } = facts;
	const isWorthIt = contacts >= contactsWorthKeeping || (contacts > 0 && notes > 0);
	if (hasEmail || isDismissed || !isWorthIt) return null;
	const isInSafari = installWay === 'share-menu';
	const mayInstall = isInSafari || (installWay === 'prompt' && !facts.isProtected);
	return {
		danger: isInSafari && !facts.isProtected ? 'seven-days' : 'one-device',
		ways: [
			canMail === false ? 'second-device' : 'email',
			...(mayInstall ? ['install' as const] : []),
			'export'
		]
	};
}
