import type { CrewFile } from './crew.ts';
import type { Detector } from './detector.ts';
import type { District, PlaceFile, WorkCalendar } from './district.ts';
import type { FigureFile } from './figure.ts';
import type { GoalFile } from './goal.ts';
import type { IndicatorFile } from './indicator.ts';
import type { Inspection } from './inspection.ts';
import type { Programme } from './programme.ts';
import type { Role } from './role.ts';
import type { Source } from './source.ts';
import type { Atlas } from './territory.ts';

/**
 * All declarations of one installation, validated and frozen. Made once at start by
 * `declared.ts`, passed on as an argument, never imported. Keys are the codes.
 */
export interface Registry {
  districts: Readonly<Record<string, District>>;
  programmes: Readonly<Record<string, Programme>>;
  sources: Readonly<Record<string, Source>>;
  calendars: Readonly<Record<string, WorkCalendar>>;
  places: Readonly<Record<string, PlaceFile>>;
  detectors: Readonly<Record<string, Detector>>;
  /** who goes out, by district */
  crews: Readonly<Record<string, CrewFile>>;
  /** visits that are due by the calendar */
  inspections: Readonly<Record<string, Inspection>>;
  /** territories and rank sets of the ledger, by code of the atlas */
  atlases: Readonly<Record<string, Atlas>>;
  /** by family */
  indicators: Readonly<Record<string, IndicatorFile>>;
  goals: Readonly<Record<string, GoalFile>>;
  /** what origins state, by origin */
  figures: Readonly<Record<string, FigureFile>>;
  /** Markdown by file stem */
  briefings: Readonly<Record<string, string>>;
  roles: readonly Role[];
  /** SHA-256 of the declarations: a change makes a new numbered version in the store */
  checksum: string;
}
