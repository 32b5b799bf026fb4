import { joinGroups } from './join-groups.ts';
import { linkMessages, type Link } from './link-messages.ts';
import { topicSettings, type TopicMessage, type TopicSettings } from './message.ts';
import { weighTerms } from './weigh-terms.ts';

/** A message of a topic. */
export interface TopicMember {
  id: string;
  /** mean likeness to the other members, 0 to 1 */
  likeness: number;
  /** the member that it resembles most; null only where no other has a link to it */
  nearest: string | null;
}

/** Messages that speak of one problem. */
export interface FoundTopic {
  /** the most typical first, whose words name the topic */
  members: TopicMember[];
  /** title of the most typical message, or how its text begins */
  title: string;
  /** the name that most members write, as one of them writes it; null where none is in a third */
  place: string | null;
}

const longestTitle = 60;

const titleOf = ({ title, text }: TopicMessage): string =>
  title.trim() ||
  text
    .trim()
    .split(/[。！？!?\n]/u)[0]!
    .slice(0, longestTitle);

/** Members by how typical they are; equally typical ones by id. */
function membersOf(
  group: readonly number[],
  messages: readonly TopicMessage[],
  links: readonly Link[][],
) {
  const inside = new Set(group);
  return group
    .map((m): TopicMember => {
      const near = links[m]!.filter(({ to }) => inside.has(to));
      const sum = near.reduce((total, { likeness }) => total + likeness, 0);
      return {
        id: messages[m]!.id,
        likeness: sum / (group.length - 1),
        nearest: near[0] ? messages[near[0].to]!.id : null,
      };
    })
    .sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1));
}

/** The name that most members hold, the longer one of equals; a third of them at least. */
function placeOf(group: readonly number[], names: readonly Set<string>[]): string | null {
  const counts = new Map<string, number>();
  for (const m of group)
    for (const name of names[m]!) counts.set(name, (counts.get(name) ?? 0) + 1);
  const [best] = [...counts].sort(
    ([a, x], [b, y]) => y - x || b.length - a.length || (a < b ? -1 : 1),
  );
  return best && best[1] * 3 >= group.length ? best[0] : null;
}

/**
 * Groups messages into problems by what they say (terms by rarity, names of places and bodies more)
 * and when. The same messages in another order give the same answer. Largest topic first.
 *
 * @throws RangeError where two messages have one id
 */
export function findTopics(
  given: readonly TopicMessage[],
  settings: TopicSettings = topicSettings,
): FoundTopic[] {
  const messages = given.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const twice = messages.find(({ id }, i) => messages[i + 1]?.id === id);
  if (twice) throw new RangeError(`id: ${twice.id} is there twice`);
  const weighed = weighTerms(messages, settings);
  const links = linkMessages(messages, weighed, settings);
  const number = new Map(messages.map(({ id }, m) => [id, m]));
  return joinGroups(links, settings.joinFrom)
    .filter((group) => group.length >= settings.fewest)
    .map((group) => {
      const members = membersOf(group, messages, links);
      const medoid = messages[number.get(members[0]!.id)!]!;
      return { members, title: titleOf(medoid), place: placeOf(group, weighed.said.names) };
    })
    .sort(
      (a, b) =>
        b.members.length - a.members.length || (a.members[0]!.id < b.members[0]!.id ? -1 : 1),
    );
}
