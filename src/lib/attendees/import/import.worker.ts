import { Clerk } from './clerk.ts';
import type { Reply, Request } from './protocol.ts';

const clerk = new Clerk();

addEventListener('message', ({ data: request }: MessageEvent<Request>) => {
	const { id } = request;
	try {
		const answer = clerk.answer(request, (done, total) => reply({ id, kind: 'progress', done, total }));
		reply({ id, kind: 'answer', answer });
	} catch (error) {
		reply({ id, kind: 'failed', reason: String(error) });
	}
});

function reply(message: Reply): void {
	postMessage(message);
}
