import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { AppServer } from '../../tools/app-server.ts';

/**
 * A quarter of an hour passes for the figures of everybody, which are renewed no sooner: the server is stopped the hard way,
 * what it released is made older in its store, and it starts again, as after a power cut.
 */
export async function figuresAreOld(server: AppServer): Promise<void> {
	await server.kill();
	const store = new PGlite(join(server.data, 'pglite'));
	const { affectedRows } = await store.query(
		"update hallway.event_releases set made_at = made_at - interval '16 minutes'"
	);
	await store.close();
	if (affectedRows === 0) throw new Error('no figures were released');
	await server.start();
}
