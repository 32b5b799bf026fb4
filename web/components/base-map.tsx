import { Map as LibreMap, NavigationControl, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react';
import { useMapPalette, type MapPalette } from './map-palette.ts';
import {
  cornersOf,
  mapStyle,
  type Boundaries,
  type StyleOptions,
  type Tiles,
} from './map-style.ts';

setWorkerUrl(workerUrl);

export interface MapViewpoint {
  lat: number;
  lon: number;
  zoom: number;
}

/** Words that the map itself shows or speaks. */
export interface MapWords {
  /** accessible name of the drawing surface */
  title: string;
  zoomIn: string;
  zoomOut: string;
}

export interface BaseMapProps {
  boundaries: Boundaries;
  language: 'zh' | 'en';
  words: MapWords;
  /** where to look at first; the whole district when absent */
  viewpoint?: MapViewpoint;
  className?: string;
  /**
   * Called when the ground is drawn, and again with a new map when theme or language changed.
   * Layers added here lie above the names of places; before `firstBoundary`, below all lines. Returns what to do when that map goes.
   */
  onReady: (map: LibreMap, palette: MapPalette) => (() => void) | void;
  /** shown where the browser cannot draw maps */
  fallback: ReactNode;
}

const tilesUrl: string | undefined = import.meta.env.VITE_TILES;
const tiles: Tiles | undefined = tilesUrl
  ? { url: tilesUrl, attribution: String(import.meta.env.VITE_TILES_ATTRIBUTION ?? '') }
  : undefined;
const padding = 24;

/** A map of the district on its own boundaries. What lies on it is up to `onReady`. */
export function BaseMap(props: BaseMapProps) {
  const { boundaries, language, words, className, fallback } = props;
  const palette = useMapPalette();
  const holder = useRef<HTMLDivElement>(null);
  const left = useRef<MapViewpoint>(undefined);
  const [failed, setFailed] = useState(false);
  const open = useEffectEvent((container: HTMLElement, style: StyleOptions) =>
    openMap(container, { style, viewpoint: left.current ?? props.viewpoint, words }),
  );
  const ready = useEffectEvent((map: LibreMap, colours: MapPalette) => props.onReady(map, colours));

  useEffect(() => {
    const container = holder.current;
    if (!container) return;
    const style = { boundaries, palette, language, ...(tiles ? { tiles } : {}) };
    const map = open(container, style);
    if (!map) {
      setFailed(true);
      return;
    }
    let leave: (() => void) | void;
    map.once('load', () => {
      leave = ready(map, palette);
    });
    return () => {
      const { lat, lng } = map.getCenter();
      left.current = { lat, lon: lng, zoom: map.getZoom() };
      leave?.();
      map.remove();
    };
  }, [boundaries, language, palette]);

  if (failed) return <>{fallback}</>;
  return <div ref={holder} className={className} role="region" aria-label={words.title} />;
}

interface OpenOptions {
  style: StyleOptions;
  viewpoint: MapViewpoint | undefined;
  words: MapWords;
}

/** A new map in a container; undefined where there is no WebGL. */
function openMap(container: HTMLElement, options: OpenOptions): LibreMap | undefined {
  const { style, viewpoint, words } = options;
  const corners = cornersOf(style.boundaries.features);
  const look = viewpoint
    ? { center: [viewpoint.lon, viewpoint.lat] as [number, number], zoom: viewpoint.zoom }
    : corners
      ? { bounds: corners, fitBoundsOptions: { padding } }
      : {};
  try {
    const map = new LibreMap({
      container,
      style: mapStyle(style),
      ...look,
      minZoom: 7,
      maxZoom: 19,
      dragRotate: false,
      pitchWithRotate: false,
      attributionControl: style.tiles ? { compact: true } : false,
      localIdeographFontFamily: fontOf(container),
      fadeDuration: 0,
      locale: {
        'Map.Title': words.title,
        'NavigationControl.ZoomIn': words.zoomIn,
        'NavigationControl.ZoomOut': words.zoomOut,
      },
    });
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
    map.addControl(new ScaleControl({ unit: 'metric' }), 'bottom-left');
    return map;
  } catch {
    // no WebGL: the list beside the map says the same
    return undefined;
  }
}

const fontOf = (element: HTMLElement) => getComputedStyle(element).fontFamily || 'sans-serif';
