import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { RecordLine } from '../../src/model/view.ts';
import { useDeclared, useSession } from '../session.tsx';
import { useWords } from '../words.ts';
import { ClockMark } from './clock-mark.tsx';
import { DispatchWhy } from './dispatch-why.tsx';
import { PlaceName } from './place-name.tsx';
import { SimulatedMark } from './simulated-mark.tsx';
import { StateMark } from './state-mark.tsx';
import { Why } from './why.tsx';

/** The marks that an act or a source put on a record, and whether it is simulated. */
export function RecordFlags({ row }: { row: RecordLine }) {
  const words = useDeclared();
  return (
    <>
      {row.flags.map((flag) => (
        <span key={flag} className="flag">
          {words.flag(row.programme, flag)}
        </span>
      ))}
      {row.simulated && <SimulatedMark />}
    </>
  );
}

export interface RecordRowProps {
  row: RecordLine;
  /** the row under the cursor */
  here?: boolean;
  /** stands before the row, such as a box to select it */
  before?: ReactNode;
  /** what the person is offered at once, and what it does */
  offer?: { says: string; keyName?: string | undefined; busy: boolean; run(): void } | undefined;
}

/** One record as a line that wraps on narrow screens: what, where, how long still, what to do. */
export function RecordRow({ row, here = false, before, offer }: RecordRowProps) {
  const { district } = useSession();
  const words = useDeclared();
  const { t, l } = useWords();
  const reason = row.suggestedUnit;
  return (
    <div className={here ? 'record-row here' : 'record-row'} data-record={row.record}>
      {before}
      <div className="record-row-what">
        <Link to={`/${district}/demands/${row.record}`} className="record-row-title">
          {row.title || t('record.unnamed')}
        </Link>
        <RecordFlags row={row} />
      </div>
      <div className="record-row-facts">
        <StateMark programme={row.programme} state={row.state} />
        <span>{words.category(row.category)}</span>
        <PlaceName code={row.place} />
        {row.lead && <span>{words.unit(row.lead)}</span>}
        <span className="figures quiet">{row.number}</span>
      </div>
      <div className="record-row-clock">
        <ClockMark clock={row.clock} named />
      </div>
      <div className="record-row-do">
        {reason !== undefined && (
          <span className="suggested">
            {reason ? `→ ${l(reason.unitLabel)}` : t('row.no-suggestion')}
            <Why says={t('demand.why-unit')}>
              <DispatchWhy reason={reason} />
            </Why>
          </span>
        )}
        {offer && (
          <Button
            size="small"
            type={here ? 'primary' : 'default'}
            loading={offer.busy}
            onClick={offer.run}
          >
            {offer.says}
            {offer.keyName && <kbd aria-hidden="true">{offer.keyName}</kbd>}
          </Button>
        )}
      </div>
    </div>
  );
}
