import type { Map as LibreMap } from 'maplibre-gl';
import { useEffect, useRef, useState } from 'react';
import { BaseMap, type MapViewpoint } from '../../components/base-map.tsx';
import type { Boundaries } from '../../components/map-style.ts';
import { useWords } from '../../words.ts';
import { addMarkLayers, drawMarks } from './mark-layers.ts';
import type { Mark, ViewBox } from './point-index.ts';
import type { Viewport } from './use-point-view.ts';

/** Where to look, and a number that changes each time to look there again. */
export interface Look {
  box: ViewBox;
  turn: number;
}

export interface MapSurfaceProps {
  boundaries: Boundaries;
  viewpoint: MapViewpoint | undefined;
  marks: readonly Mark[];
  selected: ViewBox | undefined;
  look: Look | undefined;
  onMove: (viewport: Viewport, viewpoint: MapViewpoint) => void;
  onSelect: (box: ViewBox) => void;
}

const deepest = 17;
const padding = 40;

/** The drawing of the map page: the ground with marks on it. Says where it looks, and what was clicked. */
export function MapSurface(props: MapSurfaceProps) {
  const { boundaries, viewpoint, marks, selected, look, onMove, onSelect } = props;
  const { t, language } = useWords();
  const [map, setMap] = useState<LibreMap>();
  const select = useRef(onSelect);
  useEffect(() => {
    select.current = onSelect;
  }, [onSelect]);

  useEffect(() => {
    if (map) drawMarks(map, marks, selected);
  }, [map, marks, selected]);

  useEffect(() => {
    if (!map || !look) return;
    const [south, west, north, east] = look.box;
    map.fitBounds(
      [
        [west, south],
        [east, north],
      ],
      { padding, maxZoom: deepest, animate: !isCalm() },
    );
  }, [map, look]);

  return (
    <BaseMap
      className="map-surface"
      boundaries={boundaries}
      language={language}
      {...(viewpoint ? { viewpoint } : {})}
      words={{ title: t('map.title'), zoomIn: t('map.zoom-in'), zoomOut: t('map.zoom-out') }}
      onReady={(made, palette) => {
        addMarkLayers(made, palette, (box) => select.current(box));
        const tell = () => onMove(viewportOf(made), viewpointOf(made));
        made.on('moveend', tell);
        tell();
        setMap(made);
        return () => setMap(undefined);
      }}
      fallback={<p className="quiet">{t('map.cannot')}</p>}
    />
  );
}

const isCalm = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

function viewportOf(map: LibreMap): Viewport {
  const bounds = map.getBounds();
  return {
    box: [bounds.getSouth(), bounds.getWest(), bounds.getNorth(), bounds.getEast()],
    zoom: map.getZoom(),
  };
}

function viewpointOf(map: LibreMap): MapViewpoint {
  const { lat, lng } = map.getCenter();
  return { lat, lon: lng, zoom: map.getZoom() };
}
