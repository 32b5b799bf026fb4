import { Button } from 'antd';
import { useId } from 'react';
import type { SheetProposal } from '../../../src/model/sheet-view.ts';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useWords } from '../../words.ts';
import { SaidInput } from './means-form.tsx';
import type { Sheet } from './use-sheet.ts';

/** Under which origin the figures come in, why others are replaced, and the press that writes. */
export function ApplyBar({
  proposal,
  sheet,
  isStale,
}: {
  proposal: SheetProposal;
  sheet: Sheet;
  isStale: boolean;
}) {
  const { t, l } = useWords();
  const ids = [useId(), useId(), useId()];
  const { counts, origin } = proposal;
  const { apply, asked } = sheet;
  const ready = counts.new + counts.revised;
  const left = counts.refused + counts.undecided;
  const words = () => {
    if (ready === 0) return t(counts.unchanged > 0 ? 'sheet.all-there' : 'sheet.apply-none');
    return left > 0 ? t('sheet.apply-part', { n: ready, left }) : t('sheet.apply', { n: ready });
  };
  return (
    <section className="sheet-apply" aria-label={t('sheet.origin')}>
      <div className="sheet-field">
        <label htmlFor={ids[0]}>{t('sheet.origin-title')}</label>
        <SaidInput
          id={ids[0]!}
          value={l(origin.title)}
          onSaid={(title) => sheet.setOrigin({ title })}
        />
      </div>
      <div className="sheet-field">
        <label htmlFor={ids[1]}>{t('sheet.origin-code')}</label>
        <SaidInput id={ids[1]!} value={origin.code} onSaid={(code) => sheet.setOrigin({ code })} />
        <small className="quiet">{t('sheet.origin-help')}</small>
      </div>
      <div className="sheet-field">
        <label htmlFor={ids[2]}>{t('sheet.reason')}</label>
        <SaidInput id={ids[2]!} value={asked.reason ?? ''} onSaid={sheet.setReason} />
        <small className="quiet">{t('sheet.reason-help')}</small>
      </div>
      {apply.isError && <ProblemNote error={apply.error} />}
      <div className="button-row">
        <Button
          type="primary"
          disabled={ready === 0 || isStale}
          loading={apply.isPending}
          onClick={() => apply.mutate(left > 0)}
        >
          {words()}
        </Button>
        <span className="quiet">{t('sheet.nothing-written')}</span>
      </div>
    </section>
  );
}
