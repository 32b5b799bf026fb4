import type { Origin } from '../../../src/model/figure.ts';

/** Kinds of origins that a person can name; the others are the house's own. */
export const newOriginKinds = [
  'entry',
  'document',
  'table',
  'page',
] as const satisfies Origin['kind'][];

/** FNV-1a over UTF-16 units, in base 36: a short code for words that have no letters of their own. */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1)
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash.toString(36);
}

/**
 * An origin as a person names it. Its code follows from what it is called, so that the same paper
 * that is named twice is seen to be there already.
 */
export function newOrigin(asked: {
  title: string;
  kind: Origin['kind'];
  url?: string | undefined;
}): Origin {
  const title = asked.title.trim();
  return {
    code: `${asked.kind}-${digest(title)}`,
    kind: asked.kind,
    title: { zh: title, en: title },
    ...(asked.url ? { url: asked.url } : {}),
  };
}
