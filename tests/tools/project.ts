import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const projectFolder = fileURLToPath(new URL('../../', import.meta.url));
/** The folder of the built app; HALLWAY_BUILD names another one, for the tests as for the server. */
export const buildFolder = process.env.HALLWAY_BUILD ?? join(projectFolder, 'build');
