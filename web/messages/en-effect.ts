import type { zhEffect } from './zh-effect.ts';

export const enEffect: Record<keyof typeof zhEffect, string> = {
  'nav.effect': 'Effect',
  'permission.hold-out.switch': 'Switch the lots off or on',

  'effect.title': 'Effect of acting first',
  'effect.say':
    'Before and after cannot tell whether acting first helps: alerts are raised at a peak, and peaks go down by themselves. So a small part is held back by lot and compared with the rest.',
  'effect.none': 'No lots are declared for this district',
  'effect.none-what':
    'Where nothing is held back there is nothing to compare with, and whether acting first helps cannot be known. Declare `holdOut` in the file of the district to begin.',
  'effect.on':
    'Lots are drawn: of alerts and planned visits that may be, about {share} in 100 are held back and watched for {days} days.',
  'effect.off': 'Lots are switched off ({by}, {at}): {reason}',
  'effect.off-lost':
    'While they are off everything is acted on and there is nothing to compare with: whether it helped in this time cannot be known, now or later.',
  'effect.not-begun':
    'No lot has been drawn yet: on the first night with an alert the seed is written down, then it is drawn.',
  'effect.never':
    'Nothing of safety, health, subsistence or urgency takes part, nor any place with a reported emergency; demands are handled as ever.',
  'effect.switch-off': 'Switch lots off',
  'effect.switch-on': 'Switch lots on',
  'effect.switch-off-ask':
    'Everything is acted on then, but whether it helps can no longer be known; what was drawn is watched to its end.',
  'effect.switch-on-ask': 'It is drawn anew then, from a new seed.',
  'effect.reason': 'Reason',
  'effect.switched': 'Switched',

  'effect.drawn':
    '{drawn} drawn, {held} held back; {complete} watched to their end, and only these are counted below.',
  'effect.next': 'The next one ends on {day}.',
  'effect.blind':
    'Those still watched are counted and not listed, so that nobody makes up for them.',
  'effect.log-true': 'The log is what its seeds draw, lot by lot.',
  'effect.log-wrong':
    '{n} {n:lot is|lots are} not what their seed draws: the log was changed, and the numbers below cannot be trusted.',

  'effect.found':
    'Where was acted, {days} days brought {ratio} times the demands of where was not (95\u00a0% interval {low} to {high}).',
  'effect.found-open':
    'Where was acted, {days} days brought {ratio} times the demands of where was not (95\u00a0% interval from {low}, no upper end).',
  'effect.helped': 'Acting first did prevent demands: about {n}\u00a0%.',
  'effect.harmed':
    'Where was acted there were more demands: see whether visits themselves make people report.',
  'effect.unclear': 'It cannot be told yet whether it helps.',
  'effect.p':
    'If acting first did nothing, lots would part the two as far as this with a chance of {p}.',
  'effect.fault.one-arm':
    'No lots of both kinds have been watched to their end: nothing can be said.',
  'effect.fault.no-shared-stratum':
    'Nothing that was acted on and nothing that was held back is of one kind yet: they cannot be compared.',
  'effect.fault.no-cases': 'No demand came on either side: they cannot be compared.',
  'effect.fault.few-cases':
    'Fewer than 5 demands on one side: the interval is the exact one, and wide.',

  'effect.outlook': 'How long it takes',
  'effect.outlook-say':
    'About {units} are drawn a week, each with about {cases} demands in {days} days; demands vary {dispersion} times as much as chance alone.',
  'effect.outlook-now': 'What is complete now would show an effect of {n}\u00a0% or more.',
  'effect.outlook-small': 'What is complete now is too little to show an effect of any size.',
  'effect.outlook-none':
    'As soon as lots have been watched to their end, this says how long it takes.',
  'effect.outlook-effect': 'If acting first prevents',
  'effect.outlook-units': 'Lots it takes',
  'effect.outlook-weeks': 'Weeks it takes',
  'effect.weeks': '{n} {n:week|weeks}',

  'effect.compare': 'Acted on and held back',
  'effect.what': 'What is compared',
  'effect.here': 'The same place, demands of the same kind',
  'effect.ring': 'Within {metres} m around it, the same kind',
  'effect.ring-say': 'More around it may mean that demands have only moved.',
  'effect.arm-acted': 'Acted on',
  'effect.arm-held': 'Held back',
  'effect.units': 'Number',
  'effect.cases': 'Demands',
  'effect.per-unit': 'Demands each',
  'effect.acted-per-unit': 'Acted on: demands each',
  'effect.held-per-unit': 'Held back: demands each',
  'effect.ratio': 'Ratio',
  'effect.interval': '95\u00a0% interval',
  'effect.forest': 'Left of 1: fewer where was acted',
  'effect.stratum': 'Category and strength',
  'effect.strata': 'By category',
  'effect.strong': 'strong',
  'effect.plain': 'plain',

  'effect.before-after': 'Why before and after will not do',
  'effect.before-after-say':
    'Where was acted, the {days} days after brought {acted} times the demands of the {days} days before, which looks like success; but where nobody went it was {held} times. Only the difference is what acting first did.',
  'effect.before-after-none':
    'As soon as lots of both kinds are complete, this shows before and after beside each other.',
  'effect.before': '{days} days before',
  'effect.after': '{days} days after',
  'effect.change': 'After over before',

  'effect.acted': 'What was done where the lot was to act',
  'effect.acted-units': 'Lots to act',
  'effect.acted-taken': 'Confirmed or ordered',
  'effect.acted-orders': 'Orders',
  'effect.acted-visited': 'Visited',
  'effect.acted-found': 'Visits that found something',
  'effect.acted-say':
    'The lot decides the side, whatever was done: what was to be acted on and was not, and what was held back and somebody happened to go, stays on its side, or the comparison would be picked again.',

  'effect.lots': 'Lots that are complete',
  'effect.lots-none': 'No lot is complete within what you look after.',
  'effect.lot-title': 'Alert or visit',
  'effect.lot-arm': 'Lot',
  'effect.lot-from': 'Watched from',
  'effect.lot-number': 'Number',
  'effect.kind-alert': 'Alert',
  'effect.kind-visit': 'Visit',

  'effect.steps': 'When lots were on and off',
  'effect.step-at': 'Time',
  'effect.step-what': 'State',
  'effect.step-by': 'By',
  'effect.step-house': 'the system, before the first draw',
  'effect.step-seed': 'Seed',
  'effect.step-on': 'On, {share}\u00a0% held back, watched for {days} days',
  'effect.step-off': 'Off',
  'effect.step-reason': 'Reason',
  'effect.basis': 'Rests on: {basis}',
  'effect.honest':
    'Demands are not problems: where people rarely call, what was prevented does not show. Held back means only that nobody goes unasked; whoever calls is served as ever.',
};
