import type { District } from '../../model/district.ts';
import type { LearnedFigures } from '../../model/triage.ts';
import type { Registry } from '../../model/registry.ts';
import { settledTexts } from '../../store/settled-texts.ts';
import type { Store } from '../../store/store.ts';
import { findLearnedModel, keepLearnedModel } from '../../store/triage-models.ts';
import { inThread } from '../in-thread.ts';
import { learnModel } from './learn-model.ts';

const programme = 'demand';
/** Fewer settled texts teach nothing. */
const fewestLessons = 200;
/** Learned anew where so many times the texts have settled since, … */
const growth = 1.25;
/** … or, where anything has, after so many days. */
const learnsEveryDays = 7;
const dayMs = 86_400_000;

export interface LearnHouse {
  store: Store;
  registry: Registry;
  now: () => Date;
}

/** What a district learned, and how it did on texts that it had not seen. */
export interface Learned {
  version: number;
  figures: LearnedFigures;
}

const worker = new URL('learn-worker.js', import.meta.url);

/**
 * Learns a model of a district's own demands and keeps it, where there are enough that have settled
 * and enough of them new. Undefined where there is nothing new to learn.
 */
export async function learnDistrict(
  { store, registry, now }: LearnHouse,
  district: District,
): Promise<Learned | undefined> {
  const states = Object.entries(registry.programmes[programme]?.states ?? {});
  const done = states.flatMap(([state, { tone }]) => (tone === 'done' ? [state] : []));
  const before = await findLearnedModel(store.db, district.code);
  const lessons = await settledTexts(store.db, { district: district.code, programme, done });
  if (lessons.length < fewestLessons) return undefined;
  const settled = before?.figures.settled ?? 0;
  const age = before ? now().getTime() - before.madeAt.getTime() : Infinity;
  const isDue = lessons.length !== settled && age >= learnsEveryDays * dayMs;
  if (!isDue && lessons.length < settled * growth) return undefined;
  const learned = await inThread(worker, learnModel, { lessons });
  if (!learned) return undefined;
  const version = (before?.version ?? 0) + 1;
  const kept = { ...learned, version, madeAt: now() };
  const isNew = await keepLearnedModel(store.db, district.code, kept);
  return isNew ? { version, figures: learned.figures } : undefined;
}
