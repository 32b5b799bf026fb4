import { cn } from '../declared/calendars/cn.ts';
import alert from '../declared/programmes/alert.ts';
import approval from '../declared/programmes/approval.ts';
import demand from '../declared/programmes/demand.ts';
import grid from '../declared/programmes/grid.ts';
import mediation from '../declared/programmes/mediation.ts';
import order from '../declared/programmes/order.ts';
import patrol from '../declared/programmes/patrol.ts';
import project from '../declared/programmes/project.ts';
import roles from '../declared/roles.ts';
import { buildSetup, type Setup } from '../src/engines/casework/setup.ts';
import { District, PlaceFile, WorkCalendar } from '../src/model/district.ts';
import { Programme } from '../src/model/programme.ts';
import type { Registry } from '../src/model/registry.ts';
import { Role, type Grant, type Viewer } from '../src/model/role.ts';

const label = (zh: string, en: string) => ({ zh, en });

/** A small district with two streets, a community, three units and a catalogue of four rules. */
const district = District.parse({
  code: 'trial',
  label: label('试验区', 'Trial District'),
  numberPrefix: 'TR',
  language: 'zh',
  timeZone: 'Asia/Shanghai',
  calendar: 'cn',
  places: 'trial',
  programmes: ['demand', 'alert', 'order', 'project', 'mediation', 'grid', 'patrol'],
  categories: [
    { code: 'city', label: label('市容环境', 'City appearance') },
    {
      code: 'rubbish',
      parent: 'city',
      label: label('暴露垃圾', 'Exposed rubbish'),
      limits: { dispose: { kind: 'work-days', days: 1 } },
      words: ['垃圾'],
    },
    {
      code: 'pipe',
      label: label('水管爆裂', 'Burst pipe'),
      limits: {
        dispatch: { kind: 'urgent', minutes: 60 },
        dispose: { kind: 'urgent', minutes: 240 },
      },
      urgent: true,
      words: ['水管', '垃圾桶漏水'],
    },
  ],
  units: [
    { code: 'city-management', label: label('城管局', 'City Management'), kind: 'department' },
    { code: 'water', label: label('水务公司', 'Water Company'), kind: 'company' },
    { code: 'street-1', label: label('东街街道', 'East Street'), kind: 'street', place: 't1' },
  ],
  catalogues: [
    {
      programme: 'demand',
      rules: [
        {
          code: 'pipe',
          label: label('水管归水务公司', 'Pipes go to the Water Company'),
          when: { op: 'has', field: 'categories', value: 'pipe' },
          lead: 'water',
          assist: ['street-1'],
        },
        {
          code: 'east-rubbish',
          label: label('东街垃圾归街道', 'Rubbish in East Street goes to the street'),
          when: {
            op: 'all',
            rules: [
              { op: 'has', field: 'categories', value: 'city' },
              { op: 'within', field: 'placePath', place: 't1' },
            ],
          },
          lead: 'street-1',
        },
        {
          code: 'city',
          label: label('市容归城管局', 'City appearance goes to City Management'),
          when: { op: 'has', field: 'categories', value: 'city' },
          lead: 'city-management',
        },
        {
          code: 'drain',
          label: label('提到下水道归水务', 'Drains go to the Water Company'),
          when: { op: 'mentions', field: 'title', words: ['下水道', '井盖'] },
          lead: 'water',
        },
      ],
    },
  ],
});

const square = (west: number, south: number, size: number) => [
  [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ],
];

const placeFile = PlaceFile.parse({
  origin: 'made for tests',
  licence: 'none needed',
  places: [
    {
      code: 't',
      parent: null,
      kind: 'district',
      label: label('试验区', 'Trial District'),
      lat: 35.3,
      lon: 113.9,
      boundary: square(113.8, 35.2, 0.2),
    },
    {
      code: 't1',
      parent: 't',
      kind: 'street',
      label: label('东街街道', 'East Street'),
      lat: 35.25,
      lon: 113.85,
      boundary: square(113.8, 35.2, 0.1),
    },
    { code: 't1a', parent: 't1', kind: 'community', label: label('槐树社区', 'Huaishu') },
    {
      code: 't2',
      parent: 't',
      kind: 'street',
      label: label('西街街道', 'West Street'),
      boundary: square(113.9, 35.2, 0.1),
    },
  ],
});

/** The declared programmes and roles on the trial district, as `loadRegistry` would give them. */
export const trialRegistry: Registry = {
  districts: { trial: district },
  programmes: {
    approval: Programme.parse(approval),
    demand: Programme.parse(demand),
    alert: Programme.parse(alert),
    order: Programme.parse(order),
    project: Programme.parse(project),
    mediation: Programme.parse(mediation),
    grid: Programme.parse(grid),
    patrol: Programme.parse(patrol),
  },
  sources: {},
  calendars: { cn: WorkCalendar.parse(cn) },
  places: { trial: placeFile },
  detectors: {},
  crews: {},
  inspections: {},
  atlases: {},
  indicators: {},
  goals: {},
  figures: {},
  briefings: {},
  roles: roles.map((role) => Role.parse(role)),
  checksum: 'trial',
};

/** The trial district compiled, for tests without a database. */
export const trialSetup = (
  changed: Partial<typeof district> = {},
  programmes: Registry['programmes'] = trialRegistry.programmes,
): Setup =>
  buildSetup({
    version: 1,
    district: { ...district, ...changed },
    programmes: { ...programmes },
    roles: trialRegistry.roles,
    calendar: trialRegistry.calendars.cn!,
    places: [
      { code: 't', parent: null, path: 't', label: district.label, lat: 35.3, lon: 113.9 },
      place('t1', 't', 't/t1'),
      place('t1a', 't1', 't/t1/t1a'),
      place('t2', 't', 't/t2'),
    ],
    categories: [],
    placeFile,
  });

const place = (code: string, parent: string, path: string) => ({
  code,
  parent,
  path,
  label: placeFile.places.find((p) => p.code === code)!.label,
  lat: null,
  lon: null,
});

let people = 0;

/** Somebody with one role; each call is another person. */
export function trialViewer(role: string, grant: Partial<Grant> = {}): Viewer {
  const person = `00000000-0000-4000-8000-${String(++people).padStart(12, '0')}`;
  return {
    district: 'trial',
    person,
    name: `${role} ${people}`,
    language: 'zh',
    grants: [{ role, place: 't', unit: null, ...grant }],
  };
}
