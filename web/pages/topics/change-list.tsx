import { Button } from 'antd';
import type { TopicsView } from '../../../src/model/topic-view.ts';
import { useAnnounce } from '../../announce.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { Time } from '../../components/time.tsx';
import { useChangeTopics } from '../../topic-queries.ts';
import { useWords } from '../../words.ts';

/** What people changed of topics, newest first, each to be taken back. */
export function ChangeList({ view }: { view: TopicsView }) {
  const { t } = useWords();
  const announce = useAnnounce();
  const change = useChangeTopics(view.days);
  if (view.changes.length === 0) return null;
  return (
    <section className="page-section" aria-label={t('topics.changes')}>
      <h2>{t('topics.changes')}</h2>
      {change.error && <ProblemNote error={change.error} />}
      <ul className="topic-changes">
        {view.changes.map((one) => (
          <li key={one.change}>
            <Time at={one.madeAt} />{' '}
            {t(`topics.change-${one.kind}`, { by: one.madeBy, n: one.demands })}{' '}
            {view.mayChange && (
              <Button
                size="small"
                onClick={() =>
                  change.mutate(
                    { kind: 'undo', seen: view.seen, change: one.change },
                    { onSuccess: () => announce(t('topics.done')) },
                  )
                }
              >
                {t('topics.undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
