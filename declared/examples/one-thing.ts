import {
  defineExamples,
  type ExampleAct,
  type ExampleLife,
  type ExampleRandom,
  type ExampleWorld,
} from '../../src/model/example.ts';
import { readyParts, withEnded, type PartRow } from '../../src/model/parts.ts';
import type { OneThingItem } from '../one-thing/item.ts';
import { oneThingItems, otherItems } from '../one-thing/items.ts';

/** Made-up matters of 2024 that were delivered, by item: a little over the thousand that was published. */
const delivered: Readonly<Record<string, number>> = {
  'new-firm': 300,
  newborn: 250,
  retirement: 180,
  marriage: 150,
  restaurant: 88,
  'after-death': 60,
};
/** Of each item so many more were not accepted, withdrawn, or have begun of late. */
const apart = { rejected: 2, withdrawn: 2, late: 5 };

const hall = 'government-services';
const clerk = (random: ExampleRandom) => ({
  role: 'window-clerk',
  unit: hall,
  name: `模拟窗口人员${1 + random.below(4)}`,
});
const endsWell = (state: string) => state === 'approved';

/** What happens to a matter, and to each of its approvals, with days from the day it was handed in. */
interface Step {
  offset: number;
  minutes: number;
  act: Omit<ExampleAct, 'on'>;
}

interface Matter {
  id: string;
  item: OneThingItem;
  start: string;
  steps: Step[];
  approvals: { id: string; steps: Step[] }[];
}

type Answers = Readonly<Record<string, boolean>>;
const isAsked =
  (answers: Answers) =>
  ({ asked }: { asked?: string }): boolean =>
    asked === undefined || answers[asked] === true;

/** Within the promised time, but for a few. */
const spanOf = (random: ExampleRandom, days: number): number =>
  random.chance(0.02) ? days * 2 + 2 : Math.ceil(days * (0.3 + random.unit() * 0.6));

/** Approvals side by side, each begun when what it waits for has ended, and what the matter is told. */
function approvalsOf(
  of: { id: string; name: string; place: string; item: OneThingItem; answers: Answers },
  random: ExampleRandom,
  accept: { offset: number; minutes: number },
) {
  const { id, item, answers } = of;
  let rows: readonly PartRow[] = item.approvals.filter(isAsked(answers));
  const running: { row: PartRow; id: string; offset: number; minutes: number }[] = [];
  const approvals: Matter['approvals'] = [];
  const told: Step[] = [];
  const open = (at: { offset: number; minutes: number }): Record<string, string> => {
    const ready = readyParts(rows, endsWell);
    for (const row of ready) {
      const part = `${id}-${row.part}`;
      const input = {
        name: `${row.name}（模拟）`,
        matter: of.name,
        whole: { numberOf: id },
        place: of.place,
        lead: row.unit,
        assist: hall,
        days: row.days,
      };
      const step = { ...at, act: { type: 'open', by: clerk(random), input } };
      approvals.push({ id: part, steps: [step] });
      running.push({
        row,
        id: part,
        offset: at.offset + spanOf(random, row.days ?? 0),
        minutes: at.minutes + 3 + random.below(5),
      });
    }
    const opened = new Map(ready.map((row) => [row.part, `${id}-${row.part}`]));
    rows = rows.map((row) =>
      opened.has(row.part) ? { ...row, number: opened.get(row.part)! } : row,
    );
    return Object.fromEntries(opened);
  };
  const opens = open(accept);
  while (running.length > 0) {
    running.sort((a, b) => a.offset - b.offset || a.minutes - b.minutes);
    const { row, id: part, offset, minutes } = running.shift()!;
    const isWaitedFor = rows.some(({ after = '' }) => after.split(',').includes(row.part));
    const state = !isWaitedFor && random.chance(0.01) ? 'refused' : 'approved';
    const type = state === 'refused' ? 'refuse' : 'approve';
    const finding = state === 'refused' ? '不符合规定条件，可依法申请复议' : '材料齐全，符合条件';
    const by = { role: 'handler', unit: row.unit!, name: '模拟承办员1' };
    approvals
      .find((one) => one.id === part)!
      .steps.push({ offset, minutes, act: { type, by, input: { finding } } });
    rows = withEnded(rows, { number: part, state });
    const next = open({ offset, minutes });
    told.push({
      offset,
      minutes,
      act: {
        type: running.length > 0 ? 'part-decided' : 'all-decided',
        by,
        input: { part: `${row.name}（模拟）`, finding },
        parts: { opens: next, ended: { id: part, state } },
      },
    });
  }
  return { opens, approvals, told };
}

/** What the applicant says in the end; most say it. */
function ratingOf(random: ExampleRandom, offset: number): Step[] {
  const at = (days: number, type: string, input: Record<string, unknown>): Step => ({
    offset: offset + days,
    minutes: 100,
    act: { type, by: clerk(random), input },
  });
  if (random.chance(0.01))
    return [
      at(1, 'rate-poor', { grade: '2', opinion: '等候时间偏长' }),
      at(3, 'remedy', { remedied: '已回访说明，窗口增开一个号' }),
    ];
  return random.chance(0.6)
    ? [at(1, 'rate', { grade: random.pick(['5', '5', '5', '5', '4', '3']) })]
    : [];
}

