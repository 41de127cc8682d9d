// npm run bench:code: how large the codes of cards are, beside a vCard of the same person. The smaller, the further away a
// camera reads them.
import QRCode from 'qrcode';
import { type Profile, fields } from '../../src/lib/card/fields.ts';
import { type ScannedCode, readCode, writeCode } from '../../src/lib/exchange/code/code.ts';
import { dictionary1 } from '../../src/lib/exchange/code/dictionary.ts';
import { makeKey } from '../../src/lib/core/key.ts';
import { writeVCard } from '../../src/lib/people/vcard.ts';
import { median } from '../tools/statistics.ts';
import { people } from './code-people.ts';

const origin = 'https://hallway.example-conf.org';
const code = { eventRef: '0102030405', key: makeKey(new Uint8Array(16).fill(7)), timeStep: 58_779_432 };

refuseKnownPeople();
const rows = people.flatMap(({ script, card }) =>
	Object.entries(card).map(([size, whole]) => ({ script, size, ...measured(whole) }))
);
console.log(
	`ECC M, a live code, host of ${new URL(origin).host.length} characters; "after" passes after the exchange`
);
console.table(
	rows.map(({ script, size, bytes, version, vCardVersion, movedToAfter, ms }) => ({
		script,
		card: size,
		'card bytes': bytes,
		'our QR version': version,
		'vCard QR version': vCardVersion,
		after: movedToAfter.join(' '),
		'write ms': ms
	}))
);
const versionsOf = (size: string) => rows.filter((row) => row.size === size).map(({ version }) => version);
console.log(
	JSON.stringify({
		cards: rows.map(({ script, size, version, vCardVersion, movedToAfter }) => ({
			script,
			size,
			version,
			vCardVersion,
			movedToAfter
		})),
		typicalVersion: Math.max(...versionsOf('typical')),
		largestVersion: Math.max(...rows.map(({ version }) => version))
	})
);

function measured(card: Profile) {
	const { url, movedToAfter } = writeCode({ origin, ...code, card });
	const read = readCode(url, { origin });
	if (!read.ok) throw new Error(`our own code is ${read.problem}`);
	const shown: ScannedCode['card'] = read.value.card;
	for (const { id } of fields) {
		const expected = movedToAfter.includes(id) ? undefined : card[id];
		if (JSON.stringify(shown[id]) !== JSON.stringify(expected))
			throw new Error(`${id} was not read as written`);
	}
	const vCard = writeVCard({ card, note: card.pitch ?? '', revisedAt: new Date('2026-11-22T09:00:00Z') });
	return {
		bytes: new TextEncoder().encode(JSON.stringify(card)).length,
		version: QRCode.create(url, { errorCorrectionLevel: 'M' }).version,
		vCardVersion: versionOf(vCard),
		movedToAfter,
		ms: Math.round(median([1, 2, 3, 4, 5].map(() => timed(card))) * 10) / 10
	};
}

function versionOf(text: string): number | 'too long' {
	try {
		return QRCode.create(text, { errorCorrectionLevel: 'M' }).version;
	} catch {
		return 'too long';
	}
}

function timed(card: Profile): number {
	const startedAtMs = performance.now();
	writeCode({ origin, ...code, card });
	return performance.now() - startedAtMs;
}

/** A dictionary that knew these people would measure nothing. */
function refuseKnownPeople(): void {
	const dictionary = new TextDecoder().decode(dictionary1().bytes);
	for (const { card } of people) {
		const { name, headline = '', organisation = '', email = '' } = card.long;
		const texts = [...name.split(' '), headline, organisation, email];
		const known = texts.find((text) => text !== '' && dictionary.includes(text));
		if (known) throw new Error(`the dictionary holds text of a test card: ${known}`);
	}
}
