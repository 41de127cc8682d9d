import { mount } from 'svelte';
import { mutations } from '$lib/background.ts';
import { Db } from '$lib/db/db.svelte.ts';
import { tableNames } from '$lib/db/rows.ts';
import { draftOf } from '$lib/db/drafts.ts';
import { saveNote } from '$lib/people/mutations.ts';
import { registryOf } from '$lib/sync/apply.ts';
import { drain } from '$lib/sync/drain.ts';
import { mutateIn } from '$lib/sync/mutate.ts';
import { dismissRefused } from '$lib/sync/refused.ts';
import { FakeServer } from '../../sync/fake-server.ts';
import UpgradePage from './UpgradePage.svelte';
import { laterSteps } from './steps.ts';

const wanted = new URL(location.href).searchParams.get('steps') ?? 'released';
const db = new Db('hallway', laterSteps[wanted]);
const local = { db, registry: registryOf(mutations) };

const phone = {
	/** Every row of every store, by itself. */
	async stores() {
		const all: Record<string, unknown[]> = {};
		await db.transact(async (tx) => {
			for (const table of tableNames) all[table] = await tx.all(table);
		});
		return all;
	},
	shown: () => Object.fromEntries(tableNames.map((table) => [table, db.tables[table].all])),
	unreadable: () => db.unreadable,
	note: (contactId: string, text: string) => mutateIn(local, saveNote, { contactId, text }, new Date()),
	draft: (key: string) => draftOf(key, db),
	dismiss: (id: string) => dismissRefused(id, local),
	/** Sends what waits to a server that takes everything; gives the kinds that arrived. */
	async send(userId: string) {
		const server = new FakeServer();
		const remote = server.as(userId);
		const sync = { local, remote, now: () => Date.now() + 3_600_000, random: () => 0.5 };
		await drain(sync, { wantsPull: false, onProgress: () => undefined });
		return server.arrived.map(({ kind }) => kind);
	}
};

declare global {
	interface Window {
		upgraded: typeof phone;
	}
}

window.upgraded = phone;
mount(UpgradePage, { target: document.body, props: { db } });
void db.open();
