import { useMemo, useState } from 'react';
import type { ScoreResult } from '../../../src/model/score-view.ts';
import { usePlaceNames } from '../../components/place-name.tsx';
import { ZoneMap } from '../../components/zone-map.tsx';
import { useWords } from '../../words.ts';
import { ScoreTable } from './score-table.tsx';

const shown = 30;
const listed = 12;
type Cell = ScoreResult['map'][number];

/** Where the list caught what came and where it missed it, on the map and as tables. */
export function HitMap({ result }: { result: ScoreResult }) {
  const { t } = useWords();
  const { name } = usePlaceNames();
  const [chosen, setChosen] = useState<string>();
  const missed = useMemo(
    () => result.map.toSorted((a, b) => b.misses - a.misses).slice(0, shown),
    [result.map],
  );
  const visited = result.map.toSorted((a, b) => b.listed - a.listed || b.hits - a.hits);
  const zones = useMemo(
    () => missed.map(({ cell, lat, lon }) => ({ key: cell, places: [], centre: { lat, lon } })),
    [missed],
  );
  const columns = [
    t('score.place'),
    t('score.cell-listed'),
    t('score.cell-vain'),
    t('score.cell-hits'),
    t('score.cell-misses'),
  ];
  const rowOf = (cell: Cell) => ({
    key: cell.cell,
    cells: [
      `${cell.place ? name(cell.place) : '—'} ${cell.lat.toFixed(3)}, ${cell.lon.toFixed(3)}`,
      ...[cell.listed, cell.inVain, cell.hits, cell.misses].map(String),
    ],
  });
  return (
    <section className="page-section">
      <h2>{t('score.map')}</h2>
      <div className="score-pair">
        <div>
          <ZoneMap
            zones={zones}
            chosen={chosen}
            onChoose={setChosen}
            title={t('score.map')}
            className="score-map"
          />
          <p className="quiet">{t('score.map-say')}</p>
        </div>
        <div>
          <h3>{t('score.missed')}</h3>
          <ScoreTable
            title={t('score.missed')}
            columns={columns}
            rows={missed.slice(0, listed).map(rowOf)}
          />
          <h3>{t('score.visited')}</h3>
          <ScoreTable
            title={t('score.visited')}
            columns={columns}
            rows={visited.slice(0, listed).map(rowOf)}
          />
        </div>
      </div>
    </section>
  );
}
