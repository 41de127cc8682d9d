import { expect, test } from 'vitest';
import { inAppBrowserOf, realBrowserLink } from './in-app-browser.ts';

const iPhone =
	'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const android = 'Mozilla/5.0 (Linux; Android 14; Pixel 8';
const safari = `${iPhone} Version/17.5 Mobile/15E148 Safari/604.1`;
const chrome = `${android}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36`;

test.each([
	[`${iPhone} Mobile/15E148 [LinkedInApp]/9.29.8962`, 'LinkedIn'],
	[
		`${android}; wv) AppleWebKit/537.36 Version/4.0 Chrome/126.0 Mobile Safari/537.36 Instagram 334.0.0.42.95 Android`,
		'Instagram'
	],
	[`${iPhone} Mobile/15E148 [FBAN/FBIOS;FBAV/468.0.0.30.109]`, 'Facebook'],
	[
		`${android}; wv) AppleWebKit/537.36 Version/4.0 Chrome/126.0 Mobile Safari/537.36 WhatsApp/2.24`,
		'WhatsApp'
	],
	[`${android}; wv) AppleWebKit/537.36 Version/4.0 Chrome/126.0 Mobile Safari/537.36`, 'unknown'],
	[`${iPhone} Mobile/15E148`, 'unknown'],
	[safari, null],
	[chrome, null],
	['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', null]
])('%s', (userAgent, app) => {
	expect(inAppBrowserOf(userAgent, false)).toBe(app);
});

test('the installed app is no in-app browser, though it does not call itself Safari', () => {
	expect(inAppBrowserOf(`${iPhone} Mobile/15E148`, true)).toBeNull();
});

test('the way out', () => {
	const url = new URL('https://hallway.example/e/abcd?x=1');
	expect(realBrowserLink(url, chrome)).toBe(
		'intent://hallway.example/e/abcd?x=1#Intent;scheme=https;action=android.intent.action.VIEW;end'
	);
	expect(realBrowserLink(new URL('https://hallway.example/x#123'), chrome)).toBeNull();
	expect(realBrowserLink(url, safari)).toBe('x-safari-https://hallway.example/e/abcd?x=1');
	expect(realBrowserLink(url, iPhone.replace('17_5', '16_2'))).toBeNull();
});
