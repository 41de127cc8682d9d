import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Remote } from './remote.ts';
import { forgetEarlierSignIns, signInKey } from './sign-in-store.ts';

const config = {
	protocol: 1,
	backend: { url: '/', key: 'key' },
	installation: { name: 'Here' },
	mail: true,
	demo: false,
	nudges: 'sse'
};
// As supabase-js reads it: three parts, the middle one with the time of its end.
const token = (sub: string) =>
	['e30', btoa(JSON.stringify({ sub, exp: 4_000_000_000 })).replace(/=+$/, ''), 'c2ln'].join('.');
const sessionOf = (id: string) => ({
	...{ access_token: token(id), refresh_token: `refresh ${id}`, token_type: 'bearer' },
	...{ expires_in: 3600, expires_at: 4_000_000_000, user: { id } }
});

type Asked = { path: string; headers: Headers; keepalive: boolean };
let asked: Asked[];
let answers: Map<string, () => Response>;
let kept: Map<string, string>;
const storage = {
	getItem: (key: string) => kept.get(key) ?? null,
	setItem: (key: string, value: string) => void kept.set(key, value),
	removeItem: (key: string) => void kept.delete(key)
};
const remote = (storageKey?: string) =>
	new Remote('http://localhost:3000', { read: () => null, write: () => undefined }, { storage, storageKey });

beforeEach(() => {
	[asked, kept] = [[], new Map()];
	answers = new Map([
		['/config.json', () => Response.json(config)],
		['/auth/v1/signup', () => Response.json(sessionOf('guest'))],
		['/auth/v1/user', () => Response.json({ id: 'kept' })],
		['/auth/v1/logout', () => new Response(null, { status: 204 })]
	]);
	vi.stubGlobal('fetch', async (input: URL | RequestInfo, init?: RequestInit) => {
		const { pathname: path } = new URL(input instanceof Request ? input.url : input);
		asked.push({ path, headers: new Headers(init?.headers), keepalive: init?.keepalive ?? false });
		return answers.get(path)?.() ?? new Response(null, { status: 404 });
	});
});
afterEach(() => vi.unstubAllGlobals());

const refusal = (status: number, code: string) => () =>
	Response.json({ code: status, error_code: code, msg: code }, { status });

test.each([
	[429, 'over_request_rate_limit', 'too-many'],
	[429, 'over_email_send_rate_limit', 'no-mail'],
	[400, 'validation_failed', 'no-address'],
	[422, 'email_provider_disabled', 'no-mail'],
	[500, 'unexpected_failure', 'no-mail'],
	[503, 'unavailable', 'offline']
])('asking for digits that is answered with %i %s is %s', async (status, code, problem) => {
	answers.set('/auth/v1/otp', refusal(status, code));
	expect(await remote().askForCode('ada@example.org')).toEqual({ ok: false, problem });
});

test.each([
	[403, 'otp_expired', 'wrong-code'],
	[400, 'validation_failed', 'wrong-code'],
	[401, 'invalid', 'wrong-code'],
	[429, 'over_request_rate_limit', 'too-many'],
	[502, 'unavailable', 'offline']
])('digits that are answered with %i %s are %s', async (status, code, problem) => {
	answers.set('/auth/v1/verify', refusal(status, code));
	const confirmed = await remote().confirmCode({ email: 'ada@example.org', digits: '123456' });
	expect(confirmed).toEqual({ ok: false, problem });
});

test('an address is proven beside the sign-in of this device, and its offer is taken with its own token', async () => {
	const device = remote();
	await device.signIn(true);
	answers.set('/auth/v1/verify', () => Response.json(sessionOf('kept')));
	const proven = await device.confirmCode({ email: 'ada@example.org', digits: '123456' });
	if (!proven.ok) throw new Error(proven.problem);
	// Nobody else's guesses use these digits up.
	expect(asked.at(-1)).toMatchObject({ path: '/auth/v1/verify' });
	expect(asked.at(-1)?.headers.get('authorization')).toBe(`Bearer ${token('guest')}`);
	expect(await device.signIn(false)).toEqual({ ok: true, value: { userId: 'guest' } });
	answers.set('/rest/v1/rpc/take_account', () =>
		Response.json({ code: 'PT409', message: 'kept' }, { status: 409 })
	);
	expect(await proven.value.takeAccount('secret')).toEqual({ ok: false, problem: 'kept' });
	expect(asked.at(-1)?.headers.get('authorization')).toBe(`Bearer ${token('kept')}`);
	answers.set('/rest/v1/rpc/offer_account', () =>
		Response.json({ code: 'PT429', message: 'x' }, { status: 429 })
	);
	expect(await device.offerHandOver()).toEqual({ ok: false, problem: 'too-many' });
	expect(asked.at(-1)?.headers.get('authorization')).toBe(`Bearer ${token('guest')}`);

	expect(await device.adopt(proven.value.tokens)).toEqual({ ok: true, value: null });
	expect(await device.signIn(false)).toEqual({ ok: true, value: { userId: 'kept' } });
	// The sign-in of before stands for the same person now; a copy of it must not last.
	const ended = () => asked.filter(({ path }) => path === '/auth/v1/logout');
	expect(ended().map(({ headers }) => headers.get('authorization'))).toEqual([`Bearer ${token('guest')}`]);
	// Asked for again, it does not end its own.
	expect((await device.adopt(proven.value.tokens)).ok).toBe(true);
	expect(ended()).toHaveLength(1);
});

test('leaving forgets the sign-in at once and tells the server in a request that outlives the page', async () => {
	const device = remote(signInKey('life'));
	await device.signIn(true);
	expect([...kept.keys()]).toEqual(['hallway-auth-life']);
	await device.leave();
	expect(kept.size).toBe(0);
	expect(asked.at(-1)).toMatchObject({ path: '/auth/v1/logout', keepalive: true });
	expect(asked.at(-1)?.headers.get('authorization')).toBe(`Bearer ${token('guest')}`);
});

test('without a network leaving forgets it all the same', async () => {
	kept.set('hallway-auth', JSON.stringify(sessionOf('guest')));
	vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
	await remote().leave();
	expect(kept.size).toBe(0);
});

test('a sign-in of an earlier life is not found in this one, and is forgotten', async () => {
	await remote(signInKey(undefined)).signIn(true);
	await remote(signInKey('one')).signIn(true);
	expect(await remote(signInKey('two')).signIn(false)).toEqual({ ok: false, problem: 'signed-out' });
	await remote(signInKey('two')).signIn(true);
	vi.stubGlobal(
		'localStorage',
		Object.assign(Object.create({ removeItem: (key: string) => kept.delete(key) }), Object.fromEntries(kept))
	);
	forgetEarlierSignIns('two');
	expect([...kept.keys()]).toEqual(['hallway-auth-two']);
	forgetEarlierSignIns(undefined);
	expect(kept.size).toBe(1);
});
