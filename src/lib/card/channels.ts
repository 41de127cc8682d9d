import type { ChannelId } from './fields.ts';

/** What looks wrong with a way to be reached; a remark, never a barrier: people know their own numbers. */
export type ChannelProblem =
	'not-an-address' | 'not-a-number' | 'no-country-code' | 'not-a-name' | 'no-server' | 'not-a-link';

export type Tidied = { readonly text: string; readonly problem: ChannelProblem | null };

/**
 * Reads what a person typed or pasted as their way to be reached: a pasted link becomes the name in it, `00` becomes
 * `+`. Links are made of that; what is stored stays as typed. What it cannot read it gives back, with a remark. A blank
 * text is fine.
 */
export function tidyChannel(channel: ChannelId, typed: string): Tidied {
	const text = typed.replace(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '').trim();
	return text === '' ? fine('') : tidy[channel](text);
}

const tidy: Record<ChannelId, (text: string) => Tidied> = {
	email(text) {
		const address = (/<([^<>]+)>\s*$/.exec(text)?.[1] ?? text).replace(/^mailto:([^?]*).*$/i, '$1').trim();
		return /^[^\s@?]+@[^\s@.?]+(\.[^\s@.?]+)+$/.test(address) ? fine(address) : odd(text, 'not-an-address');
	},
	phone(text) {
		const number = text.replace(/^tel:/i, '');
		return isNumber(number) ? fine(number) : odd(text, 'not-a-number');
	},
	linkedin(text) {
		const name =
			pathOf(text, /^([a-z-]+\.)?linkedin\.com$/, /^\/in\/([^/]+)/) ??
			/^@?(?:in\/)?([\p{L}\p{N}_-]+)\/?$/u.exec(text)?.[1];
		if (name) return fine(name);
		const url = urlOf(text);
		return url && /(^|\.)linkedin\.com$|^lnkd\.in$/.test(url.hostname)
			? fine(url.origin + url.pathname)
			: odd(text, 'not-a-name');
	},
	whatsapp(text) {
		const url = urlOf(text);
		const isWhatsApp = url !== null && /^wa\.me$|(^|\.)whatsapp\.com$/.test(url.hostname);
		const digits = isWhatsApp
			? (/^\/\+?(\d{6,15})\/?$/.exec(url.pathname)?.[1] ?? url.searchParams.get('phone'))
			: null;
		if (digits) return withCountryCode(`+${digits.replace(/\D/g, '')}`);
		return isWhatsApp ? fine(url.href) : withCountryCode(text);
	},
	signal(text) {
		const url = urlOf(text);
		if (url && /^signal\.(me|group)$/.test(url.hostname)) {
			const number = /^#p\/(\+\d+)/.exec(url.hash)?.[1];
			return fine(number ?? url.href);
		}
		if (/^@?[\p{L}_][\p{L}\p{N}_]{2,31}\.\d{2,9}$/u.test(text)) return fine(text.replace(/^@/, ''));
		return isNumber(text) ? withCountryCode(text) : odd(text, 'not-a-name');
	},
	telegram(text) {
		const name =
			pathOf(text, /^(t|telegram)\.me$/, /^\/(?:s\/)?([a-z]\w{3,31})\/?$/i) ??
			/^@?([a-z]\w{3,31})$/i.exec(text)?.[1];
		if (name) return fine(`@${name}`);
		return isNumber(text) ? withCountryCode(text) : odd(text, 'not-a-name');
	},
	mastodon(text) {
		const url = urlOf(text);
		const name = url && /^\/(?:@|users\/)([\w.-]+)\/?$/.exec(url.pathname)?.[1];
		if (url && name) return fine(`@${name}@${url.host}`);
		const [, user, host] = /^@?([\w.-]+)@([^\s@/]+\.[^\s@/]+)$/.exec(text) ?? [];
		if (user) return fine(`@${user}@${host}`);
		return odd(text, /^@?[\w.-]+$/.test(text) ? 'no-server' : 'not-a-name');
	},
	bluesky(text) {
		const handle = pathOf(text, /^bsky\.app$/, /^\/profile\/([^/]+)/) ?? text.replace(/^@/, '');
		if (/^did:(plc|web):[\w.:-]+$/.test(handle)) return fine(handle);
		if (/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(handle)) return fine(handle.toLowerCase());
		return /^[a-z0-9-]+$/i.test(handle)
			? fine(`${handle.toLowerCase()}.bsky.social`)
			: odd(text, 'not-a-name');
	},
	website(text) {
		return urlOf(text) ? fine(text) : odd(text, 'not-a-link');
	}
};

function fine(text: string): Tidied {
	return { text, problem: null };
}

function odd(text: string, problem: ChannelProblem): Tidied {
	return { text, problem };
}

function isNumber(text: string): boolean {
	const digits = text.normalize('NFKC').replace(/\D/g, '').length;
	return (
		/^\+?[\d\s().\-/\u2010-\u2015]+(?:\s*(?:ext\.?|x|#)\s*\d+)?$/i.test(text.normalize('NFKC')) &&
		digits >= 3 &&
		digits <= 20
	);
}

/** Messengers find nobody by a number without its country. */
function withCountryCode(text: string): Tidied {
	if (!isNumber(text)) return odd(text, 'not-a-number');
	const number = text.normalize('NFKC').replace(/^00/, '+');
	return number.startsWith('+') ? fine(number) : odd(text, 'no-country-code');
}

/** The web address in a text, with or without its scheme; null for anything else. */
function urlOf(text: string): URL | null {
	if (/\s/.test(text) || /^[^/]*@[^/]*$/.test(text)) return null;
	try {
		const url = new URL(/^https?:\/\//i.test(text) ? text : `https://${text}`);
		return url.hostname.includes('.') && !url.username && !url.password ? url : null;
	} catch {
		return null;
	}
}

/** The first group of `path` in the path of a web address on that host. */
function pathOf(text: string, host: RegExp, path: RegExp): string | null {
	const url = urlOf(text);
	const part = url && host.test(url.hostname) ? path.exec(url.pathname)?.[1] : undefined;
	if (!part) return null;
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}
