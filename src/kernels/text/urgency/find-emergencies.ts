import { foldText } from '../fold-text.ts';
import { idioms, signals, type EmergencyKind } from './emergency-signals.ts';

/** Something in a text that may be an emergency. */
export interface Emergency {
  kind: EmergencyKind;
  /**
   * now: it is said to be so; feared: it is said that it may become so; past: it is said to have been
   * so long ago, or to be over
   */
  when: 'now' | 'feared' | 'past';
  reason: { zh: string; en: string };
  /** the words it was seen in, and where they stand: UTF-16 offsets of the text as given */
  text: string;
  start: number;
  end: number;
}

/** A denial that reaches the signal: only words that carry it on may stand between. */
const DENIED =
  /(?:没有?|并?未|尚未|从未|未曾|并?无|不是|并非|不存在|排除|不会|严禁|禁止|no|not|without)(?:再|有|发生|发现|出现|造成|引起|引发|导致|存在|人|闻到|看到|任何|明显|人员|什么|过|了|any|a|\s)*$/u;
/** A fear, not a fact: up to eight characters before the signal. */
const FEARED =
  /(?:可能|容易|极易|(?<![哪可])怕|担心|以免|避免|防止|预防|防范|(?<!消)防|谨防|万一|如果|要是|假如|一旦|倘若|会不会|就会|将会|迟早|早晚|会发生|会引起|会引发|会造成|会导致|险些|差点|几乎|潜在|恐怕|若|随时|怎么预防|如何预防|might|may|could|afraid of)[^，。！？；,.!?]{0,8}$/u;
/** What stands after the signal and makes it a matter of rules, fears and papers. */
const FEARED_AFTER =
  /^(?:事故)?(?:的)?(?:隐患|风险|危险性?|可能|预案|演练|预防|防范|宣传|知识|培训|怎么办|如何处理|该找谁|责任险|险(?!些)|案例|应急)/u;
const PAST_BEFORE =
  /(?:去年|前年|多年前|几年前|数年前|[\d一二两三四五六七八九十]+年前|早年|曾经|当年|小时候|上世纪|以前)[^。！？!?]{0,20}$/u;
const OVER_AFTER =
  /^[^，。！？；]{0,6}?(?:已经?被?|早已|现已|后来被?)(?:扑灭|修复|修好|恢复|处理[完好]|处置[完好]|解决|排除|抢修好|得到控制|痊愈|康复)/u;

function whenOf(text: string, start: number, end: number): Emergency['when'] | undefined {
  const before = text.slice(Math.max(0, start - 30), start);
  const after = text.slice(end, end + 20);
  if (DENIED.test(before)) return undefined;
  if (PAST_BEFORE.test(before) || OVER_AFTER.test(after)) return 'past';
  if (FEARED.test(before) || FEARED_AFTER.test(after)) return 'feared';
  return 'now';
}

/**
 * Emergencies that a text speaks of, in the order of the text: gas, fire, collapse, injury, people
 * trapped, live wires, self-harm, violence, wages of many, no water, power or heat. Denials (没有起火)
 * and words that only share characters (火车站, 发火) are none; fears and what is long over are told
 * as such. Each place of the text is told once for each kind. A demand with one of now belongs on the
 * emergency path at once; how angry it sounds plays no part.
 *
 * @example findEmergencies('楼下燃气泄漏，味道很大') // gas, now, 2 … 6
 */
export function findEmergencies(given: string): Emergency[] {
  const { text, at } = foldText(given);
  const apart = [...text.matchAll(idioms)].map((m) => [m.index, m.index + m[0].length] as const);
  const found: Emergency[] = [];
  for (const { kind, reason, said } of signals) {
    for (const match of text.matchAll(said)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (apart.some(([from, to]) => from < end && start < to && (from <= start || to >= end)))
        continue;
      const when = whenOf(text, start, end);
      if (when === undefined) continue;
      const [from, to] = [at[start]!, at[end - 1]! + 1];
      found.push({ kind, when, reason, text: given.slice(from, to), start: from, end: to });
    }
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}
