/** A message as topics see it. */
export interface TopicMessage {
  /** unique among the messages; order and ties are settled by it, never by where it stands */
  id: string;
  /** a line that says what it is about; empty where there is none */
  title: string;
  text: string;
  /** when it came, ms since 1970; NaN where that is not known */
  at: number;
}

/** How messages become topics. */
export interface TopicSettings {
  /** how much the title says against the text */
  titleShare: number;
  /** how much more a name of a place or a body weighs than other words as rare */
  nameTimes: number;
  /** the heaviest terms of a message that are looked at */
  mostTerms: number;
  /** terms in more than this share of the messages say nothing of one problem */
  commonShare: number;
  /** and in no more than so many, which bounds the work */
  mostWithTerm: number;
  /** links of a message that are kept, the strongest first */
  mostLinks: number;
  /** days after which likeness counts 1/e: one problem has its span of time */
  fadeDays: number;
  /** pairs less alike than this have no link */
  linkFloor: number;
  /** groups are joined while their messages are on average at least this much alike */
  joinFrom: number;
  /** messages that make a topic */
  fewest: number;
}

/** Chosen by reading what they gave on 4,326 messages; see "Topics" in docs/triage.md. */
export const topicSettings: Readonly<TopicSettings> = {
  titleShare: 1.5,
  nameTimes: 3,
  mostTerms: 96,
  commonShare: 0.02,
  mostWithTerm: 500,
  mostLinks: 64,
  fadeDays: 240,
  linkFloor: 0.05,
  joinFrom: 0.1,
  fewest: 3,
};
