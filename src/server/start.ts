import { buildIfNeeded } from './build.ts';
import { serveUntilStopped } from './main.ts';

// `npm start`: builds the app if its sources are newer than the build, then serves it.
await buildIfNeeded();
await serveUntilStopped();
