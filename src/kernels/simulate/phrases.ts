import type { Lexicon } from './fill-template.ts';
import type { Topic } from './topic.ts';

/** Words that are not of one topic; each list holds templates. Data: it survives JSON. */
export interface Phrases {
  /** slots that every template may use */
  lexicon: Lexicon;
  greetings: readonly string[];
  since: readonly string[];
  tried: readonly string[];
  closings: readonly string[];
  /** sentences of people who have lost patience */
  rants: readonly string[];
  contactSaid: readonly string[];
  contactMissed: readonly string[];
  returnReasons: readonly string[];
  decisions: readonly string[];
  refusals: readonly string[];
  resumes: readonly string[];
  answers: readonly string[];
  notices: readonly string[];
  untrue: readonly string[];
  remarks: readonly string[];
  failed: readonly string[];
  reopened: readonly string[];
  revisitGood: readonly string[];
  revisitBad: readonly string[];
  merged: readonly string[];
  voids: readonly string[];
  urges: readonly string[];
  assisted: readonly string[];
}

/** Everything the simulator needs to speak. */
export interface SimulatedSpeech {
  topics: readonly Topic[];
  phrases: Phrases;
}
