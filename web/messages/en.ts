import { enAdmin } from './en-admin.ts';
import { enAnswers } from './en-answers.ts';
import { enCore } from './en-core.ts';
import { enDetectors } from './en-detectors.ts';
import { enForesight } from './en-foresight.ts';
import { enIndicators } from './en-indicators.ts';
import { enLeague } from './en-league.ts';
import { enLedger } from './en-ledger.ts';
import { enEffect } from './en-effect.ts';
import { enTopics } from './en-topics.ts';
import { enProgrammes } from './en-programmes.ts';
import { enPlan } from './en-plan.ts';
import { enSheets } from './en-sheets.ts';
import { enTriage } from './en-triage.ts';
import { enParts } from './en-parts.ts';
import { enReply } from './en-reply.ts';
import { enSimilar } from './en-similar.ts';

export const en = {
  ...enCore,
  ...enAdmin,
  ...enForesight,
  ...enDetectors,
  ...enLedger,
  ...enIndicators,
  ...enLeague,
  ...enAnswers,
  ...enSheets,
  ...enTriage,
  ...enPlan,
  ...enEffect,
  ...enTopics,
  ...enProgrammes,
  ...enSimilar,
  ...enParts,
  ...enReply,
} as const;
