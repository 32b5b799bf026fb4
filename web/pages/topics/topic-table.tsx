import { Button, Checkbox } from 'antd';
import type { TopicLine, TopicsView } from '../../../src/model/topic-view.ts';
import { PlainTable } from '../../components/plain-table.tsx';
import { usePlaceNames } from '../../components/place-name.tsx';
import { Spark } from '../../components/spark.tsx';
import { Wide } from '../../components/wide.tsx';
import { useDeclared } from '../../session.tsx';
import { useTimes } from '../../times.ts';
import { useWords } from '../../words.ts';

interface TopicTableProps {
  view: TopicsView;
  /** anchors */
  picked: readonly string[];
  onPick: (anchors: string[]) => void;
  onOpen: (anchor: string) => void;
}

/** Problems, hottest first, each with what makes it hot. */
export function TopicTable({ view, picked, onPick, onOpen }: TopicTableProps) {
  const { t } = useWords();
  const toggle = (anchor: string) =>
    onPick(picked.includes(anchor) ? picked.filter((one) => one !== anchor) : [...picked, anchor]);
  const columns = [
    { key: 'problem', says: t('topics.problem') },
    { key: 'heat', says: t('topics.heat'), number: true },
    { key: 'demands', says: t('topics.demands'), number: true },
    { key: 'people', says: t('topics.people'), number: true },
    { key: 'trend', says: t('topics.trend') },
  ];
  return (
    <Wide label={t('topics.list')} least={560}>
      <PlainTable
        title={t('topics.list')}
        columns={columns}
        shown={(cell) => cell}
        rows={view.topics.map((topic) => ({
          key: topic.anchor,
          cells: [
            <div key="problem" className="topic-name">
              {view.mayChange && (
                <Checkbox
                  aria-label={t('topics.pick', { title: topic.title })}
                  checked={picked.includes(topic.anchor)}
                  onChange={() => toggle(topic.anchor)}
                />
              )}
              <Named topic={topic} onOpen={onOpen} />
            </div>,
            topic.heat.total.toFixed(1),
            String(topic.demands),
            String(topic.people),
            <Spark
              key="trend"
              points={topic.weeks.map((n, i) => ({ period: String(i), value: String(n) }))}
              says={t('topics.trend-say', { list: topic.weeks.join(', ') })}
            />,
          ],
        }))}
      />
    </Wide>
  );
}

function Named({ topic, onOpen }: { topic: TopicLine; onOpen: (anchor: string) => void }) {
  const { t } = useWords();
  const { categoryPath } = useDeclared();
  const { path } = usePlaceNames();
  const { civil } = useTimes();
  const { parts } = topic.heat;
  return (
    <div>
      <Button type="link" className="topic-title" onClick={() => onOpen(topic.anchor)}>
        {topic.title}
      </Button>
      <small className="quiet">
        {[
          t('topics.count', { n: topic.demands }),
          ...(topic.place ? [path(topic.place)] : topic.said ? [topic.said] : []),
          ...(topic.category ? [categoryPath(topic.category)] : []),
          topic.from === topic.to ? civil(topic.from) : `${civil(topic.from)} – ${civil(topic.to)}`,
          ...(topic.changed ? [t('topics.changed')] : []),
        ].join(' · ')}
      </small>
      <small className="quiet">
        {t('topics.heat-why', {
          total: topic.heat.total.toFixed(1),
          people: parts.people.toFixed(1),
          persistence: parts.persistence.toFixed(1),
          spread: parts.spread.toFixed(1),
          growth: parts.growth.toFixed(1),
        })}
      </small>
    </div>
  );
}
