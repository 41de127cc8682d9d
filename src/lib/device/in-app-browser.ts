const apps: readonly [name: string, sign: RegExp][] = [
	['LinkedIn', /LinkedInApp/i],
	['WhatsApp', /\bWhatsApp\//i],
	['Instagram', /\bInstagram\b/i],
	['Threads', /\bBarcelona\b/],
	['Messenger', /MessengerForiOS|FBAN\/Messenger|Orca-Android/i],
	['Facebook', /\bFBAN\/|\bFBAV\/|\bFB_IAB\/|\bFBIOS\b/],
	['TikTok', /musical_ly|BytedanceWebview|TikTok/i],
	['Snapchat', /\bSnapchat\b/i],
	['X', /\bTwitter(Android| for)/i],
	['Pinterest', /\bPinterest\//i],
	['WeChat', /\bMicroMessenger\//i],
	['LINE', /\bLine\/\d/i],
	['KakaoTalk', /\bKAKAOTALK\b/i],
	['Telegram', /\bTelegram-(Android|iOS)\b/i],
	['Slack', /\bSlack(_SSB)?\//i],
	['Teams', /\bTeamsMobile/i]
];

/**
 * The app whose built-in browser shows this page: such browsers forget everything when closed and often have no camera.
 * `unknown` is some app that does not say its name; null a browser of its own, or our installed app.
 */
export function inAppBrowserOf(userAgent: string, isInstalled: boolean): string | null {
	if (isInstalled) return null;
	const app = apps.find(([, sign]) => sign.test(userAgent));
	if (app) return app[0];
	const isAndroidView = /Android.*; wv\)/.test(userAgent);
	// Every browser of iOS calls itself Safari; a bare web view does not.
	const isAppleView = /\b(iPhone|iPad|iPod)\b/.test(userAgent) && !/\bSafari\//.test(userAgent);
	return isAndroidView || isAppleView ? 'unknown' : null;
}

/** A link that leaves the app for the real browser; null where none exists and the person must use the app's own menu. */
export function realBrowserLink(url: URL, userAgent: string): string | null {
	// An intent has no room for a fragment, and the card behind a code is one.
	if (/Android/.test(userAgent)) return url.hash === '' ? intentOf(url) : null;
	const version = /\b(?:iPhone |CPU )OS (\d+)_/.exec(userAgent);
	// Since iOS 17.
	return version && Number(version[1]) >= 17 ? `x-safari-${url.href}` : null;
}

function intentOf(url: URL): string {
	const scheme = url.protocol.slice(0, -1);
	return `intent://${url.host}${url.pathname}${url.search}#Intent;scheme=${scheme};action=android.intent.action.VIEW;end`;
}
