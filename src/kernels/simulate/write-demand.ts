import { fillTemplate, type Lexicon } from './fill-template.ts';
import type { Phrases } from './phrases.ts';
import type { Random } from './random.ts';
import type { Spot } from './spots.ts';
import type { Topic } from './topic.ts';

/** Channel codes with the share of demands, per 1,000, that come through them. */
export const channelMix = {
  hotline: 520,
  wechat: 142,
  grid: 118,
  web: 62,
  counter: 38,
  upper: 34,
  sensor: 30,
  letter: 16,
  import: 22,
  open311: 18,
} as const;
export type Channel = keyof typeof channelMix;

/** A demand as its reporter put it. */
export interface Wording {
  title: string;
  text: string;
  address: string;
  expectation?: string;
}

/** Which of the topic's templates were used, so that a second reporter uses others. */
export interface Choice {
  title: string;
  says: string;
}

const withoutStop = (text: string) => text.replace(/[。，；！？]+$/u, '');
const sentence = (text: string) => `${withoutStop(text)}。`;
const clip = (text: string, longest: number) => [...text].slice(0, longest).join('');

/** The house that a demand is about; text and address agree on it. */
interface House {
  building: number;
  number: number;
  side: string;
}

const drawHouse = (random: Random): House => ({
  building: random.between(1, 18),
  number: random.between(1, 260),
  side: random.pick(['东', '西', '南', '北']),
});

/** Slots that depend on where it is. */
function lexiconAt(spot: Spot, house: House, phrases: Phrases): Lexicon {
  const { name, road, crossing, place } = spot;
  const estate = `${name}{|${house.building}号楼|${house.building}号楼{一|二|三}单元}`;
  const at: Record<Spot['kind'], string[]> = {
    estate: [estate, `${road}${estate}`, `${place.zh}${estate}`],
    street: [
      `${road}与${crossing}交叉口${house.side}{30-200}米`,
      `${road}${name}门口`,
      `${road}${house.number}号{|附近|门前}`,
      `${place.zh}${name}附近`,
      `${road}{东段|西段|中段|辅路}${name}门口`,
    ],
    village: [
      `${place.street}${name}`,
      name,
      `${place.zh}${place.zh.endsWith('村') ? '' : '村'}{3-9}组`,
    ],
    school: [`${name}{|门口|附近|旁边}`, `${road}${name}`],
    market: [`${name}{|门口|里面|东门|后面}`, `${road}${name}`],
  };
  return {
    ...phrases.lexicon,
    at: at[spot.kind],
    spot: [name],
    road: [road],
    crossing: [crossing],
    community: [place.zh],
    street: [place.street],
  };
}

function addressOf(spot: Spot, house: House, random: Random): string {
  const { name, road, crossing, place, kind } = spot;
  if (kind === 'street' && random.chance(0.4)) return `${road}与${crossing}交叉口${name}`;
  if (kind === 'village') return `${place.street}${name}`;
  const tail = kind === 'estate' ? `${house.building}号楼` : '';
  return `${place.street}${road}${house.number}号${name}${tail}`;
}

const fullWidth = (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(digit.codePointAt(0)! + 0xfee0));

/** Slips that people make on a telephone keyboard. */
const slips: readonly (readonly [string, string])[] = [
  ['反映', '反应'],
  ['再', '在'],
  ['已经', '以经'],
  ['住户', '住护'],
  ['影响', '影想'],
  ['楼道', '楼到'],
  ['希望', '希忘'],
  ['严重', '严中'],
  ['投诉', '投述'],
  ['怎么', '怎莫'],
  ['的', '得'],
];

function slipIn(text: string, random: Random): string {
  const possible = slips.filter(([right]) => text.includes(right));
  if (possible.length === 0) return text;
  const [right, slip] = random.pick(possible);
  return text.replace(right, slip);
}

type Compose = (parts: Parts, random: Random) => string;
interface Parts {
  at: string;
  says: string;
  since: string;
  effect: string;
  tried: string;
  wish: string;
  greeting: string;
  closing: string;
  rants: string[];
}

const inPerson: Compose = (p, random) => {
  const head = random.chance(0.55)
    ? `${withoutStop(p.greeting)}${random.pick(['！', '，', '：'])}`
    : '';
  const body = random.pick([
    `${p.at}${p.says}，${p.since}。${sentence(p.effect)}`,
    `${p.since}，${p.at}${p.says}。${sentence(p.effect)}`,
    `${random.pick(['我要反映一个问题：', '想问一下，', '我家住', ''])}${p.at}，${p.says}。${sentence(p.effect)}`,
  ]);
  const tried = random.chance(0.6) ? sentence(p.tried) : '';
  const rants = p.rants.map(sentence).join('');
  const wish = random.chance(0.85)
    ? `${random.pick(['希望', '希望能', '请', '恳请', '能不能'])}${sentence(p.wish)}`
    : '';
  return `${head}${body}${tried}${rants}${wish}${random.chance(0.4) ? sentence(p.closing) : ''}`;
};

