import type { FoundTopic, TopicMember } from '../../kernels/text/topics/find-topics.ts';
import type { TopicChange } from '../../store/topic-rows.ts';

/** A found topic, and whether people had a hand in it. */
export interface ChangedTopic extends FoundTopic {
  changed: boolean;
}

/** Changes that stand: not taken back, oldest first. */
export function standingChanges(changes: readonly TopicChange[]): TopicChange[] {
  const undone = new Set(changes.flatMap(({ undoes }) => undoes ?? []));
  return changes.filter(({ kind, change }) => kind !== 'undo' && !undone.has(change));
}

/** The topic that holds a demand. */
const holding = (topics: readonly ChangedTopic[], record: string) =>
  topics.find(({ members }) => members.some(({ id }) => id === record));

function merge(topics: readonly ChangedTopic[], records: readonly string[]): ChangedTopic[] {
  const joined = [...new Set(records.flatMap((record) => holding(topics, record) ?? []))];
  if (joined.length < 2) return [...topics];
  const largest = joined.reduce((a, b) => (b.members.length > a.members.length ? b : a));
  const others = joined.filter((topic) => topic !== largest).flatMap(({ members }) => members);
  const merged = { ...largest, members: [...largest.members, ...others], changed: true };
  return [...topics.filter((topic) => !joined.includes(topic)), merged];
}

function split(
  topics: readonly ChangedTopic[],
  records: readonly string[],
  fewest: number,
  titleOf: (record: string) => string,
): ChangedTopic[] {
  const away = new Set(records);
  const kept: ChangedTopic[] = [];
  const gone: TopicMember[] = [];
  for (const topic of topics) {
    const stay = topic.members.filter(({ id }) => !away.has(id));
    if (stay.length === topic.members.length) {
      kept.push(topic);
      continue;
    }
    gone.push(...topic.members.filter(({ id }) => away.has(id)));
    // the one that named it may be gone
    const title = stay[0] && stay[0] !== topic.members[0] ? titleOf(stay[0].id) : topic.title;
    if (stay.length >= fewest) kept.push({ ...topic, title, members: stay, changed: true });
  }
  if (gone.length >= fewest)
    kept.push({ members: gone, title: titleOf(gone[0]!.id), place: null, changed: true });
  return kept;
}

/**
 * Found topics after what people said of them, change by change. Demands that were split off are a
 * topic of their own where they are enough.
 *
 * @param fewest demands that make a topic
 */
export function changeTopics(
  found: readonly FoundTopic[],
  changes: readonly TopicChange[],
  fewest: number,
  titleOf: (record: string) => string,
): ChangedTopic[] {
  return standingChanges(changes).reduce<ChangedTopic[]>(
    (topics, { kind, records }) =>
      kind === 'merge' ? merge(topics, records) : split(topics, records, fewest, titleOf),
    found.map((topic) => ({ ...topic, changed: false })),
  );
}
