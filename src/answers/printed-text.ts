import type { Block, BoundBriefing, Span } from '../model/briefing.ts';

const wordsOf = (spans: readonly Span[]) => spans.map(({ text }) => text).join('');

function plainLines(block: Block): string[] {
  if (block.kind === 'heading') return [`${'#'.repeat(block.level)} ${wordsOf(block.spans)}`];
  if (block.kind === 'paragraph') return [wordsOf(block.spans)];
  if (block.kind === 'list')
    return block.items.map((item, i) => `${block.ordered ? `${i + 1}.` : '-'} ${wordsOf(item)}`);
  return [block.head, ...block.rows].map((row) => row.map(wordsOf).join('\t'));
}

/** The bound text as people read it, with its notes of source. */
export function printedText({ head, blocks, notes }: BoundBriefing): string {
  const said = blocks.map((block) => plainLines(block).join('\n'));
  const sources = notes.map((note) => `[${note.n}] ${note.text[head.language]}`);
  return `${[...said, sources.join('\n')].filter(Boolean).join('\n\n')}\n`;
}
