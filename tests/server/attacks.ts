import { SignJWT } from 'jose';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { call, send, spoken } from './client.ts';
import type { Scene } from './embedded.test.ts';

/** What somebody with a socket, or even with the signing secret, does not get. */
export function attacks(scene: () => Scene): void {
	test('a token that has run out, is for others, or is signed otherwise opens nothing', async () => {
		const { server, ada, folder } = scene();
		const { secret } = JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8'));
		const tokens = {
			'run out': await tokenOf(secret, ada.id, { exp: 1_700_000_000 }),
			'another algorithm': await tokenOf(secret, ada.id, {}, 'HS512'),
			'nobody’s': await tokenOf(secret, 'x', {})
		};
		for (const [name, token] of Object.entries(tokens)) {
			const { status, body } = await call(server, 'read_diaries', {}, token);
			expect([name, status >= 400, JSON.stringify(body).includes('Ada')]).toEqual([name, true, false]);
		}
	});

	test.each(['service_role', 'postgres', 'pg_read_all_data'])(
		'the role %s is nobody’s, even in a token that we signed',
		async (role) => {
			const { server, ada, folder } = scene();
			const { secret } = JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8'));
			const token = await tokenOf(secret, ada.id, { role });
			const { body } = await call(server, 'who_am_i', {}, token);
			expect(body).toEqual({ role: 'authenticated', uid: ada.id, superuser: false });
		}
	);

	test('a caller cannot have the answer without the change', async () => {
		const { server, ben } = scene();
		const headers = { prefer: 'tx=rollback' };
		const body = { entry: 'kept', shape: {} };
		await send(server, '/rest/v1/rpc/write_diary', { body, token: ben.token, headers });
		expect((await call(server, 'read_diaries', {}, ben.token)).body).toMatchObject([{ entry: 'kept' }]);
		await call(server, 'write_diary', { entry: 'Ben’s', shape: {} }, ben.token);
	});

	test.each([{ 'content-profile': 'hallway' }, { 'content-profile': 'auth' }])(
		'no other schema is open: %j',
		async (headers) => {
			const { server, ada } = scene();
			const answer = await send(server, '/rest/v1/rpc/fan_out_cards', { token: ada.token, headers });
			expect(answer).toMatchObject({ status: 406, body: { code: 'PGRST106' } });
		}
	);

	test.each([
		['two lengths', 'Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}'],
		['a length and chunks', 'Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
		['an encoding nobody knows', 'Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n'],
		['a name with a blank', 'Content-Length : 2\r\n\r\n{}'],
		['a line that is folded', 'X: 1\r\n Content-Length: 2\r\n\r\n{}']
	])('a request of two readings is refused: %s', async (_name, rest) => {
		const smuggled = 'POST /rest/v1/rpc/who_am_i HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n';
		const answers = await spoken(
			scene().server,
			`POST /rest/v1/rpc/who_am_i HTTP/1.1\r\nHost: x\r\napikey: ${scene().server.key}\r\n${rest}${smuggled}`
		);
		expect(answers.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 400']);
	});

	test.each(['evil.test/..', 'a b', '[::1', 'evil.test#x', 'user@evil.test', 'evil.test:99999'])(
		'the host %j is refused',
		async (host) => {
			const request = `GET /config.json HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;
			expect(await spoken(scene().server, request)).toMatch(/^HTTP\/1\.1 400 /);
		}
	);

	test('JSON nested ten thousand deep harms nobody else', async () => {
		const { server, ada } = scene();
		const body = `{"entry": "x", "shape": ${'['.repeat(10_000)}${']'.repeat(10_000)}}`;
		const answer = await send(server, '/rest/v1/rpc/write_diary', { body, token: ada.token });
		expect(answer.status).toBeGreaterThanOrEqual(400);
		expect((await call(server, 'who_am_i', {}, ada.token)).body).toMatchObject({ uid: ada.id });
	});
}

function tokenOf(secret: string, userId: string, claims: object, alg = 'HS256'): Promise<string> {
	const exp = Math.floor(Date.now() / 1000) + 600;
	const session_id = crypto.randomUUID();
	return new SignJWT({ aud: 'authenticated', role: 'authenticated', session_id, exp, ...claims })
		.setProtectedHeader({ alg, typ: 'JWT' })
		.setSubject(userId)
		.sign(new TextEncoder().encode(secret));
}
