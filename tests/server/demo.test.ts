import { spawn } from 'node:child_process';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, expect, test } from 'vitest';
import { demoPeople } from '../../src/server/demo/people.ts';
import { call, newGuest } from './client.ts';
import { fixtures, freePort, projectFolder, removeFolders, shortLived, temporaryFolder } from './process.ts';

afterAll(removeFolders);

const pulled = v.object({
	rows: v.object({ events: v.array(v.object({ name: v.string(), attendees: v.number() })) })
});

test('the demo fills an event through the public calls, on the real schema, and says that it is one', async () => {
	const port = await freePort();
	const child = spawn(process.execPath, [...shortLived, 'src/server/demo.ts'], {
		cwd: projectFolder,
		env: {
			PATH: process.env.PATH,
			HOST: '127.0.0.1',
			PORT: String(port),
			HALLWAY_BUILD: join(fixtures, 'build'),
			HALLWAY_DATA: join(temporaryFolder(), 'data')
		}
	});
	try {
		let output = '';
		const joinCode = await new Promise<string>((resolve, reject) => {
			for (const stream of [child.stdout, child.stderr]) {
				stream.on('data', (part) => {
					output += String(part);
					const match = /Join it: \S+?([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(output);
					if (match) resolve(match[1]);
				});
			}
			child.once('close', () => reject(new Error(output)));
		});
		const url = `http://127.0.0.1:${port}`;
		const config = await (await fetch(`${url}/config.json`)).json();
		expect(config.demo).toBe(true);

		const one = await fetch(`${url}/demo`, { redirect: 'manual' });
		expect(one.headers.get('location')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/x#\d{100,}$/);

		const server = { url, key: config.backend.key };
		const visitor = await newGuest(server);
		const found = await call(server, 'look_up_event', { join_code: joinCode }, visitor.token);
		expect(found.body).toMatchObject({ name: 'Hallway Days (demo)', timeZone: 'Europe/Berlin' });
		const mutation = {
			id: crypto.randomUUID(),
			kind: 'join_event',
			happenedAt: new Date().toISOString(),
			input: { joinCode: joinCode.replace('-', '').toLowerCase() }
		};
		const batch = {
			protocol: 1,
			outboxId: crypto.randomUUID(),
			sentAt: new Date().toISOString(),
			mutations: [mutation]
		};
		const answer = await call(server, 'push_changes', { batch }, visitor.token);
		expect(answer.body).toMatchObject({ answers: [{ answer: 'applied' }] });
		const { rows } = v.parse(
			pulled,
			(await call(server, 'pull_changes', { cursor: {} }, visitor.token)).body
		);
		expect(rows.events).toEqual([{ name: 'Hallway Days (demo)', attendees: 41 }]);
	} finally {
		child.removeAllListeners('close');
		child.kill();
	}
});

test('its people are forty, all different, in many scripts', () => {
	expect(new Set(demoPeople.map(({ name }) => name)).size).toBe(40);
	for (const script of [
		'Cyrillic',
		'Greek',
		'Arabic',
		'Hebrew',
		'Devanagari',
		'Han',
		'Hangul',
		'Thai',
		'Ethiopic',
		'Georgian'
	]) {
		expect(demoPeople.some(({ name }) => new RegExp(`\\p{Script=${script}}`, 'u').test(name))).toBe(true);
	}
	// Reserved for examples: a demo must not make anybody's phone ring.
	for (const { email, website } of demoPeople) {
		if (email) expect(email).toMatch(/@example\.org$/);
		if (website) expect(website).toMatch(/^https:\/\/example\.org\//);
	}
});
