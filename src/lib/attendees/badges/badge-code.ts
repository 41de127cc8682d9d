import { keyIdOf } from '../../core/key.ts';
import { isBlank } from '../../core/text.ts';
import { eventRefOf } from '../../events/event-id.ts';
import { formatShortCode, shortCodeOf } from '../../exchange/code/key.ts';
import { writeCode } from '../../exchange/code/code.ts';
import { type QrPath, qrPath } from '../../exchange/qr-path.ts';

/** What stands on a badge and what its code is signed with (hex). */
export type Badge = {
	readonly name: string;
	readonly headline: string;
	readonly organisation: string;
	readonly secret: string;
};

type Where = { readonly origin: string; readonly eventId: string };

/** The dots of a laser or label printer: a module is a whole number of them, so that every edge is sharp. */
const dot = 25.4 / 300;
/** A module that any phone reads from an arm's length: 0.42 mm. */
const goodModule = 5 * dot;

/**
 * The link in the code of a printed badge: without a time, with name and headline; `nobody` stands for a name that is written
 * on by hand.
 */
export function badgeLink(
	{ name, headline, secret }: Badge,
	{ origin, eventId }: Where,
	nobody: string
): string {
	const shown = isBlank(name) ? nobody : name;
	const card = isBlank(headline) ? { name: shown } : { name: shown, headline };
	const key = { id: keyIdOf(secret), secret };
	return writeCode({ origin, eventRef: eventRefOf(eventId), key, card, timeStep: null }).url;
}

/** A drawn code and its side in millimetres, quiet zone included. */
export type PrintedCode = QrPath & { readonly side: number; readonly text: string };

/** Draws a text as large as fits, in whole dots of 300 dpi. */
export function printedCode(text: string, room: number): PrintedCode {
	const code = qrPath(text);
	const module = Math.max(1, Math.floor(room / code.size / dot + 1e-9)) * dot;
	return { ...code, text, side: module * code.size };
}

/** The code of a badge in `room` millimetres; a headline that would make it too fine is left out, since it comes with the card. */
export function badgeCode(badge: Badge, where: Where, room: number, nobody: string): PrintedCode {
	const whole = printedCode(badgeLink(badge, where, nobody), room);
	if (whole.side / whole.size >= goodModule - 1e-9) return whole;
	return printedCode(badgeLink({ ...badge, headline: '' }, where, nobody), room);
}

/** What is typed where no camera is: `ABCD-EFGH`. */
export function typedCode({ secret }: Badge, eventId: string): string {
	return formatShortCode(shortCodeOf({ id: keyIdOf(secret), secret }, eventRefOf(eventId)));
}
