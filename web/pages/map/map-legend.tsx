import { useWords } from '../../words.ts';
import type { MapView } from './point-index.ts';

/** What the marks mean, with units; and that dashed boundaries are sketches. */
export function MapLegend({ view, hasSketch }: { view: MapView; hasSketch: boolean }) {
  const { t } = useWords();
  const { mode, steps, cellMetres } = view;
  return (
    <div className="map-legend">
      {mode === 'cells' ? (
        <>
          <div className="map-legend-title">
            {t('map.per-cell', { size: shownLength(cellMetres) })}
          </div>
          <ol className="map-scale">
            {steps.map((from, i) => (
              <li key={from}>
                <span className={`map-swatch scale-${i + 1}`} aria-hidden />
                {shownStep(from, steps[i + 1])}
              </li>
            ))}
          </ol>
        </>
      ) : (
        <ul className="map-scale">
          <li>
            <span className="map-swatch pin-open" aria-hidden />
            {t('map.pin-open')}
          </li>
          <li>
            <span className="map-swatch pin-ended" aria-hidden />
            {t('map.pin-ended')}
          </li>
          <li>
            <span className="map-swatch pin-cluster" aria-hidden>
              9
            </span>
            {t('map.pin-cluster')}
          </li>
        </ul>
      )}
      {hasSketch && (
        <div>
          <span className="map-dash" aria-hidden /> {t('map.sketch-say')}
        </div>
      )}
    </div>
  );
}

export const shownLength = (metres: number) =>
  metres >= 1000 ? `${metres / 1000} km` : `${metres} m`;

function shownStep(from: number, next: number | undefined): string {
  const low = from.toLocaleString('en-US');
  if (next === undefined) return `≥ ${low}`;
  return next - 1 === from ? low : `${low}–${(next - 1).toLocaleString('en-US')}`;
}
