import { Button, Table, Tag } from 'antd';
import { useMemo } from 'react';
import { Link } from 'react-router';
import type { PlaceLine } from '../../../src/model/view.ts';
import { usePlaceNames } from '../../components/place-name.tsx';
import { Wide } from '../../components/wide.tsx';
import { useSession } from '../../session.tsx';
import { useWords } from '../../words.ts';
import { placeTree, type PlaceNode } from './place-tree.ts';

export interface PlaceTableProps {
  places: readonly PlaceLine[];
  /** found by search: shown with the way down to them instead of as a tree */
  isFlat: boolean;
  chosen: string | undefined;
  onChoose: (code: string) => void;
}

/** The tree of places; each count opens its records. */
export function PlaceTable({ places, isFlat, chosen, onChoose }: PlaceTableProps) {
  const { district } = useSession();
  const { t, l } = useWords();
  const { path } = usePlaceNames();
  const rows = useMemo<PlaceNode[]>(
    () => (isFlat ? [...places] : placeTree(places)),
    [places, isFlat],
  );
  const door = (place: PlaceLine, ended: string) =>
    `/${district}/demands?${ended}place=${encodeURIComponent(place.code)}`;
  const count = (place: PlaceLine, n: number, ended: string) =>
    n === 0 ? (
      <span className="quiet">0</span>
    ) : (
      <Link to={door(place, ended)} aria-label={t('map.open-rows', { what: l(place.label), n })}>
        {n.toLocaleString('en-US')}
      </Link>
    );
  return (
    <Wide label={t('places.title')} least={440}>
      <Table<PlaceNode>
        // the first levels are opened for a new list, not for every count that changes
        key={isFlat ? 'flat' : 'tree'}
        size="small"
        rowKey="code"
        className="place-table"
        dataSource={rows}
        pagination={isFlat && rows.length > 100 ? { pageSize: 100 } : false}
        rowClassName={(place) => (place.code === chosen ? 'chosen-row' : '')}
        expandable={{ defaultExpandedRowKeys: rows.map((place) => place.code) }}
        columns={[
          {
            title: t('record.place'),
            render: (_, place) => (
              <span className="place-cell">
                <Button
                  type="link"
                  size="small"
                  aria-pressed={place.code === chosen}
                  onClick={() => onChoose(place.code)}
                >
                  {isFlat ? path(place.code) : l(place.label)}
                </Button>
                {!place.surveyed && <Tag>{t('places.sketch')}</Tag>}
              </span>
            ),
          },
          {
            title: t('places.open'),
            align: 'right',
            className: 'figures',
            render: (_, place) => count(place, place.open, 'ended=false&'),
          },
          {
            title: t('places.all'),
            align: 'right',
            className: 'figures',
            render: (_, place) => count(place, place.all, ''),
          },
          {
            title: t('places.code'),
            className: 'figures',
            render: (_, place) => <span className="quiet">{place.code}</span>,
          },
        ]}
      />
    </Wide>
  );
}
