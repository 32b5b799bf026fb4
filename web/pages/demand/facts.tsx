import { LockOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { RecordView } from '../../../src/model/view.ts';
import { PlaceName } from '../../components/place-name.tsx';
import { useShownValue } from '../../components/shown-value.tsx';
import { Time } from '../../components/time.tsx';
import { useDeclared, useSession } from '../../session.tsx';
import { useWords } from '../../words.ts';
import { RecordDoor } from './reference-panel.tsx';
import { PrivateDialog } from './private-dialog.tsx';

/** What is known of a record. Personal data is masked until somebody says what they need it for. */
export function Facts({ view }: { view: RecordView }) {
  const { may } = useSession();
  const { t, l, list } = useWords();
  const words = useDeclared();
  const shown = useShownValue();
  const [asking, setAsking] = useState(false);
  const [clear, setClear] = useState<Readonly<Record<string, string>>>();
  const programme = words.programme(view.programme);
  const isSensitive = view.fields.some((field) => field.sensitive);
  const lines: [string, React.ReactNode][] = [
    ...view.fields
      .filter(({ name }) => name !== programme?.titleField)
      .map(({ name, label, kind, sensitive, value, former }): [string, React.ReactNode] => [
        l(label),
        <>
          {kind === 'record' ? (
            <RecordDoor number={String(value)} lines={view.refers} />
          ) : (
            shown(kind, clear?.[name] ?? value, programme?.fields[name] ?? former)
          )}
          {former && <small className="quiet"> {t('field.former')}</small>}
          {sensitive && clear?.[name] === undefined && (
            <LockOutlined className="quiet" aria-hidden="true" />
          )}
        </>,
      ]),
    [t('record.category'), view.category === null ? '—' : words.categoryPath(view.category)],
    [t('record.place'), <PlaceName key="place" code={view.place} whole />],
    [t('record.lead'), words.unit(view.lead) || t('row.no-lead')],
    ...(view.assist.length
      ? [
          [t('record.assist'), list(view.assist.map((unit) => words.unit(unit)))] as [
            string,
            React.ReactNode,
          ],
        ]
      : []),
    ...(view.channel
      ? [[t('record.channel'), words.channel(view.channel)] as [string, React.ReactNode]]
      : []),
    ...(view.source
      ? [
          [t('record.source'), `${words.source(view.source)} ${view.sourceId ?? ''}`] as [
            string,
            React.ReactNode,
          ],
        ]
      : []),
    [t('record.opened'), <Time key="opened" at={view.openedAt} />],
    ...(view.endedAt
      ? [[t('record.ended'), <Time key="ended" at={view.endedAt} />] as [string, React.ReactNode]]
      : []),
    ...Object.entries(view.counts)
      .filter(([, n]) => n > 0)
      .map(([name, n]): [string, React.ReactNode] => [words.counter(view.programme, name), n]),
  ];
  return (
    <section className="panel facts" aria-labelledby="facts">
      <header>
        <h2 id="facts">{t('demand.facts')}</h2>
        {isSensitive && may('private.read') && (
          <Button
            size="small"
            icon={<LockOutlined />}
            onClick={() => (clear ? setClear(undefined) : setAsking(true))}
          >
            {t(clear ? 'private.hide' : 'private.show')}
          </Button>
        )}
      </header>
      <dl>
        {lines.map(([says, value]) => (
          <div key={says} className="fact">
            <dt>{says}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <PrivateDialog
        open={asking}
        record={view.record}
        onClose={() => setAsking(false)}
        onRead={(fields) => {
          setClear(fields);
          setAsking(false);
        }}
      />
    </section>
  );
}
