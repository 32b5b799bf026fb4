import { say } from './run-command.ts';

/** The reason that the signal gives. */
export const interruption = 'interrupted';

/**
 * Runs work that the first Ctrl-C asks to end, by the signal; the second ends the process.
 *
 * @param told what a person reads at the first one
 */
export async function whileInterruptible<T>(
  told: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  const onSignal = () => {
    say(`\ninterrupted: ${told}`);
    stop.abort(interruption);
  };
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  try {
    return await work(stop.signal);
  } finally {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  }
}
