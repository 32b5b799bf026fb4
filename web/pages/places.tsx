import { useMemo, useState } from 'react';
import { Input } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { Empty } from '../components/empty.tsx';
import { PageHead } from '../components/page-head.tsx';
import { PageLoading } from '../components/page-loading.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { usePlaces, useRecordPage } from '../queries.ts';
import { useSession } from '../session.tsx';
import { useWords } from '../words.ts';
import { PlaceCard } from './places/place-card.tsx';
import { placesLike } from './places/place-tree.ts';
import { PlaceTable } from './places/place-table.tsx';
import '../house-pages.css';

const unlocatedOnly = {
  filter: { located: false, ended: false },
  sort: 'due' as const,
  page: 1,
  pageSize: 1,
  row: undefined,
};

/** The district's tree of places with what is open in each; one of them beside, on a map. */
export function PlacesPage() {
  const { district } = useSession();
  const { t } = useWords();
  const [params, setParams] = useSearchParams();
  const [search, setSearch] = useState('');
  const places = usePlaces(district);
  const unlocated = useRecordPage(district, unlocatedOnly);
  const found = useMemo(() => placesLike(places.data ?? [], search), [places.data, search]);
  if (places.isPending) return <PageLoading />;
  const root = places.data?.find((place) => place.parent === null);
  const chosen = places.data?.find((place) => place.code === params.get('place')) ?? root;
  const choose = (code: string) => setParams({ place: code });
  return (
    <>
      <PageHead
        title={t('places.title')}
        beside={
          <>
            {places.data && <span>{t('places.n', { n: places.data.length })}</span>}
            {(unlocated.data?.total ?? 0) > 0 && (
              <Link to={`/${district}/demands?ended=false&located=false`}>
                {t('places.unlocated', { n: unlocated.data?.total ?? 0 })}
              </Link>
            )}
          </>
        }
      />
      {places.isError && <ProblemNote error={places.error} retry={() => void places.refetch()} />}
      <div className="beside">
        <div>
          <Input.Search
            allowClear
            className="page-search"
            aria-label={t('places.search')}
            placeholder={t('places.search')}
            onChange={(event) => setSearch(event.target.value)}
          />
          {found.length === 0 ? (
            <Empty why={t('places.none')} what={t('places.none-what')} />
          ) : (
            <PlaceTable
              places={found}
              isFlat={search.trim() !== ''}
              chosen={chosen?.code}
              onChoose={choose}
            />
          )}
        </div>
        {chosen && <PlaceCard place={chosen} />}
      </div>
    </>
  );
}
