import { Button, Checkbox, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { SheetMeaning } from '../../../src/model/sheet-mapping.ts';
import type { SheetDesk, SheetProposal } from '../../../src/model/sheet-view.ts';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useWords } from '../../words.ts';
import { LineList } from './line-list.tsx';
import { MeansForm, SaidInput } from './means-form.tsx';
import type { Sheet } from './use-sheet.ts';

export interface MappingPanelProps {
  proposal: SheetProposal;
  desk: SheetDesk | undefined;
  sheet: Sheet;
}

/** What the sheet, its columns and its rows mean, to be decided; and kept for the next file. */
export function MappingPanel({ proposal, desk, sheet }: MappingPanelProps) {
  const { t } = useWords();
  const { sheets, header, hiddenRows, hiddenColumns, mapping } = proposal;
  const hides = hiddenRows.length + hiddenColumns.length > 0;
  return (
    <aside className="sheet-mapping" aria-label={t('sheet.mapping')}>
      <h2>{t('sheet.mapping')}</h2>
      <section aria-label={t('sheet.whole')}>
        <h3>{t('sheet.whole')}</h3>
        {sheets.length > 1 && (
          <Select
            className="line-use"
            aria-label={t('sheet.which')}
            value={proposal.sheet}
            options={sheets
              .filter(({ cells }) => cells > 0)
              .map(({ name, hidden }) => ({
                value: name,
                label: `${name}${hidden ? t('sheet.hidden-sheet') : ''}`,
              }))}
            onChange={sheet.setSheet}
          />
        )}
        {proposal.units.length > 0 && (
          <p className="quiet">{t('sheet.units-said', { units: proposal.units.join('、') })}</p>
        )}
        <MeansForm
          desk={desk}
          means={proposal.means}
          fields={['period', 'territory', 'unit', 'status']}
          onChange={(means) => sheet.mean(means as SheetMeaning)}
        />
        <div className="sheet-header-rows">
          <span>{t('sheet.header-rows')}</span>
          {(['from', 'to'] as const).map((end) => (
            <InputNumber
              key={end}
              min={1}
              max={1_000}
              aria-label={t(`sheet.header-${end}`)}
              value={header?.[end] ?? null}
              onChange={(value) => {
                const next = { from: header?.from ?? 1, to: header?.to ?? 1, [end]: value ?? 1 };
                sheet.setHeader({
                  from: Math.min(next.from, next.to),
                  to: Math.max(next.from, next.to),
                });
              }}
            />
          ))}
        </div>
        {hides && (
          <Checkbox
            checked={mapping.takeHidden ?? false}
            onChange={(event) => sheet.takeHidden(event.target.checked)}
          >
            {t('sheet.take-hidden')}
          </Checkbox>
        )}
      </section>
      <LineList
        side="columns"
        lines={proposal.columns}
        decided={mapping.columns}
        desk={desk}
        onDecide={(line) => sheet.decide('columns', line)}
      />
      <LineList
        side="rows"
        lines={proposal.rows}
        decided={mapping.rows}
        desk={desk}
        onDecide={(line) => sheet.decide('rows', line)}
      />
      <KeepForm proposal={proposal} sheet={sheet} />
    </aside>
  );
}

function KeepForm({ proposal, sheet }: { proposal: SheetProposal; sheet: Sheet }) {
  const { t } = useWords();
  const { kept, origin } = proposal;
  const [name, setName] = useState(kept?.name ?? origin.title.zh.slice(0, 100));
  const [code, setCode] = useState(
    kept?.code ?? origin.code.replace(/^table-/, 'mapping-').slice(0, 60),
  );
  const { keep } = sheet;
  return (
    <section aria-label={t('sheet.keep')} className="keep-form">
      <p>{t('sheet.keep')}</p>
      <SaidInput label={t('sheet.keep-name')} value={name} onSaid={setName} />
      <SaidInput label={t('sheet.keep-code')} value={code} onSaid={setCode} />
      {keep.isError && <ProblemNote error={keep.error} />}
      <Button loading={keep.isPending} onClick={() => keep.mutate({ code, name })}>
        {t('sheet.keep-do')}
      </Button>
      {keep.isSuccess && <span role="status"> {t('sheet.kept', { name })}</span>}
    </section>
  );
}
