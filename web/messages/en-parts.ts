import type { zhParts } from './zh-parts.ts';

export const enParts: Record<keyof typeof zhParts, string> = {
  'parts.say':
    'Side by side {days} working days at least; one after the other {turn}: {saved} fewer to wait.',
  'parts.critical': 'Critical path',
  'parts.critical-say': 'A day later on the critical path is a day later for all of it',
  'parts.after': 'after “{what}”',
  'parts.days': '{n} working days',
  'parts.waiting': 'Not begun',
  'parts.living': 'In hand',
  'parts.ended': 'Ended',
  'parts.dropped': 'Never begins: what it waits for did not end well',
  'parts.whole': 'Part of',
};