function matterOf(
  world: ExampleWorld,
  item: OneThingItem,
  of: { n: number; start: string; fate?: 'rejected' | 'withdrawn' },
): Matter {
  const id = `${item.code}-${of.n}`;
  const random = world.random('one-thing', id);
  const answers = Object.fromEntries(
    Object.keys(item.questions).map((name) => [name, random.chance(0.6)]),
  );
  const name = `${item.label.zh}一件事第${of.n}号（模拟）`;
  const place = random.pick(world.places).code;
  const delivery = random.pick(['electronic', 'electronic', 'post', 'window']);
  const minutes = random.below(60);
  const by = clerk(random);
  const step = (offset: number, type: string, input: Record<string, unknown>): Step => ({
    offset,
    minutes,
    act: { type, by, input },
  });
  const applicantPhone = `154${String(random.below(100_000_000)).padStart(8, '0')}`;
  const applicant = { applicantName: `模拟申请人${of.n}`, applicantPhone };
  const input = { ...answers, name, ...applicant, place, delivery };
  const steps = [step(0, `begin-${item.code}`, input)];
  const matter = { id, item, start: of.start, steps, approvals: [] };
  if (of.fate === 'rejected') {
    steps.push(step(1, 'reject', { rejection: '不属于本区办理范围，已告知受理机关' }));
    return matter;
  }
  if (of.fate === 'withdrawn') {
    steps.push(step(2, 'withdraw', { why: '申请人改到外地办理' }));
    return matter;
  }
  let offset = random.below(2);
  if (random.chance(0.12)) {
    steps.push(step(offset, 'ask-correction', { correction: '请补交一份清晰的身份证件' }));
    steps.push(step(offset + 2, 'correct', { said: '已补交' }));
    offset += 3;
  }
  const accept = { offset, minutes: minutes + 10 };
  const { opens, approvals, told } = approvalsOf(
    { id, name, place, item, answers },
    random,
    accept,
  );
  const papers = item.papers
    .filter(isAsked(answers))
    .map(({ paper, from, uses }) => ({ paper, from, uses, checked: true }));
  steps.push({
    ...accept,
    act: { type: 'accept', by, input: { papers }, parts: { opens } },
  });
  const last = told.at(-1)!;
  const end = last.offset + 1;
  steps.push(...told, { ...step(end, 'deliver', { delivery }), minutes: 90 });
  steps.push(...ratingOf(random, end));
  return { ...matter, approvals };
}

/** Those of 2024, and a few that have begun in the weeks before today. */
function mattersOf(world: ExampleWorld): Matter[] {
  return oneThingItems.flatMap((item) => {
    const n = delivered[item.code]!;
    const random = world.random('one-thing', item.code, 'starts');
    const inYear = () => world.day('2024-01-02', random.below(305));
    const fates = [
      ...Array.from({ length: n }, () => undefined),
      ...Array.from({ length: apart.rejected }, () => 'rejected' as const),
      ...Array.from({ length: apart.withdrawn }, () => 'withdrawn' as const),
    ];
    const old = fates.map((fate, i) =>
      matterOf(world, item, { n: i + 1, start: inYear(), ...(fate ? { fate } : {}) }),
    );
    const late = Array.from({ length: apart.late }, (_, i) => {
      const start = world.day(world.today, -2 - 2 * i - random.below(2));
      return matterOf(world, item, { n: fates.length + i + 1, start });
    });
    return [...old, ...late];
  });
}

/** Steps as acts, those before today alone: what is one thing in two records happens in both or neither. */
function lifeOf(
  world: ExampleWorld,
  start: string,
  id: string,
  steps: readonly Step[],
): ExampleLife {
  const acts = steps
    .map(({ offset, minutes, act }) => ({ ...act, minutes, on: world.day(start, offset) }))
    .filter(({ on }) => on < world.today);
  return { id, acts };
}

export const matters = defineExamples({
  programme: 'one-thing',
  districts: ['hongqi'],
  lives: (world) =>
    mattersOf(world)
      .map(({ start, id, steps }) => lifeOf(world, start, id, steps))
      .filter(({ acts }) => acts.length > 0),
});

export const matterApprovals = defineExamples({
  programme: 'approval',
  districts: ['hongqi'],
  lives: (world) =>
    mattersOf(world)
      .flatMap(({ start, approvals }) =>
        approvals.map(({ id, steps }) => lifeOf(world, start, id, steps)),
      )
      .filter(({ acts }) => acts.length > 0),
});

/** The 17 items that were published to be on line: six can be done here, the others are listed. */
export const onlineItems = defineExamples({
  programme: 'register',
  districts: ['hongqi'],
  lives: (world) =>
    [...oneThingItems.map(({ label }) => label.zh), ...otherItems].map((name, i) => {
      const enteredOn = world.day('2024-01-15', 14 * i);
      const input = {
        name: `${name}一件事（模拟）`,
        kind: 'one-thing-item',
        enteredOn,
        lead: hall,
      };
      const by = { role: 'simulator', name: '模拟器' };
      return { id: `one-thing-item-${i + 1}`, acts: [{ type: 'enter', on: enteredOn, by, input }] };
    }),
});
