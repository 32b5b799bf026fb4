import { Button, Popconfirm, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { TopicsView } from '../../src/model/topic-view.ts';
import { useAnnounce } from '../announce.tsx';
import { Empty } from '../components/empty.tsx';
import { PageHead } from '../components/page-head.tsx';
import { PageLoading } from '../components/page-loading.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { SimulatedMark } from '../components/simulated-mark.tsx';
import { ZoneMap } from '../components/zone-map.tsx';
import { useChangeTopics, useTopics } from '../topic-queries.ts';
import { useWords } from '../words.ts';
import { ChangeList } from './topics/change-list.tsx';
import { TopicDrawer } from './topics/topic-drawer.tsx';
import { TopicTable } from './topics/topic-table.tsx';
import '../house-pages.css';
import './topics/topics.css';

const spans = [30, 90, 180, 366];
const usualSpan = 90;
/** rings on the map; more would hide each other */
const mostOnMap = 30;

/** What people speak of: problems that several demands name, hottest first. */
export function TopicsPage() {
  const { t } = useWords();
  const [params, setParams] = useSearchParams();
  const asked = Number(params.get('days'));
  const days = spans.includes(asked) ? asked : usualSpan;
  const { data, error, isPending, refetch } = useTopics(days);
  const set = (name: string, value: string | null) => {
    const next = new URLSearchParams(params);
    if (value === null) next.delete(name);
    else next.set(name, value);
    setParams(next, { preventScrollReset: true });
  };
  return (
    <>
      <PageHead
        title={t('topics.title')}
        beside={data?.simulated && <SimulatedMark page />}
        actions={
          <Select
            aria-label={t('topics.span')}
            value={days}
            popupMatchSelectWidth={false}
            onChange={(n) => set('days', String(n))}
            options={spans.map((n) => ({ value: n, label: t('topics.last', { n }) }))}
          />
        }
      />
      <p className="quiet topics-say">{t('topics.say')}</p>
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {isPending && !error && <PageLoading />}
      {data &&
        (data.topics.length === 0 ? (
          <Empty why={t('topics.none')} what={t('topics.none-what')} />
        ) : (
          <Topics view={data} chosen={params.get('topic')} onChoose={(a) => set('topic', a)} />
        ))}
      {data && <ChangeList view={data} />}
    </>
  );
}

interface TopicsProps {
  view: TopicsView;
  chosen: string | null;
  onChoose: (anchor: string | null) => void;
}

function Topics({ view, chosen, onChoose }: TopicsProps) {
  const { t } = useWords();
  const announce = useAnnounce();
  const change = useChangeTopics(view.days);
  const [picked, setPicked] = useState<string[]>([]);
  const merge = () =>
    change.mutate(
      { kind: 'merge', seen: view.seen, records: picked },
      {
        onSuccess: () => {
          setPicked([]);
          announce(t('topics.done'));
        },
      },
    );
  const zones = useMemo(
    () =>
      view.topics
        .slice(0, mostOnMap)
        .flatMap(({ anchor, lat, lon }) =>
          lat === null || lon === null ? [] : [{ key: anchor, places: [], centre: { lat, lon } }],
        ),
    [view.topics],
  );
  return (
    <>
      <p>
        {t('topics.looked', { n: view.demands, topics: view.topics.length })}{' '}
        {view.of > view.demands && t('topics.capped', { n: view.demands, of: view.of })}
      </p>
      {change.error && <ProblemNote error={change.error} />}
      {picked.length > 1 && (
        <div className="button-row">
          <Popconfirm title={t('topics.merge-ask')} onConfirm={merge}>
            <Button type="primary" loading={change.isPending}>
              {t('topics.merge', { n: picked.length })}
            </Button>
          </Popconfirm>
        </div>
      )}
      <div className="topics-pair">
        <div>
          <TopicTable view={view} picked={picked} onPick={setPicked} onOpen={onChoose} />
          <p className="quiet">{t('topics.heat-say')}</p>
        </div>
        <div>
          <ZoneMap
            zones={zones}
            chosen={chosen ?? undefined}
            onChoose={onChoose}
            title={t('topics.map')}
            className="topics-map"
          />
          <p className="quiet">{t('topics.map-say')}</p>
        </div>
      </div>
      <TopicDrawer view={view} anchor={chosen} onClose={() => onChoose(null)} />
    </>
  );
}
