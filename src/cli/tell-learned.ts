import type { Learned } from '../engines/triage/service-learn.ts';
import { say } from './run-command.ts';

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

/** Says what a district has learned from its own demands. */
export function tellLearned({ version, figures }: Learned): void {
  const { settled, examples, classes, accuracy, macroF1, ece } = figures;
  say(
    `learned model ${version}: ${examples} of ${settled} settled texts, ${classes} categories; ` +
      `on texts that it has not seen ${percent(accuracy)} right, macro-F1 ${macroF1.toFixed(3)}, ` +
      `calibration error ${ece.toFixed(3)}`,
  );
}
