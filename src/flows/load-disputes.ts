import { createHash } from 'node:crypto';
import {
  disputesAt,
  disputeStages,
  exampleDisputes,
  referrals,
  type DisputeStage,
  type ExampleDispute,
} from '../../declared/examples/disputes.ts';
import { createSetups } from '../engines/casework/casework-house.ts';
import { queryOf } from '../engines/casework/record-query.ts';
import type { Setup } from '../engines/casework/setup.ts';
import { drawUuid, streamOf, type Random } from '../kernels/simulate/random.ts';
import { civilDate } from '../kernels/workdays/work-time.ts';
import type { Actor } from '../model/act.ts';
import { recordNumber } from '../model/record-number.ts';
import { lastActs } from '../store/acts.ts';
import { copyTransaction, type CopyTransaction } from '../store/bulk-copy.ts';
import { everyRecord } from '../store/record-filter.ts';
import { takeSerials } from '../store/record-serial.ts';
import { pageRecords, readPrivateFields, type StoredRecord } from '../store/records.ts';
import { findSourceRows } from '../store/source-rows.ts';
import { ActChain } from './act-chain.ts';
import { LiveRecord } from './live-record.ts';
import { ages, disputeSteps } from './made-up-dispute.ts';
import { iso, morningAfter, mustBe } from './made-up-order.ts';
import type { FlowHouse } from './simulate-district.ts';
import { keepPictures, type SimulatedPictures } from './simulated-pictures.ts';
import { simulatorSource, writeLives, type SourcedLife } from './write-lives.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const unit = 'mediation-centre';
const programmeCode = 'mediation';

const mediator: Actor = { person: null, role: 'mediator', unit, name: '模拟调解员1' };
const dispatcher: Actor = { person: null, role: 'dispatcher', unit: null, name: '模拟派遣员1' };

interface MadeUp {
  sourceId: string;
  dispute: ExampleDispute;
  stage: DisputeStage;
  random: Random;
  /** of the application, ms since 1970 */
  at: number;
}

/** The made-up disputes of a district, each with a stream of its own, oldest first. */
function madeUp(setup: Setup, now: number): MadeUp[] {
  const wanted = disputesAt[setup.district.code] ?? {};
  const stages = disputeStages.flatMap((stage) =>
    Array.from({ length: wanted[stage] ?? 0 }, () => stage),
  );
  return stages
    .map((stage, i): MadeUp => {
      const random = streamOf(i, 'dispute', setup.district.code, stage);
      const [from, to] = ages[stage];
      const ago = Math.round((from + (to - from) * random.unit()) * DAY);
      const at = Math.min(now, morningAfter({ setup }, now - ago, random));
      const dispute = exampleDisputes[i % exampleDisputes.length]!;
      return { sourceId: `dispute-${i + 1}`, dispute, stage, random, at };
    })
    .sort((a, b) => a.at - b.at);
}

/** Lives a dispute as far as time has come. */
function lifeOf(
  setup: Setup,
  { dispute, stage, random, at }: MadeUp,
  of: { number: string; now: number; pictures: SimulatedPictures },
) {
  const { number, now, pictures } = of;
  const key = {
    district: setup.district.code,
    record: drawUuid(random, at),
    programme: programmeCode,
  };
  const chain = new ActChain(setup, key, number, pictures.byHash);
  const places = [...setup.places.values()].filter((place) => place.parent !== null);
  const input = {
    subject: `${dispute.subject}（模拟）`,
    kind: dispute.kind,
    facts: dispute.facts,
    applicantName: `${random.pick(['孙', '李', '王', '赵', '陈'])}某`,
    applicantPhone: `154${String(random.below(100_000_000)).padStart(8, '0')}`,
    unit,
    place: random.pick(places).code,
  };
  chain.do({ type: 'apply', input, actor: mediator, at });
  const paper = pictures.find('any', 'paper');
  let before = at;
  for (const step of disputeSteps(dispute, stage, { at, random, paper })) {
    const then = Math.max(before + 60_000, morningAfter({ setup }, step.at, random));
    if (then > now) break;
    chain.do({ type: step.type, input: step.input, actor: mediator, at: then });
    before = then;
  }
  return chain.life();
}

