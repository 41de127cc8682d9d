import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

/** What @hono/node-server gives every request. */
export interface WebEnv {
	Bindings: HttpBindings;
}

/**
 * The caller's address, for counting. With proxies of our own in front, the one the outermost of them saw: each adds
 * one to the right of X-Forwarded-For, and whatever stands left of those came from the caller and may be made up.
 * An IPv6 address counts as its /64, which one person has whole.
 */
export function peerAddress(context: Context<WebEnv>, proxies: number): string {
	const forwarded = (context.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
	const direct = context.env.incoming.socket.remoteAddress ?? 'unknown';
	const address = (proxies > 0 ? forwarded.at(-proxies) : undefined) || direct;
	const plain = address.replace(/^::ffff:/i, '');
	return plain.includes(':') ? firstHalf(plain) : plain;
}

function firstHalf(address: string): string {
	const [head, tail] = address.toLowerCase().split('%')[0].split('::');
	const groups = head === '' ? [] : head.split(':');
	const after = tail === undefined || tail === '' ? [] : tail.split(':');
	while (tail !== undefined && groups.length + after.length < 8) groups.push('0');
	return [...groups, ...after].slice(0, 4).join(':');
}
