import { concat, fromHex, toHex, utf8 } from '../../core/bytes.ts';
import { type Result, ok, problem } from '../../core/result.ts';
import { codePoints, isBlank, truncate } from '../../core/text.ts';
import type { Card, FieldId, Profile } from '../../card/fields.ts';
import { packFields, squeeze, unpackFields, unsqueeze } from './body.ts';
import { type Key, keyIdSize } from '../../core/key.ts';
import { signatureSize, signed } from './key.ts';
import { qrVersion } from './qr-size.ts';

/** What a scanned code says. `bytes`, `eventRef` and `keyId` in lower-case hex; `timeStep` null on a printed badge. */
export type ScannedCode = {
	readonly bytes: string;
	readonly eventRef: string;
	readonly keyId: string;
	readonly timeStep: number | null;
	readonly card: Card;
};

export type CodeProblem = 'not-hallway' | 'newer-app' | 'damaged' | 'other-installation';

type Code = { eventRef: string; key: Key; card: Profile; timeStep: number | null };

const version = 1;
const isLiveBit = 1;
const isDeflatedBit = 2;
const eventRefSize = 5;
const timeStepSize = 4;
// A version 40 symbol holds 7,089 digits: whatever is longer did not come from a camera.
const longestText = 8_192;

/** The order in which fields claim their room in the code. */
const fieldsByImportance = [
	'headline',
	'organisation',
	'pronouns',
	'email',
	'phone',
	'linkedin',
	'website',
	'whatsapp',
	'signal',
	'telegram',
	'mastodon',
	'bluesky',
	'lookingFor',
	'offers',
	'interests',
	'links',
	'pitch'
] as const satisfies readonly FieldId[];

/**
 * The code of a card as a URL, never above QR version 12 at ECC M for an origin of up to 190 characters. `eventRef` is
 * ten hex digits, `timeStep` null for a printed badge. `movedToAfter` names the fields that found no room: they pass
 * after the exchange instead. It holds `name` when even the name had to be cut.
 */
export function writeCode({ origin, ...code }: Code & { origin: string }): {
	url: string;
	movedToAfter: FieldId[];
} {
	const prefix = `${origin}/x#`;
	const fits = (card: Profile) =>
		qrVersion(utf8(prefix).length, digitsOf(codeBytes({ ...code, card })).length) !== null;
	const urlOf = (card: Profile) => prefix + digitsOf(codeBytes({ ...code, card }));
	if (fits(code.card)) return { url: urlOf(code.card), movedToAfter: [] };

	const { name } = code.card;
	let card: Profile = { name: nameThatFits(name, fits) };
	const movedToAfter: FieldId[] = card.name === name ? [] : ['name'];
	for (const id of fieldsByImportance) {
		if (code.card[id] === undefined) continue;
		const larger = { ...card, [id]: code.card[id] };
		if (fits(larger)) card = larger;
		else movedToAfter.push(id);
	}
	return { url: urlOf(card), movedToAfter };
}

/** The bytes of a code: header, fields, signature (docs/protocol.md, "The exchange code, version 1"). */
export function codeBytes({ eventRef, key, card, timeStep }: Code): Uint8Array {
	const { bytes: body, isDeflated } = squeeze(packFields(card));
	const flags = (timeStep === null ? 0 : isLiveBit) | (isDeflated ? isDeflatedBit : 0);
	const head = Uint8Array.of((version << 4) | flags);
	return signed(concat(head, hexBytes(eventRef), hexBytes(key.id), stepBytes(timeStep), body), key);
}

/** Whether a scanned text could be a code of this installation: cheap enough to choose among all symbols in view. */
export function looksLikeCode(text: string, origin: string): boolean {
	const found = splitUrl(text);
	return found !== null && found.host === hostOf(origin);
}

/**
 * Reads what a camera saw. Never throws, whatever the text. A code is ours if host and port are those of `origin`
 * (http or https); whether its signature is right only the server can tell.
 */
export function readCode(text: string, { origin }: { origin: string }): Result<ScannedCode, CodeProblem> {
	const found = splitUrl(text);
	if (!found) return problem('not-hallway');
	const isOurs = found.host === hostOf(origin);
	const bytes = bytesOf(found.digits);
	if (!bytes) return problem(isOurs ? 'damaged' : 'not-hallway');

	const read = readBytes(bytes);
	if (isOurs) return read;
	return read.ok || read.problem === 'newer-app' ? problem('other-installation') : problem('not-hallway');
}

function readBytes(bytes: Uint8Array): Result<ScannedCode, 'newer-app' | 'damaged'> {
	if (bytes.length === 0 || bytes[0] >> 4 === 0) return problem('damaged');
	if (bytes[0] >> 4 > version || (bytes[0] & 0x0f) > (isLiveBit | isDeflatedBit)) return problem('newer-app');

	const isLive = (bytes[0] & isLiveBit) !== 0;
	const keyIdAt = 1 + eventRefSize;
	const stepAt = keyIdAt + keyIdSize;
	const bodyAt = stepAt + (isLive ? timeStepSize : 0);
	if (bytes.length <= bodyAt + signatureSize) return problem('damaged');

	const body = bytes.subarray(bodyAt, -signatureSize);
	const packed = (bytes[0] & isDeflatedBit) !== 0 ? unsqueeze(body) : ok(body);
	const card = packed.ok ? unpackFields(packed.value) : packed;
	if (!card.ok) return card;
	return ok({
		bytes: toHex(bytes),
		eventRef: toHex(bytes.subarray(1, keyIdAt)),
		keyId: toHex(bytes.subarray(keyIdAt, stepAt)),
		timeStep: isLive ? new DataView(bytes.buffer, bytes.byteOffset).getUint32(stepAt) : null,
		card: card.value
	});
}

/** The leading 01 keeps zero bytes at the front and makes the length come out even. */
function digitsOf(bytes: Uint8Array): string {
	return BigInt(`0x01${toHex(bytes)}`).toString();
}

function bytesOf(digits: string): Uint8Array | null {
	const hex = BigInt(digits).toString(16);
	return hex.startsWith('1') && hex.length % 2 === 1 ? fromHex(hex.slice(1)) : null;
}

function splitUrl(text: string): { host: string; digits: string } | null {
	if (text.length > longestText) return null;
	const match = /^\s*(https?:\/\/[^/?#\s]+)\/x\/?#([0-9]+)\s*$/i.exec(text);
	const host = match && hostOf(match[1]);
	return match && host ? { host, digits: match[2] } : null;
}

function hostOf(origin: string): string | null {
	try {
		return new URL(origin).host;
	} catch {
		return null;
	}
}

/** The longest beginning that fits; not of the white space before the name, if there is no room for more. */
function nameThatFits(name: string, fits: (card: Profile) => boolean): string {
	let length = codePoints(name);
	while (length > 1 && !fits({ name: truncate(name, length) })) length--;
	const shorter = truncate(name, length);
	return isBlank(shorter) ? nameThatFits(name.replace(/^[\s\u0085]+/, ''), fits) : shorter;
}

function stepBytes(timeStep: number | null): Uint8Array {
	if (timeStep === null) return new Uint8Array();
	const bytes = new Uint8Array(timeStepSize);
	new DataView(bytes.buffer).setUint32(0, timeStep);
	return bytes;
}

function hexBytes(hex: string): Uint8Array {
	const bytes = fromHex(hex);
	if (!bytes) throw new Error(`not hex: ${hex}`);
	return bytes;
}