/** How a demand reads, by the hand that wrote it down. */
const composers: Record<Channel, Compose> = {
  hotline: (p, random) =>
    random.pick([
      `来电人反映，${p.at}${p.says}，${p.since}，${sentence(p.effect)}`,
      `市民来电：${p.at}，${p.says}。${sentence(p.effect)}`,
      `来电人称${p.since}，${p.at}${p.says}，${sentence(p.effect)}`,
    ]) +
    (random.chance(0.5) ? sentence(p.tried) : '') +
    p.rants.slice(0, 1).map(sentence).join('') +
    `${random.pick(['诉求：', '现来电要求', '希望', '来电人诉求为：'])}${sentence(p.wish)}`,
  wechat: inPerson,
  web: inPerson,
  open311: inPerson,
  import: inPerson,
  letter: (p) =>
    `${withoutStop(p.greeting)}：\n${p.at}${p.says}，${p.since}。${sentence(p.effect)}${sentence(p.tried)}${p.rants.map(sentence).join('')}\n${sentence(p.wish)}${sentence(p.closing)}`,
  counter: (p, random) =>
    `${random.pick(['群众到窗口反映', '来访人反映', '现场接待：来访群众称'])}：${p.at}${p.says}，${p.since}。${sentence(p.effect)}要求${sentence(p.wish)}`,
  upper: (p, random) =>
    `${random.pick(['上级交办', '市级平台转办', '省级平台交办'])}：群众反映${p.at}${p.says}，${p.since}。请核实情况，${sentence(p.wish)}`,
  grid: (p, random) =>
    `${random.pick(['巡查发现', '日常巡查时发现', '入户走访时居民反映', '网格巡查'])}：${p.at}${sentence(p.says)}${random.chance(0.4) ? '现场已拍照，' : ''}请相关单位处理。`,
  sensor: (p) => sentence(p.says),
};

function drawParts(topic: Topic, says: string, lexicon: Lexicon, ph: Phrases, random: Random) {
  const of = (list: readonly string[]) =>
    withoutStop(fillTemplate(random.pick(list), lexicon, random));
  const rants: string[] = [];
  const angry = random.chance(0.06) ? random.between(3, 7) : random.chance(0.15) ? 1 : 0;
  for (let i = 0; i < angry; i++) rants.push(of(ph.rants));
  return {
    at: of(lexicon['at']!),
    says: withoutStop(fillTemplate(says, lexicon, random)),
    since: of(ph.since),
    effect: of(topic.effects),
    tried: of(ph.tried),
    wish: of(topic.wishes),
    greeting: of(ph.greetings),
    closing: of(ph.closings),
    rants: [...new Set(rants)],
  };
}

/**
 * Writes down a demand of a topic at a spot as it would come through a channel. `unlike` makes a
 * second reporter of the same thing choose other words.
 */
export function writeDemand(
  of: { topic: Topic; spot: Spot; channel: Channel; phrases: Phrases; unlike?: Choice | undefined },
  random: Random,
): Wording & { choice: Choice } {
  const { topic, spot, channel, phrases, unlike } = of;
  const house = drawHouse(random);
  const lexicon = lexiconAt(spot, house, phrases);
  const other = (list: readonly string[], taken: string | undefined) =>
    random.pick(list.length > 1 ? list.filter((x) => x !== taken) : list);
  const device = channel === 'sensor' && topic.sensor ? topic.sensor : undefined;
  const says = device ?? other(topic.says, unlike?.says);
  const title = other(topic.titles, unlike?.title);
  const parts = drawParts(topic, says, lexicon, phrases, random);
  let text = composers[channel](parts, random);
  let heading = fillTemplate(title, lexicon, random);
  const typed = channel === 'wechat' || channel === 'web' || channel === 'open311';
  if (device) heading = `${topic.short[0]!}告警：${spot.road}${spot.name}`;
  else if (typed && !unlike && random.chance(0.07)) heading = random.pick(topic.short);
  if (typed && random.chance(0.12)) text = slipIn(text, random);
  if (typed && random.chance(0.05)) [heading, text] = [fullWidth(heading), fullWidth(text)];
  if (typed && random.chance(0.06)) text = text.replaceAll('，', ' ').replaceAll('。', ' ').trim();
  return {
    title: clip(heading, 60),
    text: clip(text, 2000),
    address: addressOf(spot, house, random),
    choice: { title, says },
    ...(random.chance(0.3) ? { expectation: parts.wish } : {}),
  };
}
