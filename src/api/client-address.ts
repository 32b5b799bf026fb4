import type { Context } from 'hono';
import type { ApiEnv } from './api-house.ts';

const isLocal = (address: string) =>
  address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.');

/** What a proxy on this machine says of the client; nobody else is believed. */
function forwarded(c: Context<ApiEnv>, header: string): string | undefined {
  const peer = c.env?.incoming?.socket.remoteAddress;
  if (!peer || !isLocal(peer)) return undefined;
  return c.req.header(header)?.split(',').at(-1)?.trim();
}

/** The address that a request came from; `local` in process. */
export function clientAddress(c: Context<ApiEnv>): string {
  return forwarded(c, 'x-forwarded-for') ?? c.env?.incoming?.socket.remoteAddress ?? 'local';
}

/** Whether the browser speaks https, here or to the proxy before us. */
export function isSecure(c: Context<ApiEnv>): boolean {
  const protocol = forwarded(c, 'x-forwarded-proto') ?? new URL(c.req.url).protocol;
  return protocol.replace(':', '') === 'https';
}

/** The host that the browser thinks it talks to. */
export function publicHost(c: Context<ApiEnv>): string {
  return forwarded(c, 'x-forwarded-host') ?? c.req.header('host') ?? new URL(c.req.url).host;
}
