import * as v from 'valibot';

/** One change a phone would send (docs/protocol.md, Push). */
export interface DemoMutation {
	readonly id: string;
	readonly kind: string;
	readonly happenedAt: string;
	readonly input: object;
}

/** A demo person's phone: signed in as a guest, sending changes like any other. */
export interface GuestPhone {
	/** Sends changes, 50 at a time; throws on any answer but "applied", since the demo makes no mistakes. */
	push(mutations: readonly DemoMutation[]): Promise<void>;
}

const signedIn = v.object({ access_token: v.string() });
const pushed = v.object({
	answers: v.array(v.object({ id: v.string(), answer: v.string(), code: v.optional(v.string()) }))
});
const mostPerBatch = 50;

/** Signs in a new guest. Takes the server's address and publishable key, and the id of the phone's outbox. */
export async function signInGuest(url: string, key: string, outboxId: string): Promise<GuestPhone> {
	const { access_token: token } = v.parse(signedIn, await post(`${url}/auth/v1/signup`, key, {}));
	return {
		async push(mutations) {
			for (let at = 0; at < mutations.length; at += mostPerBatch) {
				const part = mutations.slice(at, at + mostPerBatch);
				const batch = { protocol: 1, outboxId, sentAt: new Date().toISOString(), mutations: part };
				const { answers } = v.parse(
					pushed,
					await post(`${url}/rest/v1/rpc/push_changes`, key, { batch }, token)
				);
				const failed = answers.find(({ answer }) => answer !== 'applied');
				if (failed === undefined) continue;
				const kind = part.find(({ id }) => id === failed.id)?.kind;
				throw new Error(`the demo’s ${kind} was answered ${failed.answer} ${failed.code ?? ''}`);
			}
		}
	};
}

async function post(address: string, key: string, body: object, token?: string): Promise<unknown> {
	const response = await fetch(address, {
		method: 'POST',
		headers: {
			apikey: key,
			'content-type': 'application/json',
			...(token === undefined ? {} : { authorization: `Bearer ${token}` })
		},
		body: JSON.stringify(body)
	});
	if (!response.ok) throw new Error(`${address} answered ${response.status}: ${await response.text()}`);
	return response.json();
}
