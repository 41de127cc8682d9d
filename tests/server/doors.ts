import { SignJWT } from 'jose';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { call, newGuest, pipelined, send } from './client.ts';
import type { Scene } from './embedded.test.ts';

/** What may and may not come through `/auth/v1` and `/rest/v1`. */
export function doors(scene: () => Scene): void {
	// That no two of them share a transaction is tried in one-session.test.ts: over HTTP they never met in the session,
	// however many sockets, sign-ins and renewals there were, even with its queue taken away.
	test('requests pipelined on one socket are each answered as whoever asked', async () => {
		const { ada, ben } = scene();
		const people = [undefined, ada, undefined, ben];
		const calls = Array.from({ length: 60 }, (_, i) => ({
			name: i % 3 === 2 ? 'read_diaries' : 'who_am_i',
			person: people[i % people.length]
		}));
		const answers = await pipelined(
			scene().server,
			calls.map(({ name, person }) => (person ? { name, token: person.token } : { name }))
		);
		expect(answers).toHaveLength(calls.length);
		calls.forEach(({ name, person }, i) => {
			const refused = expect.objectContaining({ code: '42501' });
			const own = [expect.objectContaining({ owner_id: person?.id })];
			const identity = { role: person ? 'authenticated' : 'anon', uid: person?.id ?? null, superuser: false };
			expect(answers[i]).toEqual(name === 'who_am_i' ? identity : person ? own : refused);
		});
	});

	test.each([
		'/_system/config',
		'/_system/info',
		'/_system/introspect',
		'/_system/ping',
		'/storage/v1/bucket'
	])('%s tells nobody anything', async (path) => {
		const answer = await send(scene().server, path, { method: 'GET' });
		expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
	});

	test('a service_role token signed with lite’s public default secret is worth nothing', async () => {
		const secrets = ['super-secret-jwt-token-with-at-least-32-characters-long', ''];
		for (const secret of secrets) {
			const forged = await forgedToken(scene().ada.id, secret);
			const { status, body } = await call(scene().server, 'who_am_i', {}, forged);
			expect(status === 401 || JSON.stringify(body).includes('"anon"')).toBe(true);
		}
	});

	test('a token without a signature is worth nothing', async () => {
		const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
		const forged = `${part({ alg: 'none', typ: 'JWT' })}.${part({ sub: scene().ada.id, role: 'service_role', exp: 9e9 })}.`;
		const { body } = await call(scene().server, 'read_diaries', {}, forged);
		expect(JSON.stringify(body)).not.toContain('Ada');
	});

	test('what the migrations revoked stays revoked', async () => {
		expect(await call(scene().server, 'read_diaries')).toMatchObject({ body: { code: '42501' } });
		expect(await call(scene().server, 'write_diary', { entry: 'x', shape: {} })).toMatchObject({
			body: { code: '42501' }
		});
	});

	test('tables, filters and other callers’ arguments in the address are not open', async () => {
		const table = await send(scene().server, '/rest/v1/diaries?select=*', {
			method: 'GET',
			token: scene().ada.token
		});
		expect(table).toMatchObject({ status: 404, body: { code: 'PGRST125' } });
		const slow = '/rest/v1/rpc/read_diaries?entry=match.(a%2B)%2B%24';
		expect(await send(scene().server, slow, { token: scene().ada.token })).toMatchObject({
			status: 400,
			body: { code: 'PGRST100' }
		});
		expect(await send(scene().server, '/rest/v1/', { method: 'GET' })).toMatchObject({ status: 404 });
	});

	test('each person reads their own row only', async () => {
		const { body } = await call(scene().server, 'read_diaries', {}, scene().ben.token);
		expect(body).toEqual([{ owner_id: scene().ben.id, entry: 'Ben’s', shape: {} }]);
	});

	test.each([
		['P0001', 400],
		['HW001', 400],
		['23505', 409],
		['23514', 400],
		['40001', 500],
		['40P01', 500],
		['57014', 500],
		['PT413', 413],
		['PT426', 426],
		['53300', 503],
		['XX000', 500]
	])('SQLSTATE %s arrives with its details as status %i', async (state, status) => {
		const answer = await call(scene().server, 'fail_with', { state }, scene().ada.token);
		expect(answer.body).toEqual({ code: state, message: 'said no', details: 'the detail', hint: 'the hint' });
		expect(answer.status).toBe(status);
	});

	test('the contents of rows stay out of the log', async () => {
		await call(
			scene().server,
			'write_diary',
			{ entry: 'forbidden', shape: { secret: 'rosebud' } },
			scene().ada.token
		);
		expect(scene().server.output()).toContain('23514');
		expect(scene().server.output()).not.toContain('rosebud');
	});

	test.each([{ object: { deep: [1, 'zwei', null] } }, { list: [1, 2] }, { number: 7 }])(
		'jsonb arguments arrive as what they are: %j',
		async (given) => {
			const [[type, shape]] = Object.entries(given);
			const kind = type === 'list' ? 'array' : type;
			const { body } = await call(scene().server, 'write_diary', { entry: 'x', shape }, scene().ada.token);
			expect(body).toEqual({ type: kind, shape });
		}
	);

	test('a text that looks like JSON stays a text', async () => {
		const { body } = await call(
			scene().server,
			'write_diary',
			{ entry: '{"not": "json"}', shape: {} },
			scene().ben.token
		);
		expect(body).toEqual({ type: 'object', shape: {} });
		const { body: rows } = await call(scene().server, 'read_diaries', {}, scene().ben.token);
		expect(rows).toMatchObject([{ entry: '{"not": "json"}' }]);
	});

	test('what should be a text and is none is refused in words, without what only we should see', async () => {
		const { server, ada } = scene();
		for (const entry of [{ a: 1 }, ['x'], 5, true]) {
			const answer = await call(server, 'write_diary', { entry, shape: {} }, ada.token);
			expect(answer).toMatchObject({ status: 400, body: { code: 'PT400', details: 'entry must be a text' } });
		}
	});

	test('a guest signs in without an e-mail, comes back with the refresh token, and signs out', async () => {
		const guest = await newGuest(scene().server);
		const refreshed = await refresh(guest.refreshToken);
		expect(refreshed).toMatchObject({ status: 200, body: { user: { id: guest.id } } });
		// The answer got lost on the way: the phone asks again with the token it still has.
		expect(await refresh(guest.refreshToken)).toMatchObject({
			status: 200,
			body: { user: { id: guest.id } }
		});
		await send(scene().server, '/auth/v1/logout', { token: guest.token });
		expect((await refresh(guest.refreshToken)).status).toBe(400);
		expect((await fetchNudge(guest.token)).status).toBe(401);
	});

	test.each([
		[
			'sign-up with a password',
			'POST',
			'/auth/v1/signup',
			{ email: 'eve@example.test', password: 'correct-horse' }
		],
		[
			'sign-in with a password',
			'POST',
			'/auth/v1/token?grant_type=password',
			{ email: 'e@example.test', password: 'x' }
		],
		['a link from a mail', 'GET', '/auth/v1/verify?type=magiclink&token=abc', undefined],
		['password recovery', 'POST', '/auth/v1/recover', { email: 'eve@example.test' }],
		['OAuth', 'GET', '/auth/v1/authorize?provider=github', undefined]
	])('%s is not offered', async (_name, method, path, body) => {
		const answer = await send(scene().server, path, { method, body });
		expect([400, 404, 422]).toContain(answer.status);
		expect(JSON.stringify(answer.body)).not.toContain('access_token');
	});

	test.each([{ password: 'correct-horse-battery' }, { email: 'eve@example.test' }, { data: { name: 'x' } }])(
		'nobody changes a user, which would say whose addresses are known: %j',
		async (body) => {
			const { server, ada } = scene();
			const { status } = await send(server, '/auth/v1/user', { method: 'PUT', body, token: ada.token });
			expect(status).toBe(404);
		}
	);

	test('without this installation’s key nothing answers', async () => {
		const stranger = { url: scene().server.url, key: 'sb_publishable_somebody-elses' };
		expect((await send(stranger, '/auth/v1/signup')).status).toBe(401);
		expect((await call(stranger, 'who_am_i')).status).toBe(401);
	});

	test('no other site’s page may ask', async () => {
		const answer = await call(scene().server, 'who_am_i');
		const preflight = await send(scene().server, '/rest/v1/rpc/who_am_i', {
			method: 'OPTIONS',
			headers: { origin: 'https://evil.test', 'access-control-request-method': 'POST' }
		});
		for (const { headers } of [answer, preflight])
			expect(headers.has('access-control-allow-origin')).toBe(false);
	});

	test('a body of more than 256 KiB is refused, also when it does not say its length', async () => {
		const { server, ada } = scene();
		const large = JSON.stringify({ entry: 'x'.repeat(256 * 1024), shape: {} });
		for (const body of [large, new Blob([large]).stream()]) {
			const init = {
				method: 'POST',
				headers: {
					apikey: server.key,
					authorization: `Bearer ${ada.token}`,
					'content-type': 'application/json'
				},
				body,
				duplex: 'half'
			};
			// Who is still sending when the answer comes may see the connection end instead.
			const status = await fetch(`${server.url}/rest/v1/rpc/write_diary`, init as RequestInit).then(
				(response) => response.status,
				() => 'cut off'
			);
			expect(['cut off', 413]).toContain(status);
		}
		// The connection that was cut off may be the next one used.
		const read = () => call(server, 'read_diaries', {}, ada.token);
		expect(await read().catch(read)).not.toMatchObject({
			body: [{ entry: expect.stringMatching(/^x{1000}/) }]
		});
		const just = 'y'.repeat(200 * 1024);
		expect((await call(server, 'write_diary', { entry: just, shape: {} }, ada.token)).status).toBe(200);
	});

	test('pgcrypto is in the schema extensions', async () => {
		const { body } = await call(scene().server, 'fingerprint', { words: 'hallway' });
		expect(body).toMatch(/^[0-9a-f]{64}$/);
	});

	test('a statement that takes too long is cancelled, and others do not wait', async ({ skip }) => {
		skip(scene().engine === 'PGlite', 'PGlite cannot interrupt a statement; rpc-gate.ts keeps them small');
		let isSlowDone = false;
		const slow = call(scene().server, 'sleep_for', { seconds: 30 }, scene().ada.token);
		void slow.then(() => (isSlowDone = true));
		await call(scene().server, 'who_am_i');
		expect(isSlowDone).toBe(false);
		expect(await scene().slow).toMatchObject({ status: 500, body: { code: '57014' } });
	});

	test('the real secret is not among the public defaults, and is the owner’s to read', () => {
		const { secret } = JSON.parse(readFileSync(join(scene().folder, 'secrets.json'), 'utf8'));
		expect(secret).toMatch(/^[\w-]{64}$/);
		expect(scene().server.output()).not.toContain(secret);
	});

	function refresh(refreshToken: string) {
		const body = { refresh_token: refreshToken };
		return send(scene().server, '/auth/v1/token?grant_type=refresh_token', { body });
	}

	function fetchNudge(token: string) {
		return fetch(`${scene().server.url}/nudge`, { headers: { authorization: `Bearer ${token}` } });
	}
}

function forgedToken(userId: string, secret: string): Promise<string> {
	// jose refuses an empty key; a server that fell back to one would accept this shortest possible key too.
	return new SignJWT({ aud: 'authenticated', role: 'service_role' })
		.setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
		.setSubject(userId)
		.setExpirationTime('1h')
		.sign(new TextEncoder().encode(secret || '\0'));
}
