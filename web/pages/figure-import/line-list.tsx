import { Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import type { LineMapping } from '../../../src/model/sheet-mapping.ts';
import type { LineView, SheetDesk } from '../../../src/model/sheet-view.ts';
import { useWords } from '../../words.ts';
import { MeansForm } from './means-form.tsx';
import type { Side } from './use-sheet.ts';

export interface LineListProps {
  side: Side;
  lines: readonly LineView[];
  decided: readonly LineMapping[];
  desk: SheetDesk | undefined;
  onDecide: (line: LineMapping) => void;
}

const shownAtOnce = 40;
const uses = ['figures', 'label', 'unit', 'note', 'ignored'] as const;

const isOpen = (line: LineView) =>
  line.use === 'figures' && (line.unsure.length > 0 || line.unknown);

/** How far a row or column is understood, as a word. */
function standing(line: LineView): 'left' | 'proposal' | 'unknown' | 'sure' {
  if (line.use === 'ignored') return 'left';
  if (line.use !== 'figures') return 'sure';
  if (line.unsure.length > 0) return 'proposal';
  return line.unknown ? 'unknown' : 'sure';
}

/** All rows or columns with what they were understood as; proposals are accepted, all can be mended. */
export function LineList({ side, lines, decided, desk, onDecide }: LineListProps) {
  const { t } = useWords();
  const [onlyOpen, setOnlyOpen] = useState(false);
  const [all, setAll] = useState(false);
  const [edited, setEdited] = useState<string | null>(null);
  const open = lines.filter(isOpen);
  const wanted = onlyOpen ? lines.filter((line) => isOpen(line) || line.key === edited) : lines;
  const shown = all ? wanted : wanted.slice(0, shownAtOnce);
  return (
    <section aria-label={t(`sheet.${side}`)}>
      <h3>
        {t(`sheet.${side}`)} <span className="quiet figures">{lines.length}</span>
      </h3>
      {open.length > 0 && (
        <Checkbox checked={onlyOpen} onChange={(event) => setOnlyOpen(event.target.checked)}>
          {t('sheet.open-lines')} <span className="figures">({open.length})</span>
        </Checkbox>
      )}
      <ul className="sheet-lines">
        {shown.map((line) => (
          <LineItem
            key={line.at}
            side={side}
            line={line}
            decided={decided.find(({ key }) => key === line.key)}
            desk={desk}
            isEdited={edited === line.key}
            onEdit={(is) => setEdited(is ? line.key : null)}
            onDecide={onDecide}
          />
        ))}
      </ul>
      {wanted.length > shown.length && (
        <Button size="small" onClick={() => setAll(true)}>
          {t('sheet.lines-more', { n: wanted.length - shown.length })}
        </Button>
      )}
    </section>
  );
}

interface LineItemProps {
  side: Side;
  line: LineView;
  decided: LineMapping | undefined;
  desk: SheetDesk | undefined;
  isEdited: boolean;
  onEdit: (is: boolean) => void;
  onDecide: (line: LineMapping) => void;
}

function LineItem({ side, line, decided, desk, isEdited, onEdit, onDecide }: LineItemProps) {
  const { t, l } = useWords();
  const place = t(side === 'columns' ? 'sheet.column-at' : 'sheet.row-at', { at: line.at });
  const is = standing(line);
  const means = decided?.means ?? {};
  const put = (change: Partial<LineMapping>) =>
    onDecide({ key: line.key, ...decided, means, ...change });
  const names = {
    indicator: desk?.indicators.find(({ code }) => code === line.means.indicator)?.label,
    territory: desk?.territories.find(({ code }) => code === line.means.territory)?.label,
  };
  const says = [
    l(names.territory),
    l(names.indicator),
    line.means.aspect === 'growth' ? t('sheet.aspect.growth') : '',
    line.means.period ?? '',
    line.means.unit ?? '',
  ].filter(Boolean);
  return (
    <li className={`sheet-line line-${is}`}>
      <button
        type="button"
        className="line-open"
        aria-expanded={isEdited}
        onClick={() => onEdit(!isEdited)}
      >
        <span className="quiet figures">{place}</span>{' '}
        <strong>{line.words || t('sheet.no-words')}</strong>
        <span className="line-standing"> {t(`sheet.${is}`)}</span>
        {line.hidden && <span className="quiet"> · {t('sheet.is-hidden')}</span>}
        <span className="line-says">
          {line.use !== 'figures' && is !== 'left' ? t(`sheet.use.${line.use}`) : says.join(' · ')}
          {line.why && ` ${l(line.why)}`}
        </span>
      </button>
      {line.use === 'figures' &&
        line.unsure.map((field) => (
          <Button
            key={field}
            size="small"
            onClick={() => put({ means: { ...means, [field]: line.means[field] } })}
          >
            {t('sheet.accept-proposal', { name: l(names[field]) })}
          </Button>
        ))}
      {isEdited && (
        <div role="group" aria-label={t('sheet.line-edit', { line: place })}>
          <Select
            className="line-use"
            aria-label={t('sheet.use')}
            value={line.use}
            options={uses
              .filter((use) => use !== 'label' || line.use === 'label')
              .map((use) => ({ value: use, label: t(`sheet.use.${use}`) }))}
            onChange={(use) => put({ use })}
          />
          <MeansForm
            desk={desk}
            means={line.means}
            fields={[
              'indicator',
              'aspect',
              'territory',
              'period',
              ...(side === 'columns' ? (['span', 'yearsBack'] as const) : []),
              'unit',
              'status',
            ]}
            onChange={(change) => put({ means: { ...means, ...change } as LineMapping['means'] })}
          />
          <Button size="small" onClick={() => onEdit(false)}>
            {t('sheet.done-editing')}
          </Button>
        </div>
      )}
    </li>
  );
}
