import { lazy, Suspense, useMemo } from 'react';
import type { RecordView } from '../../../src/model/view.ts';
import { drawnShapes, isShape } from '../../components/drawn-shape.ts';
import { PlaceName } from '../../components/place-name.tsx';
import { useWords } from '../../words.ts';

const RecordMap = lazy(async () => ({
  default: (await import('../../components/record-map.tsx')).RecordMap,
}));

/** Where it is: the place in words, and on a small map where a point, a place or a shape is known. */
export function WherePanel({ view }: { view: RecordView }) {
  const { t } = useWords();
  const address = view.fields.find((field) => field.kind === 'address')?.value;
  const drawn = useMemo(
    () => drawnShapes(view.fields.flatMap(({ value }) => (isShape(value) ? [value] : []))),
    [view.fields],
  );
  const isDrawn = drawn.features.length > 0;
  return (
    <section className="panel" aria-labelledby="where">
      <h2 id="where">{t('demand.where')}</h2>
      <p>
        <PlaceName code={view.place} whole />
        {typeof address === 'string' && <span className="quiet"> {address}</span>}
      </p>
      {view.lat === null && !isDrawn && <p className="quiet">{t('demand.no-point')}</p>}
      {(view.lat !== null || view.place !== null || isDrawn) && (
        <Suspense fallback={<div className="map-shape" aria-busy="true" />}>
          <RecordMap
            lat={view.lat}
            lon={view.lon}
            place={view.place}
            {...(isDrawn ? { drawn } : {})}
          />
        </Suspense>
      )}
    </section>
  );
}
