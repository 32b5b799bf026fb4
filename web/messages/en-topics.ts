import type { zhTopics } from './zh-topics.ts';

export const enTopics: Record<keyof typeof zhTopics, string> = {
  'nav.topics': 'Topics',
  'topics.title': 'Topics',
  'topics.say':
    'Demands that speak of the same thing at the same place are one problem; the hottest first. Only demands that you may see are grouped.',
  'topics.span': 'Span of time',
  'topics.last': 'Last {n} days',
  'topics.looked': '{n} demands looked at, {topics} problems found.',
  'topics.capped': '{of} demands came in this time; only the newest {n} were looked at.',
  'topics.none': 'No three demands speak of the same thing',
  'topics.none-what': 'Try a longer span of time.',
  'topics.list': 'Problems',
  'topics.problem': 'Problem',
  'topics.heat': 'Heat',
  'topics.demands': 'Demands',
  'topics.people': 'People',
  'topics.trend': 'By week',
  'topics.trend-say': 'Demands a week: {list}',
  'topics.heat-why':
    '{total} = people {people} + persistence {persistence} + spread {spread} + growth {growth}',
  'topics.heat-say':
    'Heat is a sum: 10 for every doubling of people, 4 for every doubling of weeks, 3 for every doubling of places, 5 for every doubling of the last two weeks against the two before.',
  'topics.count': '{n} {n:demand|demands}',
  'topics.changed': 'changed by hand',
  'topics.pick': 'Select “{title}”',
  'topics.pick-demand': 'Select “{title}”',
  'topics.merge': 'Merge the {n} selected',
  'topics.merge-ask':
    'Everybody sees one problem then, and new demands go there too. It can be taken back.',
  'topics.split': 'Split off the {n} selected',
  'topics.split-ask':
    'They no longer belong to this problem; three or more are one of their own. It can be taken back.',
  'topics.members': 'Demands of this problem ({n})',
  'topics.map': 'Where the problems are',
  'topics.map-say':
    'A ring is about where a problem is, the chosen one bold. The list beside it says the same.',
  'topics.changes': 'Changed by hand',
  'topics.change-merge': '{by} merged the problems of {n} {n:demand|demands}',
  'topics.change-split': '{by} split off {n} {n:demand|demands}',
  'topics.undo': 'Take back',
  'topics.done': 'Changed',
};
