import { AimOutlined } from '@ant-design/icons';
import { Button, InputNumber } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useWords } from '../words.ts';
import type { FieldProps } from './field-props.ts';

const RecordMap = lazy(async () => ({ default: (await import('./record-map.tsx')).RecordMap }));

interface Point {
  lat: number;
  lon: number;
}
const isPoint = (value: unknown): value is Point =>
  typeof value === 'object' && value !== null && 'lat' in value && 'lon' in value;

/** six decimals are a hand's breadth */
const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

/** A point by the browser's position, by typing, or by pressing on a map that opens on demand. */
export function PointInput({ id, value, onChange }: FieldProps) {
  const { t } = useWords();
  const [part, setPart] = useState<Partial<Point>>(() => (isPoint(value) ? value : {}));
  const [failed, setFailed] = useState(false);
  const [mapped, setMapped] = useState(false);
  const point = isPoint(value) ? value : part;
  const take = (next: Partial<Point>) => {
    setPart(next);
    const { lat, lon } = next;
    onChange?.(lat === undefined || lon === undefined ? undefined : { lat, lon });
  };
  const here = () => {
    setFailed(false);
    if (!('geolocation' in navigator)) return setFailed(true);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => take({ lat: rounded(coords.latitude), lon: rounded(coords.longitude) }),
      () => setFailed(true),
      { enableHighAccuracy: true, timeout: 10_000 },
    );
  };
  const numbers = [
    ['lat', t('field.lat'), 90],
    ['lon', t('field.lon'), 180],
  ] as const;
  return (
    <div className="point-input">
      <div className="point-numbers">
        {numbers.map(([name, says, most], i) => (
          <InputNumber
            key={name}
            id={i === 0 ? id : undefined}
            aria-label={says}
            placeholder={says}
            value={point[name] ?? null}
            min={-most}
            max={most}
            precision={6}
            controls={false}
            onChange={(next) => take({ ...point, [name]: next ?? undefined })}
          />
        ))}
        <Button icon={<AimOutlined />} onClick={here}>
          {t('field.here')}
        </Button>
        <Button aria-expanded={mapped} onClick={() => setMapped(!mapped)}>
          {t('field.pick')}
        </Button>
      </div>
      {failed && <p role="alert">{t('field.here-failed')}</p>}
      {mapped && (
        <Suspense fallback={<div className="map-shape" aria-busy="true" />}>
          <RecordMap
            lat={point.lat ?? null}
            lon={point.lon ?? null}
            place={null}
            onPick={({ lat, lon }) => take({ lat: rounded(lat), lon: rounded(lon) })}
          />
        </Suspense>
      )}
    </div>
  );
}
