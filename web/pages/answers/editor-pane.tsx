import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Finding } from '../../../src/model/briefing.ts';
import { unitOffsets } from '../../code-points.ts';
import { useWords } from '../../words.ts';
import type { BriefingEditor } from './briefing-editor.ts';
import { FindingList } from './finding-list.tsx';
import { InsertFigure } from './insert-figure.tsx';

interface Props {
  /** as the editor begins; later it tells what it has */
  text: string;
  onText: (text: string) => void;
  onSave: () => void;
  language: 'zh' | 'en';
  /** of this very text; undefined while it is being checked */
  findings: readonly Finding[] | undefined;
}

/** The text with its findings marked, and the same findings as a list below. */
export function EditorPane({ text, onText, onSave, language, findings }: Props) {
  const { t, l } = useWords();
  const holder = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<BriefingEditor>();
  const said = useEffectEvent(onText);
  const begin = useEffectEvent(() => ({ text, label: t('answers.text'), lang: language }));
  const save = useEffectEvent(onSave);

  useEffect(() => {
    const parent = holder.current;
    if (!parent) return;
    let made: BriefingEditor | undefined;
    let gone = false;
    const open = async () => {
      const { openBriefingEditor } = await import('./briefing-editor.ts');
      if (gone) return;
      made = openBriefingEditor({ ...begin(), parent, onText: said, onSave: save });
      setEditor(made);
    };
    void open();
    return () => {
      gone = true;
      made?.close();
    };
  }, []);
  const words = useEffectEvent((finding: Finding) =>
    [
      l(finding.detail),
      finding.got !== undefined && `${t('problem.got')} ${finding.got}`,
      finding.wanted !== undefined && `${t('problem.wanted')} ${finding.wanted}`,
    ]
      .filter(Boolean)
      .join(' · '),
  );
  const mendSays = t('answers.mend');
  useEffect(() => {
    if (findings) editor?.show(findings, words, mendSays);
  }, [editor, findings, mendSays]);

  const unit = unitOffsets(text);
  const lineOf = ({ start }: Finding) => text.slice(0, unit(start)).split('\n').length;
  const counted = findings && t('answers.findings', { n: findings.length });
  return (
    <section className="desk-write" aria-label={t('answers.write')}>
      <InsertFigure onInsert={(words_) => editor?.insert(words_)} />
      <div className="editor-holder" ref={holder} />
      <p className="quiet editor-hint">{t('answers.editor-keys')}</p>
      <h2 className="findings-title" aria-live="polite">
        {counted ?? t('answers.checking')}
      </h2>
      {findings?.length === 0 && <p className="quiet">{t('answers.no-findings')}</p>}
      {findings && (
        <FindingList
          findings={findings}
          lineOf={lineOf}
          onGo={({ start }) => editor?.go(start)}
          onMend={(finding) => editor?.mend(finding)}
        />
      )}
    </section>
  );
}
