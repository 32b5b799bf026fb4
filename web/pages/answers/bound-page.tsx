import { createElement, Fragment, type ReactNode } from 'react';
import type { Block, BoundBriefing, Span } from '../../../src/model/briefing.ts';
import { NumberLink } from '../../components/number-link.tsx';
import { useWords } from '../../words.ts';
import './answers.css';

const langOf = { zh: 'zh-CN', en: 'en' } as const;

/** The door to the note of a source; the same source is noted once. */
const noteId = (n: number) => `source-${n}`;

function styled(span: Span, inner: ReactNode): ReactNode {
  const em = span.em ? <em>{inner}</em> : inner;
  return span.strong ? <strong>{em}</strong> : em;
}

/** A stretch of text; a number is a door to its card. The note stands where the source changes. */
function SpanView({ span, noted }: { span: Span; noted: boolean }) {
  if (span.kind === 'text') return styled(span, span.text);
  return styled(
    span,
    <>
      <NumberLink className="bound-number" name={span.source}>
        {span.text}
      </NumberLink>
      {noted && span.note > 0 && (
        <sup className="bound-note">
          <a href={`#${noteId(span.note)}`}>{span.note}</a>
        </sup>
      )}
    </>,
  );
}

/** A source is noted at the first of the numbers in a row that rest on it. */
function isNoted(spans: readonly Span[], at: number): boolean {
  const span = spans[at];
  if (span?.kind !== 'number') return false;
  const before = spans.slice(0, at).findLast(({ kind }) => kind === 'number');
  return before?.kind !== 'number' || before.note !== span.note;
}

const Spans = ({ spans }: { spans: readonly Span[] }) =>
  spans.map((span, i) => (
    // spans have no names; their place is what tells them apart
    // oxlint-disable-next-line react/no-array-index-key
    <SpanView key={i} span={span} noted={isNoted(spans, i)} />
  ));

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return createElement(`h${block.level + 1}`, null, <Spans spans={block.spans} />);
    case 'paragraph':
      return (
        <p>
          <Spans spans={block.spans} />
        </p>
      );
    case 'list':
      return createElement(
        block.ordered ? 'ol' : 'ul',
        null,
        block.items.map((item, i) => (
          // oxlint-disable-next-line react/no-array-index-key
          <li key={i}>
            <Spans spans={item} />
          </li>
        )),
      );
    case 'table':
      return (
        <table className="plain-table">
          <thead>
            <tr>
              {block.head.map((cell, i) => (
                // oxlint-disable-next-line react/no-array-index-key
                <th key={i} scope="col">
                  <Spans spans={cell} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row, i) => (
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={i}>
                {row.map((cell, j) => (
                  // oxlint-disable-next-line react/no-array-index-key
                  <td key={j}>
                    <Spans spans={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
  }
}

/** The first heading of most texts repeats the title of the head; it is not printed twice. */
function bodyOf({ head, blocks }: BoundBriefing): Block[] {
  const [first, ...rest] = blocks;
  const isTitle =
    first?.kind === 'heading' && first.spans.map(({ text }) => text).join('') === head.title;
  return isTitle ? rest : blocks;
}

/** A briefing as its readers get it: every number opens its card, sources at the end. */
export function BoundPage({ bound }: { bound: BoundBriefing }) {
  const { l, t } = useWords();
  const { head, notes } = bound;
  return (
    <article className="sheet" lang={langOf[head.language]} aria-label={head.title}>
      <header className="sheet-head">
        {head.kicker && <p className="sheet-kicker">{head.kicker}</p>}
        <p className="sheet-title">{head.title}</p>
        {(head.issuer || head.date) && (
          <p className="sheet-issuer">
            {head.issuer} {head.date && <time dateTime={head.date}>{head.date}</time>}
          </p>
        )}
      </header>
      {bodyOf(bound).map((block, i) => (
        // oxlint-disable-next-line react/no-array-index-key
        <Fragment key={i}>
          <BlockView block={block} />
        </Fragment>
      ))}
      {notes.length > 0 && (
        <section className="sheet-notes" aria-labelledby="sheet-sources">
          <h2 id="sheet-sources">{t('answers.sources')}</h2>
          <ol>
            {notes.map((note) => (
              <li key={note.n} id={noteId(note.n)} value={note.n}>
                {note.text[head.language] || l(note.text)}
              </li>
            ))}
          </ol>
        </section>
      )}
    </article>
  );
}
