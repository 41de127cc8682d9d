import { ok, problem } from '../../src/lib/core/result.ts';
import type { AccountRemote } from '../../src/lib/remote/remote.ts';
import type { Taken } from '../../src/lib/remote/account.ts';
import { FakeServer } from './fake-server.ts';

const counts = { contacts: 0, exchanges: 0, notes: 0, events: 0, doubles: 0, metYourself: false };

/** One device's sign-in at a fake server that also does what docs/protocol.md says of accounts. The token is the user. */
export class FakeAccounts {
	readonly server = new FakeServer();
	/** Cuts the next so many takings, after the server did what they said. */
	cuts = 0;
	/** Whether adopting a sign-in fails. */
	failsToAdopt = false;
	#offers = new Map<string, { person: string; kind: 'merge' | 'hand_over'; by?: string; result?: Taken }>();
	#users = new Map<string, string>();
	#known = new Set<string>();
	#count = 0;

	/** A device on which this user is signed in; null: nobody is. */
	device(signedIn: string | null): AccountRemote & { user: string | null } {
		const { server } = this;
		const self = {
			user: signedIn,
			signIn: async (mayCreate: boolean) => {
				if (!self.user && mayCreate) self.user = `guest ${++this.#count}`;
				return self.user ? ok({ userId: self.user }) : problem('signed-out');
			},
			push: (batch: Parameters<AccountRemote['push']>[0]) => {
				this.#known.add(server.personOf(self.user ?? ''));
				return server.as(self.user ?? '').push(batch);
			},
			pull: (cursor: Parameters<AccountRemote['pull']>[0]) => this.#pull(self.user ?? '', cursor),
			nudges: async () => 'none' as const,
			askForCode: async () => ok(null),
			confirmCode: async ({ email, digits }: { email: string; digits: string }) => {
				if (digits !== '123456') return problem('wrong-code');
				const userId = `user of ${email}`;
				this.#users.set(userId, email);
				const tokens = { access_token: userId, refresh_token: userId };
				return ok({ userId, tokens, takeAccount: (secret: string) => this.#take(userId, secret) });
			},
			offerMerge: async () => ok({ secret: this.#offer(self.user ?? '', 'merge'), expiresAt: '' }),
			offerHandOver: async () => ok({ code: this.#offer(self.user ?? '', 'hand_over'), expiresAt: '' }),
			lookAtAccount: async (code: string) => {
				const personId = this.#offers.get(code)?.person;
				return ok(personId ? { personId, name: 'Somebody', contacts: 1, email: null, since: null } : null);
			},
			takeAccount: (code: string) => this.#take(self.user ?? '', code),
			lookAtDevices: async () => problem('failed'),
			leaveElsewhere: async () => problem('failed'),
			adopt: async ({ access_token }: { access_token: string }) => {
				if (this.failsToAdopt) return problem('offline');
				self.user = access_token;
				return ok(null);
			},
			leave: async () => void (self.user = null)
		};
		return self;
	}

	async #pull(user: string, cursor: Parameters<AccountRemote['pull']>[0]) {
		const pulled = await this.server.as(user).pull(cursor);
		const email = [...this.#users].find(
			([each]) => this.server.personOf(each) === this.server.personOf(user)
		)?.[1];
		return pulled.ok ? ok({ ...pulled.value, email: email ?? null }) : pulled;
	}

	#offer(user: string, kind: 'merge' | 'hand_over'): string {
		const secret = `${kind} ${++this.#count}`;
		this.#offers.set(secret, { person: this.server.personOf(user), kind });
		return secret;
	}

	async #take(user: string, secret: string) {
		const offer = this.#offers.get(secret);
		if (!offer || (offer.by && offer.by !== user)) return ok(null);
		offer.by = user;
		offer.result ??= this.#join(user, offer);
		if (this.cuts-- > 0) return problem('offline');
		return ok(offer.result);
	}

	#join(user: string, { person, kind }: { person: string; kind: 'merge' | 'hand_over' }): Taken {
		const mine = this.server.personOf(user);
		if (!this.#known.has(mine)) {
			this.server.stand(user, person);
			return { personId: person, merged: false, ...counts, renamed: [] };
		}
		const [from, into] = kind === 'merge' ? [person, mine] : [mine, person];
		return { personId: into, merged: true, ...counts, renamed: this.server.merge(from, into) };
	}
}
