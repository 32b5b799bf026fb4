/** The answer to a citizen, looked at while it is written. */
export const enReply = {
  'reply.title': 'A look at the answer',
  'reply.calm':
    'By its words alone, as advice; it never stops you from sending. Whether it is true is for you to judge.',
  'reply.begin':
    'While you write, this says whether the answer speaks of what was asked, what is done, by whom, by when, and in plain words.',
  'reply.score': '{m} of {n} things are there',
  'reply.there': 'There',
  'reply.missing': 'Could be added',
  'reply.answers': 'What was asked',
  'reply.action': 'What is done',
  'reply.who': 'By whom',
  'reply.when': 'By when',
  'reply.tone': 'Plain words',
  'reply.personal': 'Personal data',
  'reply.select': 'Select in the answer: {text}',
  'reply.restates': 'So far it only says the question again, greets or hands on.',
} as const;
