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
  /** the same where names are left out: fewer words are left, and common ones tell causes apart */
  commonCauseShare: number;
  /** and in no more than so many, which bounds the work */
  mostWithTerm: number;
  /** messages whose words without names are less alike than this are less alike by as much */
  causeFrom: number;
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

/** Chosen by problems that were found by reading; see "Topics" in docs/triage.md and ADR 21. */
export const topicSettings: Readonly<TopicSettings> = {
  titleShare: 1.5,
  nameTimes: 3,
  mostTerms: 96,
  commonShare: 0.02,
  commonCauseShare: 0.05,
  mostWithTerm: 500,
  causeFrom: 0.03,
  mostLinks: 64,
  fadeDays: 240,
  linkFloor: 0.02,
  joinFrom: 0.06,
  fewest: 3,
};
