import { Button, Checkbox, Drawer, Popconfirm, Skeleton } from 'antd';
import { useState } from 'react';
import type { TopicsView } from '../../../src/model/topic-view.ts';
import { useAnnounce } from '../../announce.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RecordRow } from '../../components/record-row.tsx';
import { useWidth } from '../../components/use-width.ts';
import { useChangeTopics, useTopicDemands } from '../../topic-queries.ts';
import { useWords } from '../../words.ts';

interface TopicDrawerProps {
  view: TopicsView;
  anchor: string | null;
  onClose: () => void;
}

/** The demands of a topic, each a door; some of them can be split off. */
export function TopicDrawer({ view, anchor, onClose }: TopicDrawerProps) {
  const { t } = useWords();
  const width = useWidth();
  const topic = view.topics.find((one) => one.anchor === anchor);
  return (
    <Drawer
      open={anchor !== null}
      onClose={onClose}
      size={Math.min(640, width)}
      title={topic?.title ?? t('topics.title')}
      closable={{ 'aria-label': t('app.close') }}
      destroyOnHidden
    >
      <Members view={view} anchor={anchor} onClose={onClose} />
    </Drawer>
  );
}

function Members({ view, anchor, onClose }: TopicDrawerProps) {
  const { t } = useWords();
  const announce = useAnnounce();
  const { data, error, refetch } = useTopicDemands(anchor, view.days);
  const change = useChangeTopics(view.days);
  const [picked, setPicked] = useState<string[]>([]);
  const split = () =>
    change.mutate(
      { kind: 'split', seen: view.seen, records: picked },
      {
        onSuccess: () => {
          announce(t('topics.done'));
          onClose();
        },
      },
    );
  return (
    <>
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {change.error && <ProblemNote error={change.error} />}
      {!data && !error && <Skeleton active />}
      {data && <h2 className="topic-members">{t('topics.members', { n: data.length })}</h2>}
      {picked.length > 0 && (
        <div className="button-row">
          <Popconfirm title={t('topics.split-ask')} onConfirm={split}>
            <Button type="primary" loading={change.isPending}>
              {t('topics.split', { n: picked.length })}
            </Button>
          </Popconfirm>
        </div>
      )}
      {data?.map((row) => (
        <RecordRow
          key={row.record}
          row={row}
          before={
            view.mayChange && (
              <Checkbox
                aria-label={t('topics.pick-demand', { title: row.title })}
                checked={picked.includes(row.record)}
                onChange={({ target }) =>
                  setPicked(
                    target.checked
                      ? [...picked, row.record]
                      : picked.filter((one) => one !== row.record),
                  )
                }
              />
            )
          }
        />
      ))}
    </>
  );
}
