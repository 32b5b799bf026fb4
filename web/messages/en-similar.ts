/** Words for what was said already and what is handled together. */
export const enSimilar = {
  'said.title': 'Perhaps said already',
  'said.looking': 'Looking whether somebody said it already…',
  'said.building': 'The index of similar demands is being read; it will be looked up by itself',
  'said.none': 'No similar demand was found',
  'said.failed': 'Similar demands cannot be looked up now; taking it in works all the same',
  'said.same': 'perhaps the same problem',
  'said.alike': 'likeness {n} %',
  'said.words': '{n} % of the words in common',
  'said.metres': '{n} m away',
  'said.kilometres': '{n} km away',
  'said.just-now': 'just now',
  'said.minutes-ago': '{n} {n:minute|minutes} ago',
  'said.hours-ago': '{n} {n:hour|hours} ago',
  'said.days-ago': '{n} {n:day|days} ago',
  'said.what':
    'If it is the same matter, open that demand and note that somebody else says so too, instead of opening another.',

  'matter.title': 'One matter',
  'matter.unseen': 'Confidential',
  'demands.sealed': 'These records are confidential',
  'demands.sealed-what':
    'Your role sees how many there are, in groups of five and more, and none of them.',
  'joined.title': 'Handled together',
  'joined.into': 'This demand is handled with',
  'joined.members': 'Handled with this demand ({n})',
  'joined.people': '{n} {n:person says|people say} so',
  'joined.part': 'Take out',
  'joined.part-of': 'Take {number} out of the joint handling',
  'joined.told': 'What the reporter is told',
  'joined.told-by': 'from {number}',
} as const;
