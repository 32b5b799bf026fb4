import { IndicatorFile } from '../src/model/indicator.ts';
import { defineProgramme, Programme } from '../src/model/programme.ts';
import type { Registry } from '../src/model/registry.ts';

const label = (zh: string, en: string) => ({ zh, en });

/**
 * A programme that hides what can be hidden: the leader only counts its records, the handler sees
 * nothing, the dispatcher sees neither the field `secret` nor the party, nor a record behind a
 * closed door.
 */
const sealed = defineProgramme({
  code: 'sealed',
  label: label('密件', 'Sealed cases'),
  recordLabel: label('密件', 'Sealed case'),
  numberPrefix: 'MJ',
  basis: label('试验用', 'For tests'),
  seenBy: ['acceptor', 'shift-lead', 'dispatcher'],
  countedBy: ['leader'],
  titleField: 'title',
  fields: {
    title: { kind: 'text', label: label('标题', 'Title'), required: true, listed: true },
    note: { kind: 'long-text', label: label('说明', 'Note'), listed: true },
    party: {
      kind: 'person-name',
      label: label('当事人', 'Party'),
      sensitive: true,
      seenBy: ['acceptor'],
    },
    secret: {
      kind: 'text',
      label: label('秘密', 'Secret'),
      listed: true,
      seenBy: ['acceptor'],
    },
  },
  states: {
    open: { label: label('办理', 'Open'), stage: label('办理', 'Open'), tone: 'working' },
    behind: {
      label: label('闭门', 'Behind a closed door'),
      stage: label('办理', 'Open'),
      tone: 'working',
      seenBy: ['acceptor'],
    },
    done: { label: label('办结', 'Done'), stage: label('办结', 'Done'), tone: 'done', end: true },
  },
  acts: {
    begin: {
      label: label('登记', 'Begin'),
      from: 'new',
      to: 'open',
      by: ['acceptor'],
      form: {
        title: { same: true },
        note: { same: true },
        party: { same: true },
        secret: { same: true },
        place: { kind: 'place', label: label('属地', 'Place') },
        point: { kind: 'point', label: label('位置', 'Point') },
        unit: { kind: 'unit', label: label('单位', 'Unit') },
        papers: { kind: 'files', label: label('材料', 'Papers') },
      },
      effects: [
        { do: 'place', from: { input: 'place' } },
        { do: 'point', from: { input: 'point' } },
        { do: 'lead', from: { input: 'unit' } },
        { do: 'files', from: { input: 'papers' } },
      ],
    },
    note: {
      label: label('补记', 'Note'),
      from: ['open', 'behind'],
      to: 'stay',
      by: ['acceptor'],
      form: { secret: { same: true } },
    },
    hush: {
      label: label('闭门', 'Close the door'),
      from: ['open'],
      to: 'behind',
      by: ['acceptor'],
    },
    remark: {
      label: label('批注', 'Remark'),
      from: ['open'],
      to: 'stay',
      by: ['dispatcher'],
      form: { note: { same: true } },
      primary: true,
    },
    end: {
      label: label('办结', 'End'),
      from: ['open', 'behind'],
      to: 'done',
      by: ['acceptor'],
      primary: true,
    },
  },
  clocks: {},
  path: ['open', 'done'],
});

const counted = {
  family: 'sealed',
  label: label('密件', 'Sealed cases'),
  districts: ['hongqi'],
  indicators: [
    {
      code: 'sealed-opened',
      label: label('密件数', 'Sealed cases opened'),
      aliases: ['密件数'],
      topic: 'demands',
      unit: '件',
      unitEn: 'cases',
      direction: 'neither',
      frequency: 'month',
      kind: 'flow',
      counts: { programme: 'sealed', count: 'opened' },
      department: label('热线办理中心', '12345 centre'),
      phrase: label('登记', 'numbered'),
    },
  ],
};

/** 红旗区 also runs the sealed programme, and counts its records. */
export function withSealed(registry: Registry): Registry {
  const { hongqi } = registry.districts;
  return {
    ...registry,
    programmes: { ...registry.programmes, sealed: Programme.parse(sealed) },
    districts: {
      ...registry.districts,
      hongqi: { ...hongqi!, programmes: [...hongqi!.programmes, 'sealed'] },
    },
    indicators: { ...registry.indicators, sealed: IndicatorFile.parse(counted) },
  };
}

/** The sealed programme itself, as declared. */
export const sealedProgramme: Programme = Programme.parse(sealed);
