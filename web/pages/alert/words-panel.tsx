import type { Evidence } from '../../../src/model/foresight-view.ts';
import { useWords } from '../../words.ts';

/** What the demands inside say in common: a word, and how many say it. */
export function WordsPanel({ words, of }: { words: Evidence['words']; of: number }) {
  const { t } = useWords();
  if (words.length === 0) return null;
  const most = Math.max(...words.map(({ times }) => times));
  return (
    <section className="panel" aria-labelledby="common">
      <h2 id="common">{t('alert.common', { n: of })}</h2>
      <ul className="common-words">
        {words.map(({ word, times }) => (
          <li key={word}>
            <span>{word}</span>
            <span className="common-bar" style={{ width: `${(times / most) * 72}px` }} />
            <span className="figures quiet">{t('alert.said-by', { n: times })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
