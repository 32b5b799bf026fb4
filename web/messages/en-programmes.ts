import type { zhProgrammes } from './zh-programmes.ts';

export const enProgrammes: Record<keyof typeof zhProgrammes, string> = {
  'nav.programmes': 'Programmes',
  'programmes.title': 'Programmes',
  'programmes.say':
    'Every kind of work in the district: how much is open, late, and due this week. Only what you may see is counted.',
  'programmes.name': 'Programme',
  'programmes.open': 'Open',
  'programmes.late': 'Late',
  'programmes.week': 'Due this week',
  'programmes.ended': 'Ended this year',
  'programmes.oldest': 'Oldest open',
  'programmes.few': 'under 5',
  'programmes.counted': 'numbers only, no records',
  'programmes.door': '{what}, {n}: {column}',
  'programmes.none': 'There is no work here that you may see',
};
