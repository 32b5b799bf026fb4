import { describe, expect, it } from 'vitest';
import { cn } from '../../../declared/calendars/cn.ts';
import { speech } from '../../../declared/examples/speech/speech.ts';
import { flattenPolygon } from '../space/polygon.ts';
import { compileWorkTime, civilTime } from '../workdays/work-time.ts';
import { countPhrasings } from './fill-template.ts';
import { hourProfiles, springFestival } from './season.ts';
import { simulateDistrict } from './simulate-district.ts';
import type {
  SimulatedDemand,
  SimulatedDistrict,
  SimulationPlan,
  SimulationTruth,
} from './simulated-demand.ts';
import { isInside, type SimulatedPlace } from './spots.ts';
import { channelMix, type Channel } from './write-demand.ts';

const zone = 'Asia/Shanghai';
const square = (lon: number, lat: number): [number, number][] => [
  [lon - 0.006, lat - 0.006],
  [lon + 0.006, lat - 0.006],
  [lon + 0.006, lat + 0.006],
  [lon - 0.006, lat + 0.006],
];
const places: SimulatedPlace[] = Array.from({ length: 12 }, (_, i) => {
  const [lon, lat] = [113.9 + 0.013 * (i % 4), 35.3 + 0.013 * Math.floor(i / 4)];
  return {
    code: `p${i}`,
    path: `root/p${i}`,
    zh: i < 8 ? `第${i + 1}社区` : `第${i + 1}村`,
    street: '试验街道',
    isVillage: i >= 8,
    lat,
    lon,
    polygon: flattenPolygon([[square(lon, lat)]]),
    weight: i < 8 ? 1.3 : 0.5,
  };
});
const district: SimulatedDistrict = {
  code: 'trial',
  places,
  categories: speech.topics.map(({ code }) => ({
    code,
    zh: code,
    urgent: false,
    dispose: { kind: 'work-days', days: 5 },
  })),
  roads: ['东路', '西路', '南路', '北路'],
  work: compileWorkTime(cn, zone),
  speech,
};

function simulated(
  plan: SimulationPlan,
  of: SimulatedDistrict = district,
): { demands: SimulatedDemand[]; truth: SimulationTruth } {
  const demands: SimulatedDemand[] = [];
  const running = simulateDistrict(of, plan);
  let next = running.next();
  for (; !next.done; next = running.next()) demands.push(next.value);
  return { demands, truth: next.value };
}

const plan = { seed: 1, start: '2025-07-01', days: 365, perDay: 40 };
const { demands, truth } = simulated(plan);

/** Pearson's X² of counts against expected shares. */
function chiSquare(counts: readonly number[], shares: readonly number[]): number {
  const n = counts.reduce((a, b) => a + b, 0);
  const whole = shares.reduce((a, b) => a + b, 0);
  return counts.reduce((sum, c, i) => {
    const expected = (n * shares[i]!) / whole;
    return expected === 0 ? sum : sum + (c - expected) ** 2 / expected;
  }, 0);
}

const pairs = (text: string) => {
  const plain = text.replace(/[^\p{Script=Han}]/gu, '');
  return new Set(Array.from({ length: plain.length - 1 }, (_, i) => plain.slice(i, i + 2)));
};
const likeness = (a: string, b: string) => {
  const [x, y] = [pairs(a), pairs(b)];
  const both = [...x].filter((pair) => y.has(pair)).length;
  return both / (x.size + y.size - both || 1);
};

