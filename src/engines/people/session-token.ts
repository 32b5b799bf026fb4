import { createHash, randomBytes } from 'node:crypto';

/** What a browser keeps: the district and 256 random bits. The store knows only the hash. */
export interface SessionToken {
  district: string;
  hash: Buffer;
}

export const newToken = (district: string): string =>
  `${district}.${randomBytes(32).toString('base64url')}`;

const shape = /^([a-z][a-z0-9-]*)\.([A-Za-z0-9_-]{43})$/;

/** Undefined for anything that `newToken` could not have made. */
export function readToken(token: string): SessionToken | undefined {
  const [, district, secret] = shape.exec(token) ?? [];
  if (!district || !secret) return undefined;
  return { district, hash: createHash('sha256').update(secret).digest() };
}
