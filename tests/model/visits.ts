import { saveCard, saveProfile } from '../../src/lib/card/mutations.ts';
import { settingsByDefault } from '../../src/lib/card/visible.ts';
import { joinEvent } from '../../src/lib/events/mutations.ts';
import { exchangeCards, newExchange } from '../../src/lib/exchange/mutations.ts';
import type { Ticket } from '../../src/lib/remote/wire.ts';
import type { Device } from './device.ts';
import type { By } from './ops.ts';
import { type World, minuteMs, profiles } from './world.ts';

/**
 * Somebody opens the link of a code in a browser, without the app, and swaps back after some minutes (src/routes/x/visit.ts):
 * with the ticket that the code was traded for; with none, where there was no network; with that of another visit; or that
 * other visit is made once more, since its page is still open.
 */
export async function visit(
	world: World,
	{ by, of, at, agoMinutes, minutes, ticket: which, troubles }: By<'visit'>
): Promise<void> {
	const [shown, last] = [world.device(of), world.lastVisit];
	const age = agoMinutes === null ? null : agoMinutes * minuteMs;
	const isAgain = which === 'again' && last !== null;
	const code = isAgain ? last.code : await shown.code(world.eventAt(shown, at), age);
	const opened = isAgain || which === 'none' ? null : await world.server.openTicket(code.bytes);
	const ticket = isAgain || which === "another's" ? last?.ticket : opened?.ticket;
	if (opened) world.lastVisit = { code, ticket: opened.ticket };
	world.server.nowMs += minutes * minuteMs;
	const visitor = world.hasRoom ? await world.newDevice() : world.device(by);
	if (visitor === shown) return;
	await visitor.amid(troubles, async () => {
		if (!visitor.tables.profiles.get('me')) await becomeGuest(visitor, opened);
		await visitor.do(exchangeCards, newExchange(code, ticket));
		await visitor.send();
	});
}

/** A guest's card, key, attendance and ticks, each stored before the next. */
async function becomeGuest(visitor: Device, ticket: Ticket | null): Promise<void> {
	await visitor.do(saveProfile, { profile: profiles[5] });
	await visitor.ensureKey();
	if (ticket?.event) {
		const { id, joinCode, ...details } = ticket.event;
		await visitor.do(joinEvent, { joinCode, details });
		await visitor.do(saveCard, { ...settingsByDefault, eventId: id, sharing: { headline: 'after' } });
	} else {
		await visitor.do(saveCard, { ...settingsByDefault, eventId: null, sharing: { headline: 'after' } });
	}
}