describe('a simulated year', () => {
  it('is the same for the same plan and another for another seed', () => {
    const short = { ...plan, days: 20 };
    const bytes = (of: SimulationPlan) => JSON.stringify(simulated(of));
    expect(bytes(short)).toBe(bytes(short));
    expect(bytes({ ...short, seed: 2 })).not.toBe(bytes(short));
  });

  it('has the volume that was asked for, in time order, within the span', () => {
    expect(Math.abs(demands.length / (365 * 40) - 1)).toBeLessThan(0.04);
    expect(truth.demands).toBe(demands.length);
    expect(demands.every((d, i) => i === 0 || demands[i - 1]!.openedAt <= d.openedAt)).toBe(true);
    expect(civilTime(demands[0]!.openedAt, zone).date).toBe('2025-07-01');
    expect(civilTime(demands.at(-1)!.openedAt, zone).date).toBe('2026-06-30');
    expect(new Set(demands.map((d) => d.record)).size).toBe(demands.length);
  });

  it('asks for no third extension, however often a demand comes back', () => {
    const asksAfterTwo = ({ steps }: SimulatedDemand) => {
      let granted = 0;
      return steps.some(({ type }) => {
        if (type === 'grant-extension') granted += 1;
        return type === 'ask-extension' && granted >= 2;
      });
    };
    // what is rare in a year is common where every topic is hard
    const topics = speech.topics.map((topic) => ({ ...topic, hard: 15 }));
    const lives = simulated(plan, { ...district, speech: { ...speech, topics } }).demands;
    const most = Math.max(
      ...lives.map(({ steps }) => steps.filter(({ type }) => type === 'grant-extension').length),
    );
    expect(most).toBe(2);
    expect(lives.filter(asksAfterTwo)).toEqual([]);
  });

  it('comes through all ten channels, in the declared mix where nothing biases it', () => {
    expect(new Set(demands.map((d) => d.channel))).toEqual(new Set(Object.keys(channelMix)));
    const even: Channel[] = ['hotline', 'wechat', 'web', 'upper', 'letter', 'import', 'open311'];
    const ordinary = demands.filter((d) => !d.caller);
    const counts = even.map((channel) => ordinary.filter((d) => d.channel === channel).length);
    // 6 degrees of freedom, 0.1 %
    expect(
      chiSquare(
        counts,
        even.map((c) => channelMix[c]),
      ),
    ).toBeLessThan(22.46);
  });

  it('is told at the hours of its topic', () => {
    const hours = Array<number>(24).fill(0);
    for (const d of demands) {
      if (d.topic.hours === 'evening') hours[civilTime(d.openedAt, zone).hour]!++;
    }
    // 20 degrees of freedom (hours that somebody calls in, less one), 0.1 %
    expect(chiSquare(hours, hourProfiles.evening)).toBeLessThan(48);
  });

  it('follows the seasons', () => {
    const month = (code: string, months: number[]) =>
      demands.filter(
        (d) => d.category === code && months.includes(civilTime(d.openedAt, zone).month),
      ).length;
    expect(month('heating', [12, 1, 2])).toBeGreaterThan(150);
    expect(month('heating', [6, 7, 8])).toBe(0);
    expect(month('standing-water', [7, 8])).toBeGreaterThan(
      4 * month('standing-water', [12, 1, 2]),
    );
    expect(month('school-admission', [8])).toBeGreaterThan(3 * month('school-admission', [3]));
    expect(month('wage-arrears', [1])).toBeGreaterThan(2 * month('wage-arrears', [4]));
  });

  it('knows the Spring Festival', () => {
    // 2024-02-10, 2025-01-29, 2026-02-17: State Council holiday notices
    const days = [2024, 2025, 2026].map((year) => springFestival(year) * 86_400_000);
    expect(days.map((day) => new Date(day).toISOString().slice(0, 10))).toEqual([
      '2024-02-10',
      '2025-01-29',
      '2026-02-17',
    ]);
  });

  it('stands within the boundaries of its places', () => {
    expect(demands.every((d) => isInside(d.place, d.lon, d.lat))).toBe(true);
  });
});

