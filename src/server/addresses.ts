import { domainToASCII } from 'node:url';

/** Where a mail comes from: `Hallway <codes@example.org>`. */
export interface Sender {
	readonly name: string;
	readonly address: string;
}

/** RFC 5321, 4.5.3.1: the parts before and after the @, and all of it. */
const longest = { local: 64, domain: 253, address: 254 };
// Letters, digits and signs between dots, as every mail server takes them (RFC 5322's dot-atom). Quoted names, addresses
// with other letters before the @ (SMTPUTF8), line ends and lists are refused: hardly any server would deliver them.
const local = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const domain = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]*[a-z][a-z0-9-]*$/;

/**
 * An e-mail address as it is kept and compared: lower case, without blanks around it, a domain of any script in its ASCII
 * form (`bücher.example` is `xn--bcher-kva.example`). Null for what no mail can be sent to.
 */
export function readAddress(typed: string): string | null {
	const address = typed.replace(/^ +| +$/g, '').toLowerCase();
	const at = address.lastIndexOf('@');
	// A made-up text of any length is not worth looking at.
	if (at < 1 || at > longest.local || address.length > longest.address) return null;
	// It drops tabs and line ends, which must be seen.
	if (/[\p{Cc}\p{Cf}\p{Z}]/u.test(address)) return null;
	const host = domainToASCII(address.slice(at + 1));
	const name = address.slice(0, at);
	if (!local.test(name) || !domain.test(host) || host.length > longest.domain) return null;
	const read = `${name}@${host}`;
	return read.length > longest.address ? null : read;
}

/** Reads `codes@example.org` or `Hallway <codes@example.org>`; null if it is neither. */
export function readSender(text: string): Sender | null {
	const [, quoted, plain, inBrackets] = /^(?:"([^"\\]*)" *|([^"<>]*))<([^<>]*)>$/.exec(text.trim()) ?? [];
	const name = (quoted ?? plain ?? '').trim();
	const address = readAddress(inBrackets ?? text);
	return address === null || /\p{Cc}/u.test(name) ? null : { name, address };
}
