import { Button, Input } from 'antd';
import { lazy, Suspense, useEffect, useId, useMemo, useRef, useState } from 'react';
import { readShape } from '../../src/kernels/space/read-shape.ts';
import type { ShapeFault } from '../../src/kernels/space/shape-fault.ts';
import { readShapeText, shapeText } from '../../src/kernels/space/shape-text.ts';
import { useWords } from '../words.ts';
import { drawnRings, drawnShapes } from './drawn-shape.ts';
import type { FieldProps } from './field-props.ts';
import { useShownValue } from './shown-value.tsx';
import './field-kinds.css';

const RecordMap = lazy(async () => ({ default: (await import('./record-map.tsx')).RecordMap }));

/** What is being written stands as text; everything else follows from it. */
const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const read = readShape(value);
  return 'shape' in read ? shapeText(read.shape) : value ? JSON.stringify(value) : '';
};

/** What goes to the server: GeoJSON where the text can be read, else the text, for it to refuse. */
const valueOf = (text: string): unknown => {
  if (text.trim() === '') return undefined;
  const typed = readShapeText(text);
  return 'line' in typed ? text : typed.value;
};

type Read = { shape: NonNullable<unknown> } | { said: string } | undefined;

function useRead(text: string): Read {
  const { t } = useWords();
  if (text.trim() === '') return undefined;
  const typed = readShapeText(text);
  if ('line' in typed)
    return { said: typed.line === 0 ? t('shape.json') : t('shape.line', { n: typed.line }) };
  const read = readShape(typed.value);
  if ('shape' in read) return { shape: read.shape };
  const why: Exclude<ShapeFault['why'], 'outside'> =
    read.fault.why === 'outside' ? 'position' : read.fault.why;
  return { said: t(`shape.${why}`) };
}

/** six decimals are a hand's breadth */
const six = (degrees: number) => degrees.toFixed(6);

/**
 * A shape, drawn by pressing on the map point by point, taken from a GeoJSON file, or typed: the
 * text of its coordinates is always there, and is what the other two write.
 */
export function ShapeInput(props: FieldProps) {
  const { field: _, id, value, onChange, ...more } = props;
  const { t } = useWords();
  const shown = useShownValue();
  const said = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const [own, setOwn] = useState({ value, text: textOf(value) });
  const [mapped, setMapped] = useState(false);
  const [failed, setFailed] = useState(false);
  // somebody else may have set the value: a draft that is dropped, a record that moved on
  const text = JSON.stringify(own.value) === JSON.stringify(value) ? own.text : textOf(value);
  const read = useRead(text);
  // presses on the map may follow each other faster than the page is drawn
  const latest = useRef(text);
  useEffect(() => {
    latest.current = text;
  }, [text]);
  const write = (next: string) => {
    latest.current = next;
    const given = valueOf(next);
    setOwn({ value: given, text: next });
    setFailed(false);
    onChange?.(given);
  };
  const isLines = !text.trimStart().startsWith('{');
  const drawn = useMemo(() => {
    const typed = readShapeText(text);
    if ('line' in typed) return drawnRings([]);
    if (typed.rings.length > 0) return drawnRings(typed.rings);
    const kept = readShape(typed.value);
    return 'shape' in kept ? drawnShapes([kept.shape]) : drawnRings([]);
  }, [text]);
  const take = async (file: File | undefined) => {
    if (!file) return;
    try {
      const kept = readShape(JSON.parse(await file.text()) as unknown);
      if ('shape' in kept) write(shapeText(kept.shape));
      else write(await file.text());
    } catch {
      setFailed(true);
    }
  };
  const add = ({ lat, lon }: { lat: number; lon: number }) => {
    const before = latest.current;
    if (before.trimStart().startsWith('{')) return;
    const begun = before === '' || before.endsWith('\n') ? before : `${before}\n`;
    write(`${begun}${six(lon)}, ${six(lat)}`);
  };
  return (
    <div className="shape-input">
      <div className="shape-buttons">
        <Button aria-expanded={mapped} onClick={() => setMapped(!mapped)}>
          {t('shape.draw')}
        </Button>
        <Button onClick={() => chooser.current?.click()}>{t('shape.file')}</Button>
        <input
          ref={chooser}
          type="file"
          accept=".geojson,.json,application/geo+json,application/json"
          className="for-readers"
          tabIndex={-1}
          aria-label={t('shape.file')}
          onChange={({ target }) => {
            void take(target.files?.[0]);
            target.value = '';
          }}
        />
      </div>
      {mapped && (
        <>
          <Suspense fallback={<div className="map-shape" aria-busy="true" />}>
            <RecordMap lat={null} lon={null} place={null} drawn={drawn} onPick={add} />
          </Suspense>
          <div className="shape-buttons">
            <Button
              disabled={!isLines || text === ''}
              onClick={() => write(text.trimEnd().split('\n').slice(0, -1).join('\n'))}
            >
              {t('shape.undo')}
            </Button>
            <Button
              disabled={!isLines || text.trim() === ''}
              onClick={() => write(`${text.trimEnd()}\n\n`)}
            >
              {t('shape.piece')}
            </Button>
            <Button disabled={text === ''} onClick={() => write('')}>
              {t('shape.clear')}
            </Button>
          </div>
        </>
      )}
      <Input.TextArea
        {...more}
        id={id}
        value={text}
        className="figures"
        placeholder="113.900000, 35.300000"
        aria-describedby={[more['aria-describedby'], said].filter(Boolean).join(' ')}
        autoSize={{ minRows: 3, maxRows: 8 }}
        spellCheck={false}
        onChange={({ target }) => write(target.value)}
      />
      <small id={said} className="quiet">
        {t('shape.text-say')}
      </small>
      <p className={read && 'said' in read ? 'refusal shape-said' : 'shape-said'} role="status">
        {failed ? t('shape.json') : null}
        {read && ('said' in read ? read.said : shown('shape', read.shape))}
      </p>
    </div>
  );
}
