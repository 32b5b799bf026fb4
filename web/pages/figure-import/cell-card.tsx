import { Button, Input } from 'antd';
import { useState } from 'react';
import type { CellView, SheetDesk } from '../../../src/model/sheet-view.ts';
import { ProblemLine } from '../../components/problem-note.tsx';
import { useWords } from '../../words.ts';
import { fateSigns } from './fates.ts';
import type { Sheet } from './use-sheet.ts';

/** One cell: what it says, what becomes of it and why; a doubt about it can be stood by. */
export function CellCard({
  cell,
  desk,
  sheet,
}: {
  cell: CellView | undefined;
  desk: SheetDesk | undefined;
  sheet: Sheet;
}) {
  const { t, l } = useWords();
  if (!cell) return <p className="quiet">{t('sheet.cell-none')}</p>;
  const { figure } = cell;
  const name = (
    list: readonly { code: string; label: { zh: string; en: string } }[] | undefined,
    code: string,
  ) => l(list?.find((one) => one.code === code)?.label) || code;
  const doubts = cell.problems.filter(({ code }) => code.startsWith('doubt.'));
  return (
    <section
      className="cell-card"
      aria-label={t('sheet.cell', { cell: cell.cell })}
      aria-live="polite"
    >
      <h3>
        {t('sheet.cell', { cell: cell.cell })}{' '}
        <span className={`fate-word fate-${cell.fate}`}>
          <span aria-hidden="true">{fateSigns[cell.fate]}</span> {t(`fate.${cell.fate}`)}
        </span>
      </h3>
      <p className="cell-text">{cell.text.trim()}</p>
      {figure && (
        <p>
          {t('sheet.cell-says', {
            indicator: name(desk?.indicators, figure.indicator),
            territory: name(desk?.territories, figure.territory),
            period: figure.period,
          })}{' '}
          <strong className="figures">
            {t(`sheet.aspect.${figure.aspect}`)} {figure.value}
            {figure.unit}
          </strong>
          {cell.before && (
            <span className="quiet"> · {t('sheet.before', { value: cell.before })}</span>
          )}
        </p>
      )}
      <ul className="lines">
        {cell.problems.map((problem) => (
          <li key={`${problem.code} ${problem.got}`}>
            <ProblemLine problem={problem} />
          </li>
        ))}
      </ul>
      {cell.accepted.map(({ code }) => (
        <StoodBy key={code} code={code} sheet={sheet} cell={cell.cell} />
      ))}
      {doubts.length > 0 && (
        <StandBy
          key={cell.cell}
          label={t('sheet.stand-by-one')}
          onStand={(reason) => {
            for (const { code } of doubts) sheet.accept({ code, cell: cell.cell, reason });
          }}
        />
      )}
    </section>
  );
}

/** A doubt that somebody stands by, with the way back. */
function StoodBy({ code, sheet, cell }: { code: string; sheet: Sheet; cell: string }) {
  const { t } = useWords();
  const one = sheet.asked.accept.find(
    (accepted) => accepted.code === code && (accepted.cell ?? cell) === cell,
  );
  if (!one) return null;
  return (
    <p>
      {t('sheet.stood-by', { reason: one.reason })}{' '}
      <Button size="small" onClick={() => sheet.takeBack(code)}>
        {t('sheet.take-back')}
      </Button>
    </p>
  );
}

/** A reason, and then standing by it. */
export function StandBy({ label, onStand }: { label: string; onStand: (reason: string) => void }) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  return (
    <div className="stand-by">
      <Input
        aria-label={t('sheet.stand-by')}
        placeholder={t('sheet.stand-by')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button disabled={reason.trim() === ''} onClick={() => onStand(reason.trim())}>
        {label}
      </Button>
    </div>
  );
}