describe('the truth', () => {
  const byId = new Map(demands.map((d) => [d.id, d]));

  it('names every demand of every outbreak, where and when it was planted', () => {
    expect(truth.outbreaks.length).toBeGreaterThan(15);
    for (const outbreak of truth.outbreaks) {
      const told = outbreak.demands.map((id) => byId.get(id)!);
      for (const d of told) {
        expect(d.category).toBe(outbreak.category);
        expect(outbreak.places).toContain(d.place.code);
        // what is told again may come some days later
        const day = civilTime(d.openedAt, zone).date;
        expect(day >= outbreak.from && (day <= outbreak.to || d.duplicateOf !== undefined)).toBe(
          true,
        );
      }
    }
    const marked = demands.filter((d) => d.outbreak).map((d) => d.id);
    expect(truth.outbreaks.flatMap((o) => o.demands).sort()).toEqual(marked.sort());
    const expected = truth.outbreaks.reduce((sum, o) => sum + o.expectedExcess, 0);
    expect(Math.abs(marked.length / expected - 1)).toBeLessThan(0.25);
  });

  it('names duplicates, which say the same of the same corner in other words', () => {
    expect(truth.duplicates.length / demands.length).toBeGreaterThan(0.025);
    let alike = 0;
    for (const { demand, of } of truth.duplicates) {
      const [again, first] = [byId.get(demand)!, byId.get(of)!];
      expect(again.category).toBe(first.category);
      expect(again.place.code).toBe(first.place.code);
      expect(again.openedAt).toBeGreaterThan(first.openedAt);
      expect(again.text).not.toBe(first.text);
      alike += likeness(again.text, first.text);
    }
    expect(alike / truth.duplicates.length).toBeLessThan(0.3);
  });

  it('names those who call again and again', () => {
    const called = truth.callers.flatMap((c) => c.demands);
    expect(called.sort()).toEqual(
      demands
        .filter((d) => d.caller)
        .map((d) => d.id)
        .sort(),
    );
    for (const { demands: ids } of truth.callers) {
      expect(new Set(ids.map((id) => byId.get(id)!.reporter!.phone)).size).toBe(1);
    }
  });
});

describe('what people say', () => {
  it('has hundreds of phrasings for every topic', () => {
    const { phrases, topics } = speech;
    const lexicon = { ...phrases.lexicon, at: [''], spot: [''], road: [''], crossing: [''] };
    const known = { ...lexicon, community: [''], street: [''] };
    const few = topics.filter(
      ({ titles, says, effects, wishes }) =>
        titles.reduce((sum, t) => sum + countPhrasings(t, known), 0) *
          says.reduce((sum, t) => sum + countPhrasings(t, known), 0) *
          effects.reduce((sum, t) => sum + countPhrasings(t, known), 0) *
          wishes.reduce((sum, t) => sum + countPhrasings(t, known), 0) <
        500,
    );
    expect(few.map((t) => t.code)).toEqual([]);
    expect(new Set(demands.map((d) => d.text)).size / demands.length).toBeGreaterThan(0.985);
  });

  it('is Chinese, without a slot left open', () => {
    for (const { title, text, address } of demands) {
      expect(`${title}${text}${address}`).not.toMatch(/[{}|]|undefined|[a-zA-Z]{4,}/);
      expect(title.length).toBeGreaterThanOrEqual(2);
    }
  });

  it('is said by nobody real', () => {
    for (const { reporter } of demands) {
      if (!reporter) continue;
      expect(reporter.phone).toMatch(/^154\d{8}$/);
      expect(reporter.name).toMatch(/^\p{Script=Han}(女士|先生|师傅|阿姨|大爷|某|某某)$/u);
    }
    expect(demands.some((d) => /1[3-9]\d{9}|\d{17}[\dX]/.test(d.text))).toBe(false);
  });
});

describe('a life', () => {
  it('runs forward and ends by the end of the simulation', () => {
    const until = demands.at(-1)!.openedAt;
    const again = simulated({ ...plan, days: 40, until: until - 330 * 86_400_000 });
    for (const { steps, openedAt } of [...demands, ...again.demands]) {
      expect(steps[0]!.at).toBe(openedAt);
      expect(steps.every((s, i) => i === 0 || s.at > steps[i - 1]!.at)).toBe(true);
    }
    expect(again.demands.every((d) => d.steps.at(-1)!.at <= until - 330 * 86_400_000)).toBe(true);
  });

  it('leaves work on every desk at the end', () => {
    const last = new Set(demands.slice(-900).map((d) => d.steps.at(-1)!.type));
    for (const type of [
      'receive',
      'register',
      'file',
      'dispatch',
      'sign',
      'dispose',
      'send-check',
    ]) {
      expect(last).toContain(type);
    }
    for (const type of ['ask-return', 'ask-extension', 'ask-suspend', 'agree-suspend']) {
      expect(last).toContain(type);
    }
  });

  it.each([
    [{ ...plan, days: 0 }, /days/],
    [{ ...plan, perDay: 0 }, /wanted/],
  ])('refuses the plan %o', (wrong, words) => {
    expect(() => simulated(wrong)).toThrow(words);
  });
});
