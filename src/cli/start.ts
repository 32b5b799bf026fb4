import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { pino } from 'pino';
import { createApp } from '../api/app.ts';
import { serve } from '../api/serve.ts';
import { createCasework } from '../engines/casework/service.ts';
import { createIntake } from '../engines/intake/service.ts';
import { createTables } from '../flows/tables.ts';
import { createForesight } from '../engines/foresight/service.ts';
import { createLedger } from '../engines/ledger/service.ts';
import { createSimilar } from '../engines/triage/service-similar.ts';
import { createPeople, type People } from '../engines/people/service.ts';
import { countMonths } from '../flows/count-records.ts';
import { loadExampleAlerts, loadExamples } from '../flows/load-examples.ts';
import { loadLedger } from '../flows/load-ledger.ts';
import { keepNights, type NightLog, type NightlyHouse } from '../flows/nightly.ts';
import { civilDate } from '../kernels/workdays/work-time.ts';
import { ProblemError, problem, problemLine } from '../model/problem.ts';
import { openHouse, type OpenHouse } from './open-house.ts';
import { answer, runCommand, say } from './run-command.ts';

interface Options {
  examples?: boolean;
  host?: string;
  port?: string;
  json?: boolean;
}

/** The built pages lie beside the compiled program. */
const webFolder = fileURLToPath(new URL('../../web', import.meta.url));
const now = () => new Date();

function readPort(written: string): number {
  const port = Number(written);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new ProblemError(
    problem('use.port', '--port', '端口不对', 'not a port', { got: written, wanted: '0 to 65535' }),
  );
}

/** Who can sign in and what to look at first, or how to make the first administrator. */
async function welcome(url: string, house: OpenHouse, people: People, password: string | null) {
  const lines = ['', `先办 Xianban   ${url}`, ''];
  const examples = password ? await people.examples() : [];
  for (const district of new Set(examples.map((e) => e.district))) {
    const { label } = house.registry.districts[district]!;
    lines.push(`${label.zh} ${label.en}: example users, password ${password}`);
    for (const { login, role, name } of examples.filter((e) => e.district === district)) {
      const known = house.registry.roles.find((r) => r.code === role);
      lines.push(
        `  ${login.padEnd(16)} ${known?.label.en ?? role} ${known?.label.zh ?? ''}, ${name}`,
      );
    }
    lines.push('');
  }
  if (examples.length > 0) {
    lines.push(
      'Look at this first:',
      `  1. Sign in to 红旗区 as dispatcher: Today lists what waits, by the time left.`,
      `  2. Press the suggested unit to dispatch a demand; "why?" shows the rule.`,
      `  3. Sign in as handler in another window and watch the demand arrive.`,
      `  4. Foresight → Alerts: what gathers, on the map; confirm one, turn it into orders.`,
      `     (At the first start the last eight weeks are looked at in the background: a minute or two.)`,
      `  5. Ledger → Answers as statistician: press a number to see where it is from; write, and the check speaks.`,
      `  6. Sign in to Boston as dispatcher: real rows of 2015, on the map.`,
      '',
    );
  }
  const token = await people.setupToken();
  if (token && examples.length === 0) {
    lines.push(
      'Nobody is in here yet. Make the first administrator of your district:',
      `  ${url}/setup?token=${encodeURIComponent(token)}`,
      'The token holds until this program stops.',
      '',
    );
  }
  lines.push('Stop with Ctrl-C. The data stays.');
  for (const line of lines) say(line);
}

/** Resolves at the first SIGINT or SIGTERM; a second one ends the process at once. */
const untilStopped = () =>
  new Promise<void>((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(130));
        stop();
      });
    }
  });

/** Months that the figures of the examples go back. */
const countedMonths = 12;

/** The figures that are counted from the records of the examples, so that each opens its rows. */
async function countExamples(
  { ledger, registry, now }: NightlyHouse,
  log: NightLog,
): Promise<void> {
  if (!ledger) return;
  for (const { code, timeZone } of Object.values(registry.districts)) {
    const today = civilDate(now().toISOString(), timeZone);
    const counted = await countMonths({ ledger, registry }, code, { today, months: countedMonths });
    if (!counted.ok) for (const p of counted.problems) log.error(problemLine(p));
  }
}

/** Alerts of the examples first, where they are wanted, then night after night. Never throws. */
async function lookAhead(
  desk: NightlyHouse,
  log: NightLog,
  examples: boolean,
  signal: AbortSignal,
): Promise<void> {
  try {
    if (examples) {
      await loadExampleAlerts(desk, say, signal);
      await countExamples(desk, log);
    }
  } catch (error) {
    if (!signal.aborted) log.error(`alerts of the examples: ${(error as Error).stack ?? error}`);
  }
  await keepNights(desk, log, signal);
}

/** Everything that runs while the server does. */
async function runServer(
  house: OpenHouse,
  address: { host: string; port: number },
  options: Options,
) {
  const { store, registry, versions, triage, dataFolder } = house;
  const engines = { store, registry, versions, triage, now };
  const log = pino({ level: process.env.XIANBAN_LOG ?? 'warn' }, pino.destination(2));
  const people = createPeople(engines);
  const examples = options.examples ? await loadExamples(engines, say) : undefined;
  const password = examples?.password ?? null;
  const casework = createCasework(engines);
  const foresight = createForesight(engines);
  await loadLedger(engines);
  const ledger = createLedger(engines);
  const similar = createSimilar({
    ...engines,
    onError: (error) => log.error({ err: error }, 'similar demands'),
  });
  const stopping = new AbortController();
  let nights = Promise.resolve();
  try {
    const app = createApp({
      store,
      registry,
      casework,
      foresight,
      ledger,
      similar,
      intake: createIntake({ ...engines, tables: createTables(engines) }),
      people,
      now,
      log,
      dataFolder,
      ...(existsSync(webFolder) ? { webFolder } : {}),
      ...(password ? { examplePassword: password } : {}),
    });
    const server = await serve(app, address);
    await welcome(server.url, house, people, password);
    const ahead = { foresight, forecasts: foresight, ledger, triage };
    const desk = { store, registry, casework, now, ...ahead };
    nights = lookAhead(desk, log, options.examples ?? false, stopping.signal);
    if (options.json) answer({ url: server.url });
    await untilStopped();
    say('stopping …');
    stopping.abort();
    await server.close();
  } finally {
    stopping.abort();
    await nights;
    await foresight.close();
    await ledger.close();
    await similar.close();
  }
}

async function start(options: Options): Promise<void> {
  await runCommand(options.json ?? false, async () => {
    const host = options.host ?? process.env.XIANBAN_HOST ?? '127.0.0.1';
    const port = readPort(options.port ?? process.env.XIANBAN_PORT ?? '8310');
    const house = await openHouse(say);
    try {
      await runServer(house, { host, port }, options);
    } finally {
      await house.close();
    }
  });
}

/** `xianban start`: the server with its pages; `--examples` fills an empty store first. */
export function registerStart(program: Command): void {
  program
    .command('start')
    .description('run the server and its pages')
    .option(
      '--examples',
      'first load the example districts and example users, where they are missing',
    )
    .option('--host <address>', 'where to listen (default XIANBAN_HOST or 127.0.0.1)')
    .option('--port <number>', 'default XIANBAN_PORT or 8310; 0 takes any free port')
    .option('--json', 'print {"url"} as the last line of stdout once it listens')
    .action(start);
}
