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
 * with the ticket that the code was traded for; with that of another code; with none, where there was no network; or
 * `twice`: somebody else uses the same code and ticket a minute later.
 */
export async function visit(
	world: World,
	{ by, of, at, agoMinutes, minutes, ticket: which, troubles }: By<'visit'>
): Promise<void> {
	const shown = world.device(of);
	const age = agoMinutes === null ? null : agoMinutes * minuteMs;
	const code = await shown.code(world.eventAt(shown, at), age);
	const opened = which === 'none' ? null : await world.server.openTicket(code.bytes);
	const ticket = which === "another's" ? world.lastTicket : opened?.ticket;
	if (opened) world.lastTicket = opened.ticket;
	// Another's may be over soon: quickly, so that it is not always.
	world.server.nowMs += (which === "another's" ? Math.min(minutes, 2) : minutes) * minuteMs;
	const visitor = world.hasRoom ? await world.newDevice() : world.device(by);
	if (visitor === shown) return;
	await visitor.amid(troubles, async () => {
		if (!visitor.tables.profiles.get('me')) await becomeGuest(visitor, opened);
		await visitor.do(exchangeCards, newExchange(code, ticket));
		await visitor.send();
	});
	const next = world.device(by + 1);
	if (which !== 'twice' || next === visitor || next === shown) return;
	world.server.nowMs += minuteMs;
	await next.do(exchangeCards, newExchange(code, ticket));
	await next.drain();
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
