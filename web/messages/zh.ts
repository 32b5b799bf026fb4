import { zhAdmin } from './zh-admin.ts';
import { zhAnswers } from './zh-answers.ts';
import { zhCore } from './zh-core.ts';
import { zhDetectors } from './zh-detectors.ts';
import { zhForesight } from './zh-foresight.ts';
import { zhIndicators } from './zh-indicators.ts';
import { zhLeague } from './zh-league.ts';
import { zhLedger } from './zh-ledger.ts';
import { zhEffect } from './zh-effect.ts';
import { zhTopics } from './zh-topics.ts';
import { zhProgrammes } from './zh-programmes.ts';
import { zhPlan } from './zh-plan.ts';
import { zhSheets } from './zh-sheets.ts';
import { zhTriage } from './zh-triage.ts';
import { zhParts } from './zh-parts.ts';
import { zhReply } from './zh-reply.ts';
import { zhSimilar } from './zh-similar.ts';

export const zh = {
  ...zhCore,
  ...zhAdmin,
  ...zhForesight,
  ...zhDetectors,
  ...zhLedger,
  ...zhIndicators,
  ...zhLeague,
  ...zhAnswers,
  ...zhSheets,
  ...zhTriage,
  ...zhPlan,
  ...zhEffect,
  ...zhTopics,
  ...zhProgrammes,
  ...zhSimilar,
  ...zhParts,
  ...zhReply,
} as const;
