import { mkdir, readFile } from 'node:fs/promises';
import { consentsOf } from '../../src/rehearsal/consent.ts';
import { pagesOf } from './badges/list.ts';
import { readByPython } from './evening/another-program.ts';
import { contactsOf, pictureOf } from './evening/contacts.ts';
import { figuresAreOld } from './evening/later.ts';
import { startRehearsal } from './evening/rehearsal.ts';
import { comeByLink, exported, onTheWall, written } from './evening/steps.ts';
import { eventbriteExport, nameOf } from './evening/tickets.ts';
import { planEvent } from './event-clock.ts';
import { expect, test } from './harness.ts';
import { settled } from './steps.ts';

// Nothing here is about opening without a network: no phone spends seconds on getting ready for that.
test.use({ serviceWorkers: 'block' });

const tickets = 60;
const [mingling, alone] = [55, 3];
const named = 0.75;

test('an evening with sixty people from nothing', async ({ newPhone, server }, info) => {
	test.setTimeout(240_000);
	const folder = info.outputPath('files');
	await mkdir(folder, { recursive: true });
	const olga = await newPhone({ viewport: { width: 1280, height: 900 } });
	await olga.goto('/');
	const eventId = await planEvent(olga, {
		event: 'Harbour Evening',
		name: 'Olga',
		startsIn: -180,
		lasts: 360
	});
	const event = `/events/${eventId}`;
	await olga.getByRole('button', { name: 'I have kept it' }).click();

	const links = await test.step('a real export becomes sixty personal links', async () => {
		await olga.getByRole('link', { name: 'Organize this event' }).click();
		await olga.getByRole('link', { name: /^Attendee list/ }).click();
		const csv = await written(folder, 'report.csv', eventbriteExport(tickets));
		await olga.getByLabel('Choose a file').setInputFiles(csv);
		await olga.getByRole('button', { name: `Import ${tickets} people` }).click();
		await expect(olga.getByText(`New: ${tickets}`)).toBeVisible();
		const downloading = olga.waitForEvent('download');
		await olga.getByRole('button', { name: 'Download for mail merge' }).click();
		const path = await (await downloading).path();
		const found = (await readFile(path, 'utf8')).match(/https?:\S+\/e\/[0-9A-Z-]+#[0-9A-Z]{26}/g) ?? [];
		expect(new Set(found).size).toBe(tickets);
		return { path, of: (ticket: number) => found[ticket] };
	});

	await test.step('sixty badges are six sheets of A4', async () => {
		await olga.getByRole('link', { name: 'Print badges' }).click();
		await olga.getByRole('region', { name: 'Preview' }).waitFor();
		await settled(olga);
		// The dialog of the browser is nobody's to click here.
		await olga.evaluate(() => {
			window.print = () => {};
		});
		await olga.getByRole('button', { name: `Print ${tickets} on 6 sheets` }).click();
		await expect(olga.getByText('Did they come out right?')).toBeVisible({ timeout: 30_000 });
		const pdf = await olga.pdf({ preferCSSPageSize: true, printBackground: true });
		expect(pagesOf(pdf).map((size) => size.map(Math.round))).toEqual(Array(6).fill([595, 842]));
		await olga.getByRole('button', { name: 'Yes, they are printed' }).click();
	});

	// Two guests with phones in a browser, who talk to nobody: one may be introduced.
	const [shy, quiet] = [tickets - 2, tickets - 1].map(fullName);
	for (const [i, isHelped] of [true, false].entries())
		await comeByLink(await newPhone(), links.of(tickets - 2 + i), { isHelped });

	const evening = contactsOf(mingling, { circles: 4, seed: 11 });
	const consents = consentsOf(mingling + alone, named);
	const isNamed = consents.map(({ graph }) => graph === 'name');
	const expected = pictureOf(evening.text, isNamed);
	const wall = await olga.context().newPage();

	await test.step('the wall grows while the evening is played', async () => {
		await wall.goto(`${event}/wall?every=2`);
		// The figures of everybody are from when the hub was first opened, so that the picture knows more.
		await expect.poll(() => onTheWall(wall), { timeout: 20_000 }).toEqual({ here: 2, people: 2, lines: 0 });
		const rehearsal = startRehearsal([
			...['--contacts', await written(folder, 'evening.txt', evening.text), '--url', server.url],
			...['--links', links.path, '--alone', String(alone), '--agree', String(named)],
			...['--offline', '0', '--speed', '600', '--seed', '4']
		]);
		try {
			const seen: { here: number; people: number; lines: number }[] = [];
			const look = async () => {
				const now = await onTheWall(wall);
				if (now.lines > (seen.at(-1)?.lines ?? 0)) seen.push(now);
				return now;
			};
			// At a new quarter of an hour the dots of the last one come on top.
			await expect
				.poll(async () => (await look()).lines, { timeout: 90_000, intervals: [500] })
				.toBeGreaterThanOrEqual(expected.lines);
			expect(seen.length).toBeGreaterThan(3);
			for (const [i, { people, here }] of seen.entries()) {
				expect(people).toBeGreaterThanOrEqual(seen[Math.max(0, i - 1)].people);
				expect(here).toBeGreaterThanOrEqual(people);
			}
			await expect(rehearsal.ended).resolves.toMatchObject({
				...{ people: mingling + alone, pairs: evening.pairs, exchanges: evening.pairs },
				...{ oneSided: 0, lost: 0, duplicated: 0, refused: 0 }
			});
		} finally {
			rehearsal.stop();
		}
		await wall.close();
	});

	await test.step('the room shows who met whom, and who met nobody', async () => {
		await olga.goto(`${event}/organize`);
		await olga.getByRole('link', { name: /^The room/ }).click();
		await expect(olga.locator('[data-figure=exchanges] .value')).not.toHaveText('0', { timeout: 20_000 });
		await expect(olga.getByRole('application')).toBeVisible();
		// The figures of everybody are those from before anybody came, until a quarter of an hour has passed.
		await expect(olga.getByText('More people have come since then.')).toBeVisible();
		await figuresAreOld(server);
		await olga.getByRole('button', { name: 'Refresh' }).click();
		await expect(
			olga.getByText(/^As of .*: about 5 people have not exchanged with anybody\.$/)
		).toBeVisible();
		const toHelp = olga.getByRole('region', { name: 'Who has met nobody yet' });
		const nameAt = (who: number) => fullName(who);
		// Who exchanged only with people who are not there by name counts as met a quarter of an hour later, or never.
		const mayBe = [...expected.without.map(nameAt), shy];
		const mustBe = [...expected.without.filter((who) => who >= mingling).map(nameAt), shy];
		for (const name of mustBe) await expect(toHelp).toContainText(name);
		for (const name of [...isNamed.keys()].map(nameAt).concat(quiet, 'Olga'))
			if (!mayBe.includes(name)) await expect(toHelp).not.toContainText(name);
	});

	await test.step('another program opens what was exported', async () => {
		const names = [...isNamed.keys()].filter((who) => isNamed[who]).map(fullName);
		names.push(shy, quiet);
		const read = await readByPython({
			graphml: await exported(olga, /GraphML/, folder),
			json: await exported(olga, /JSON/, folder),
			exchanges: await exported(olga, /each exchange/, folder),
			people: await exported(olga, /each person/, folder)
		});
		if (!read) return void info.annotations.push({ type: 'skipped', description: 'there is no python3' });
		const { graphml, json, exchanges, people } = read;
		expect(graphml.nodes.filter(Boolean).sort()).toEqual(names.sort());
		expect(json.names.sort()).toEqual(names);
		expect(people.names.sort()).toEqual(names);
		expect(graphml).toMatchObject({ declared: true });
		expect(new Set([graphml.nodes.length, json.nodes, people.rows]).size).toBe(1);
		expect(graphml.edges.length).toBeGreaterThanOrEqual(expected.lines);
		expect([json.edges, exchanges.rows]).toEqual([graphml.edges.length, graphml.edges.length]);
		expect(graphml.meetings).toBeGreaterThanOrEqual(graphml.edges.length);
	});
});

function fullName(ticket: number): string {
	const { first, last } = nameOf(ticket);
	return `${first} ${last}`;
}
