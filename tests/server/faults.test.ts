import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { openCutLine } from './cut-line.ts';
import { meetingsOf, openLanes } from './lanes.ts';
import { preparedFolder, productMigrations } from './prepared.ts';
import { removeFolders, type Server, startServer } from './process.ts';
import { isThere, Pusher } from './pusher.ts';
import { mountSmallDisk } from './small-disk.ts';
import { testimonyOfFolder } from './witness.ts';
import { isLong } from '../tools/long.ts';
import { memoryFolder } from '../tools/memory-folder.ts';

afterAll(removeFolders);

/** Each costs a start of some seconds. */
const kills = isLong ? 20 : 6;

/** A server with the product's own rules on a folder that holds nobody yet, on a disk if nothing else is said. */
async function productFolder(within = tmpdir()): Promise<Record<string, string>> {
	return {
		HALLWAY_DATA: await preparedFolder(productMigrations, within),
		HALLWAY_MIGRATIONS: productMigrations
	};
}

async function phonesAt(server: Server, count: number): Promise<Pusher[]> {
	const phones: Pusher[] = [];
	for (let i = 0; i < count; i += 1) phones.push(await Pusher.begin(server, `Person ${i}`));
	return phones;
}

test(
	`kill -9 in the middle of pushes, ${kills} times (20 in test:long): nothing acknowledged is lost, nothing is applied twice, nothing is torn`,
	async () => {
		const env = await productFolder(memoryFolder());
		let server = await startServer(env);
		const phones = await phonesAt(server, 30);
		const lanes = openLanes(meetingsOf(phones), 8, () => server);
		for (let kill = 0; kill < kills; kill += 1) {
			const before = lanes.acknowledged.size;
			// A moment that is another one each time, once pushes are flowing.
			while (lanes.acknowledged.size < before + 12) await delay(5);
			await delay((kill * 37) % 100);
			expect(await server.stop('SIGKILL')).toBeNull();
			server = await startServer(env);
			expect(server.output()).toContain('The last stop was not clean');
		}
		await lanes.finish();
		expect(await server.stop()).toBe(0);

		const { mutations, counts, contradictions } = await testimonyOfFolder(env.HALLWAY_DATA);
		expect(contradictions).toEqual([]);
		expect([...lanes.acknowledged].filter((id) => !mutations.has(id))).toEqual([]);
		const { begun, cut } = lanes.figures;
		expect(cut).toBeGreaterThan(0);
		expect(counts).toEqual({ exchanges: begun, meetings: begun, sides: 2 * begun, notes: begun });
		console.info(`${kills} kills: ${JSON.stringify(lanes.figures)}, acknowledged ${lanes.acknowledged.size}`);

		const last = await startServer(env);
		expect(last.output()).toContain('the last stop was clean');
		await last.stop();
	},
	120_000 + kills * 30_000
);

test('a connection that breaks after the server committed: what is sent again was applied once', async () => {
	const env = await productFolder();
	const server = await startServer(env);
	const [ada, ben] = await phonesAt(server, 2);
	const line = await openCutLine(server);
	const meeting = ada.meets(ben, 'met');
	// Chromium sends a POST again by itself when a keep-alive socket turns out to be reset.
	line.cutNextAnswer();
	await expect(ada.push({ url: line.url, key: server.key }, meeting)).rejects.toThrow();
	expect(line.answersCut()).toBe(1);
	const again = await ada.push({ url: line.url, key: server.key }, meeting);
	expect(again.map(({ answer }) => answer)).toEqual(['already_applied', 'already_applied']);
	line.close();
	await server.stop();
	const { counts, contradictions } = await testimonyOfFolder(env.HALLWAY_DATA);
	expect([counts.exchanges, counts.meetings, counts.notes, contradictions]).toEqual([1, 1, 1, []]);
});

test('SIGTERM lets every push that arrived finish', async () => {
	const env = await productFolder();
	const server = await startServer(env);
	const phones = await phonesAt(server, 8);
	const meetings = [...meetingsOf(phones)].slice(0, 20);
	const underWay = meetings.map(({ by, mutations }) => by.tryPush(server, mutations));
	await Promise.race(underWay);
	const stopped = server.stop('SIGTERM');
	const outcomes = await Promise.allSettled(underWay);
	expect(await stopped).toBe(0);
	const answered = meetings.filter((_, i) => outcomes[i].status === 'fulfilled');
	expect(answered.length).toBeGreaterThan(0);
	const { mutations, contradictions } = await testimonyOfFolder(env.HALLWAY_DATA);
	expect(contradictions).toEqual([]);
	for (const meeting of meetings) {
		const isStored = meeting.mutations.filter(({ id }) => mutations.has(id)).length;
		expect([0, 2]).toContain(isStored);
		if (answered.includes(meeting)) expect(isStored).toBe(2);
		// Nothing was applied behind a phone's back and then left without an answer.
		else expect(isStored).toBe(0);
	}
});

test('a database that cannot write any more stops the server with words, and nothing acknowledged is lost', async () => {
	const env = await productFolder();
	const server = await startServer(env);
	const phones = await phonesAt(server, 10);
	const lanes = openLanes(meetingsOf(phones), 4, () => server);
	while (lanes.acknowledged.size < 10) await delay(5);
	const lanesEnd = lanes.abandon();
	// From now on every write to a file fails, as on a full disk.
	execFileSync('prlimit', ['--pid', String(server.pid), '--fsize=0']);
	const refused = await phones[0].tryPush(server, phones[0].meets(phones[9], 'late')).catch(() => null);
	expect(refused?.status ?? 'no answer').not.toBe(200);
	expect(await server.ended).toBe(1);
	expect(server.output()).toMatch(/The database stopped itself: .*Nothing that was answered is lost/);
	await lanesEnd;

	const next = await startServer(env);
	expect(next.output()).toContain('The last stop was not clean');
	expect((await phones[0].push(next, phones[0].meets(phones[9], 'later'))).every(isThere)).toBe(true);
	await next.stop();
	const { mutations, contradictions } = await testimonyOfFolder(env.HALLWAY_DATA);
	expect(contradictions).toEqual([]);
	expect([...lanes.acknowledged].filter((id) => !mutations.has(id))).toEqual([]);
});

test('a disk that fills up: phones are told to come back, reading goes on, and with room all is as before', async (context) => {
	const disk = mountSmallDisk(160);
	if (disk === null) return context.skip('only root may mount a small disk');
	try {
		const env: Record<string, string> = { ...(await productFolder()), HALLWAY_DUMP_MINUTES: '0' };
		const folder = join(disk.path, 'data');
		cpSync(env.HALLWAY_DATA, folder, { recursive: true });
		const server = await startServer({ ...env, HALLWAY_DATA: folder });
		expect(server.output()).toMatch(/Warning: only \d+ MB are free/);
		const [ada, ben] = await phonesAt(server, 2);
		disk.fill(20);
		await delay(1_100);
		const meeting = ada.meets(ben, 'met while the disk was full');
		const refused = await ada.tryPush(server, meeting);
		expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '60']);
		expect((await ada.pull(server)).status).toBe(200);
		disk.empty();
		await delay(1_100);
		expect((await ada.push(server, meeting)).map(({ answer }) => answer)).toEqual(['applied', 'applied']);
		expect(await server.stop()).toBe(0);
		expect((await testimonyOfFolder(folder)).contradictions).toEqual([]);
	} finally {
		disk.remove();
	}
});
