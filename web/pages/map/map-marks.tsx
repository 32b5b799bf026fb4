import { Button } from 'antd';
import { useMemo } from 'react';
import { buildPlaceIndex } from '../../../src/kernels/space/place-index.ts';
import type { Boundaries } from '../../components/map-style.ts';
import { useWords } from '../../words.ts';
import type { Mark, MapView, ViewBox } from './point-index.ts';

export interface MapMarksProps {
  view: MapView;
  boundaries: Boundaries;
  selected: ViewBox | undefined;
  onSelect: (box: ViewBox) => void;
}

const mostRows = 10;

/** What the drawing shows, as a list: the fullest cells or clusters in view, each to be chosen. */
export function MapMarks({ view, boundaries, selected, onSelect }: MapMarksProps) {
  const { t, language } = useWords();
  const nameAt = useMemo(() => placeNames(boundaries, language), [boundaries, language]);
  const fullest = useMemo(
    () => view.marks.toSorted((a, b) => b.n - a.n).slice(0, mostRows),
    [view],
  );
  if (fullest.length === 0) return null;
  const title = t(view.mode === 'cells' ? 'map.fullest-cells' : 'map.fullest-points');
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ol className="map-marks">
        {fullest.map((mark) => (
          <li key={String(mark.box)}>
            <Button
              type="text"
              size="small"
              block
              aria-pressed={String(mark.box) === String(selected)}
              onClick={() => onSelect(mark.box)}
            >
              <span className="map-mark-name" title={shownPoint(mark)}>
                {nameAt(mark) ?? shownPoint(mark)}
              </span>
              <span className="number">{mark.n.toLocaleString('en-US')}</span>
            </Button>
          </li>
        ))}
      </ol>
    </section>
  );
}

const shownPoint = ({ lat, lon }: Mark) => `${lat.toFixed(4)}, ${lon.toFixed(4)}`;

/** Names the smallest place with a boundary around the middle of a mark. */
function placeNames({ features }: Boundaries, language: 'zh' | 'en') {
  const names = new Map(features.map(({ properties: p }) => [p.code, p[language]]));
  const index = buildPlaceIndex({
    places: features.map(({ properties, geometry }) => ({
      code: properties.code,
      parent: properties.parent,
      kind: properties.kind,
      boundary: geometry.coordinates as [number, number][][][],
    })),
  });
  // a cell on the edge of the district may have its middle outside
  return (mark: Mark) => {
    for (const [lon, lat] of probes(mark)) {
      const name = names.get(index.find(lon, lat) ?? '');
      if (name) return name;
    }
    return undefined;
  };
}

const quarters = [0.5, 0.25, 0.75] as const;

/** The middle of a mark, then points around it within its box. */
function probes({ lat, lon, box: [south, west, north, east] }: Mark): [number, number][] {
  const around = quarters.flatMap((y) =>
    quarters.map((x): [number, number] => [west + (east - west) * x, south + (north - south) * y]),
  );
  return [[lon, lat], ...around];
}
