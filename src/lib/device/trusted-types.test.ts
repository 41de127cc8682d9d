import { expect, test } from 'vitest';
import { isOwnWorker } from './trusted-types.ts';

const base = 'https://hallway.example/scan';

test.each([
	['/_app/immutable/workers/decoder.worker-B1x_y2-z.js', true],
	['https://hallway.example/service-worker.js', true],
	['/src/lib/device/decoder.worker.ts?worker_file&type=module', true],
	['https://elsewhere.example/decoder.worker-B1.js', false],
	['//elsewhere.example/service-worker.js', false],
	['/uploads/photo.js', false],
	['data:text/javascript,alert(1)//.worker.js', false],
	['blob:https://hallway.example/a.worker.js', false]
])('%s', (address, isOurs) => {
	expect(isOwnWorker(address, base)).toBe(isOurs);
});
