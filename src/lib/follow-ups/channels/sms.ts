// How a text becomes SMS (3GPP TS 23.038, GSM 7-bit default alphabet and its extension table; 23.040 for joined messages).

const basic =
	'@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
	'¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const extended = '\f^{}\\[~]|€';

const inOne = { 'GSM-7': 160, 'UCS-2': 70 };
// What joins the parts takes six octets of each.
const inPart = { 'GSM-7': 153, 'UCS-2': 67 };

/** `units`: septets or UTF-16 code units in all; `left`: those that fit into the last message. */
export type SmsSize = { alphabet: 'GSM-7' | 'UCS-2'; units: number; messages: number; left: number };

/**
 * What sending a text costs: one sign outside of the GSM alphabet makes the whole text UCS-2. A character that takes two units is
 * never cut in the middle. An empty text is no message.
 */
export function smsSizeOf(text: string): SmsSize {
	const characters = [...text];
	const isGsm = characters.every((character) => basic.includes(character) || extended.includes(character));
	const alphabet = isGsm ? 'GSM-7' : 'UCS-2';
	const sizes = characters.map((character) =>
		isGsm ? (basic.includes(character) ? 1 : 2) : character.length
	);
	const units = sizes.reduce((sum, size) => sum + size, 0);
	if (units === 0) return { alphabet, units, messages: 0, left: inOne[alphabet] };
	if (units <= inOne[alphabet]) return { alphabet, units, messages: 1, left: inOne[alphabet] - units };
	let [messages, used] = [1, 0];
	for (const size of sizes) {
		if (used + size > inPart[alphabet]) [messages, used] = [messages + 1, 0];
		used += size;
	}
	return { alphabet, units, messages, left: inPart[alphabet] - used };
}
