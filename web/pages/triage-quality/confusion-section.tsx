import { useQuery } from '@tanstack/react-query';
import { Drawer, Skeleton } from 'antd';
import { Link, useSearchParams } from 'react-router';
import type { TriageQuality } from '../../../src/model/triage-view.ts';
import type { RecordLine } from '../../../src/model/view.ts';
import { api } from '../../api.ts';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RecordRow } from '../../components/record-row.tsx';
import { Wide } from '../../components/wide.tsx';
import { at, keys } from '../../queries.ts';
import { useDeclared, useSession } from '../../session.tsx';
import { useWords } from '../../words.ts';

/** What was taken for what, most often first; each opens the demands behind it. */
export function ConfusionSection(props: {
  confusions: TriageQuality['confusions'];
  weeks: number;
}) {
  const { confusions, weeks } = props;
  const { t } = useWords();
  const words = useDeclared();
  const [params] = useSearchParams();
  const doorTo = (said: string, stood: string) => {
    const next = new URLSearchParams(params);
    next.set('said', said);
    next.set('stood', stood);
    return `?${next}`;
  };
  return (
    <section className="page-section">
      <h2>{t('quality.confusions')}</h2>
      {confusions.length === 0 ? (
        <p className="quiet">{t('quality.no-confusions')}</p>
      ) : (
        <Wide label={t('quality.confusions')} least={420}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('quality.suggested-as')}</th>
                <th scope="col">{t('quality.stood')}</th>
                <th scope="col" className="number">
                  {t('quality.n')}
                </th>
              </tr>
            </thead>
            <tbody>
              {confusions.map(({ said, stood, n }) => (
                <tr key={`${said} ${stood}`}>
                  <td>{words.categoryPath(said)}</td>
                  <td>{words.categoryPath(stood)}</td>
                  <td className="number">
                    <Link to={doorTo(said, stood)} preventScrollReset>
                      {t('quality.open', { n })}
                    </Link>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      )}
      <DemandsBehind weeks={weeks} />
    </section>
  );
}

/** The demands of the confusion that the address names. */
function DemandsBehind({ weeks }: { weeks: number }) {
  const { district } = useSession();
  const { t } = useWords();
  const words = useDeclared();
  const [params, setParams] = useSearchParams();
  const [said, stood] = [params.get('said'), params.get('stood')];
  const isOpen = said !== null && stood !== null;
  const query = new URLSearchParams({
    said: said ?? '',
    stood: stood ?? '',
    weeks: String(weeks),
  }).toString();
  const { data, error, refetch } = useQuery({
    queryKey: keys.triage(district, 'demands', query),
    queryFn: ({ signal }) =>
      api.get<RecordLine[]>(at(district, `/triage-quality/demands?${query}`), signal),
    enabled: isOpen,
  });
  const close = () => {
    const next = new URLSearchParams(params);
    next.delete('said');
    next.delete('stood');
    setParams(next, { preventScrollReset: true });
  };
  return (
    <Drawer
      open={isOpen}
      onClose={close}
      size={640}
      destroyOnHidden
      title={t('quality.behind', {
        said: words.category(said),
        stood: words.category(stood),
      })}
    >
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton active />}
      {data && <p className="quiet">{t('quality.behind-most', { n: data.length })}</p>}
      {data?.map((row) => (
        <RecordRow key={row.record} row={row} />
      ))}
    </Drawer>
  );
}
