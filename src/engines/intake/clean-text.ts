const tag = /<\/?[a-z][^<>]*>/i;
const tags = /<\/?[a-z][^<>]*>/gi;
const blocks = /<(?:br|\/p|\/div|\/li|\/tr|\/h\d)\s*\/?>/gi;
const unseen = /<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->/gi;
const entity = /&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#x[0-9a-f]{1,6});/gi;
const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

function decoded(found: string): string {
  const body = found.slice(1, -1).toLowerCase();
  if (!body.startsWith('#')) return named[body] ?? found;
  const code = body.startsWith('#x') ? Number.parseInt(body.slice(2), 16) : Number(body.slice(1));
  const valid = code > 31 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return valid || code === 10 ? String.fromCodePoint(code) : '';
}

/** Whether a text holds markup that `plainText` would take out. */
export const hasMarkup = (text: string): boolean =>
  (text.includes('<') && (tag.test(text) || text.includes('<!--'))) ||
  (text.includes('&') && text.search(entity) >= 0);

/**
 * A text without HTML: scripts, styles and comments go, tags go, line ends stay as lines, entities
 * become their characters. `<` that opens no tag stays (`温度<5度`).
 *
 * @example plainText('<p>路灯&amp;井盖</p><b>坏了</b>') === '路灯&井盖\n坏了'
 */
export function plainText(text: string): string {
  return text
    .replace(unseen, '')
    .replace(blocks, '\n')
    .replace(tags, '')
    .replace(entity, decoded)
    .replaceAll(/[ \t]+\n/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