/** Simulated demands of such a category that wait or are in hand, oldest first. */
async function demandsFor(
  t: CopyTransaction,
  setup: Setup,
  now: number,
  most: number,
): Promise<StoredRecord[]> {
  const filter = {
    programme: 'demand',
    state: ['filed', 'dispatched'],
    category: Object.keys(referrals.kinds),
    simulated: true,
  };
  const query = queryOf(setup, [everyRecord], filter, new Date(now));
  const page = { sort: 'opened' as const, limit: most, offset: 0 };
  return (await pageRecords(t.trx, query, page)).rows;
}

/** Refers a demand: the mediation is opened and the demand notes it, one after the other. */
async function refer(t: CopyTransaction, setup: Setup, demand: StoredRecord, now: number) {
  const { snapshot } = demand;
  const { district, record, number, category } = snapshot;
  const last = (await lastActs(t.trx, district, [record])).get(record) ?? [];
  const from = new LiveRecord(t.trx, setup, { ...demand, last });
  const origin = { source: simulatorSource, sourceId: null, simulated: true };
  const mediation = LiveRecord.blank(t.trx, setup, programmeCode, origin);
  const at = iso(Math.min(now, Math.max(Date.parse(snapshot.updatedAt) + HOUR, now - 30 * HOUR)));
  const kind = referrals.kinds[category as keyof typeof referrals.kinds];
  const subject = `${setup.categories.get(category ?? '')?.label.zh ?? ''}引起的纠纷（模拟）`;
  const { place, fields } = snapshot;
  const everywhere = queryOf(setup, [everyRecord], {}, new Date(now));
  const clear = await readPrivateFields(t.trx, everywhere, record);
  const input = {
    subject,
    kind,
    facts: fields['text'],
    applicantName: clear?.fields['reporterName'],
    applicantPhone: clear?.fields['reporterPhone'],
    unit,
    place,
    demand: number,
  };
  const numbers = new Set([number]);
  mustBe(await mediation.do({ type: 'refer', input, actor: dispatcher, at, numbers }));
  const opened = new Map([['mediation', mediation.snapshot.number]]);
  const reason = '双方愿意协商，移交人民调解，处置时限中止';
  const asked = { lead: unit, subject, kind, reason };
  mustBe(await from.do({ type: 'refer-mediation', input: asked, actor: dispatcher, at, opened }));
}

/**
 * Writes the made-up disputes of a district, and refers some of its simulated demands, once.
 * Answers how many were written.
 */
export async function loadDisputes(house: FlowHouse, district: string): Promise<number> {
  const setup = await createSetups(house)(district);
  const programme = setup?.programmes[programmeCode];
  if (!setup || !programme || !setup.units.has(unit)) return 0;
  const pictures = await keepPictures(house.store, district);
  const now = house.now().getTime();
  const wanted = madeUp(setup, now);
  const count = referrals.count[district as keyof typeof referrals.count] ?? 0;
  return copyTransaction(house.store, async (t) => {
    const ids = wanted.map(({ sourceId }) => sourceId);
    const known = await findSourceRows(t.trx, { district, source: simulatorSource }, ids);
    const missing = wanted.filter(({ sourceId }) => !known.has(sourceId));
    if (missing.length === 0) return 0;
    const lives: SourcedLife[] = [];
    for (const one of missing) {
      const day = civilDate(one.at, setup.district.timeZone);
      const serial = await takeSerials(t.trx, { district, programme: programmeCode, day });
      const number = recordNumber(programme, setup.district, day, serial);
      const life = lifeOf(setup, one, { number, now, pictures });
      const { sourceId, dispute, stage } = one;
      const said = JSON.stringify({ sourceId, dispute, stage });
      const hash = createHash('sha256').update(said).digest('hex').slice(0, 32);
      lives.push({ ...life, sourceId, hash });
    }
    await writeLives(t, setup, lives);
    const demands = await demandsFor(t, setup, now, count);
    for (const demand of demands) await refer(t, setup, demand, now);
    return lives.length + demands.length;
  });
}
