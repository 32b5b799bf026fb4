import { randomBytes } from 'node:crypto';
import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { createPeople, type People } from '../engines/people/service.ts';
import type { Grant, Viewer } from '../model/role.ts';
import { type Outcome, ProblemError, problem } from '../model/problem.ts';
import type { PersonLine } from '../model/view.ts';
import { openHouse } from './open-house.ts';
import { answer, runCommand, say } from './run-command.ts';

interface Options {
  district: string;
  json?: boolean;
  name?: string;
  language?: 'zh' | 'en';
  grant?: string[];
  passwordStdin?: boolean;
}

/** A body that acts for the operator of the machine, on the people of one district. */
type Work = (people: People, operator: Viewer) => Promise<object>;

async function withPeople(options: Options, work: Work): Promise<void> {
  await runCommand(options.json ?? false, async () => {
    const house = await openHouse(say);
    try {
      const people = createPeople({ ...house, now: () => new Date() });
      if (!house.registry.districts[options.district]) {
        throw new ProblemError(
          problem('use.district', '--district', '没有这个区', 'there is no such district', {
            got: options.district,
            wanted: Object.keys(house.registry.districts).join(', '),
          }),
        );
      }
      const result = await work(people, people.operator(options.district));
      if (options.json) answer(result);
    } finally {
      await house.close();
    }
  });
}

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new ProblemError(...outcome.problems);
  return outcome.value;
}

/** `role`, `role@place` or `role@place/unit` */
function readGrant(written: string, root: string): Grant {
  const [role = '', where = ''] = written.split('@');
  const [place, unit] = where.split('/');
  return { role, place: place || root, unit: unit ?? null };
}

/** A password from stdin (never from the arguments, which other users of the machine can read), or a new one. */
async function newPassword(options: Options): Promise<{ password: string; told: boolean }> {
  if (options.passwordStdin) {
    return { password: (await text(process.stdin)).replace(/\r?\n$/, ''), told: false };
  }
  return { password: randomBytes(12).toString('base64url'), told: true };
}

async function getPerson(people: People, operator: Viewer, login: string): Promise<PersonLine> {
  const all = valueOf(await people.list(operator));
  const found = all.find((p) => p.login === login.toLowerCase());
  if (found) return found;
  throw new ProblemError(
    problem('missing.person', 'LOGIN', '没有这个登录名', 'there is no such login', { got: login }),
  );
}

const shown = (p: PersonLine) =>
  [
    p.login.padEnd(16),
    p.name,
    p.grants.map((g) => `${g.role}@${g.place}${g.unit ? `/${g.unit}` : ''}`).join(' '),
    p.disabled ? 'disabled' : '',
    p.lockedUntil ? `locked until ${p.lockedUntil}` : '',
  ]
    .filter(Boolean)
    .join('  ');

async function list(options: Options): Promise<void> {
  await withPeople(options, async (people, operator) => {
    const lines = valueOf(await people.list(operator));
    if (!options.json) for (const p of lines) process.stdout.write(`${shown(p)}\n`);
    return { people: lines };
  });
}

async function add(login: string, options: Options): Promise<void> {
  await withPeople(options, async (people, operator) => {
    const { password, told } = await newPassword(options);
    const root = operator.grants[0]!.place;
    const person = valueOf(
      await people.add(operator, {
        login,
        name: options.name ?? login,
        language: options.language ?? operator.language,
        password,
        grants: (options.grant ?? []).map((g) => readGrant(g, root)),
      }),
    );
    if (!options.json) process.stdout.write(`${shown(person)}\n`);
    if (told && !options.json) process.stdout.write(`password: ${password}\n`);
    return { person, ...(told ? { password } : {}) };
  });
}

async function setPassword(login: string, options: Options): Promise<void> {
  await withPeople(options, async (people, operator) => {
    const { password, told } = await newPassword(options);
    const { person } = await getPerson(people, operator, login);
    const changed = valueOf(await people.change(operator, person, { password }));
    if (told && !options.json) process.stdout.write(`password: ${password}\n`);
    return { person: changed, ...(told ? { password } : {}) };
  });
}

const setDisabled = (disabled: boolean) => async (login: string, options: Options) => {
  await withPeople(options, async (people, operator) => {
    const { person } = await getPerson(people, operator, login);
    const changed = valueOf(await people.change(operator, person, { disabled }));
    if (!options.json) process.stdout.write(`${shown(changed)}\n`);
    return { person: changed };
  });
};

/** `xianban user list|add|password|disable|enable`: people of a district, from the machine itself. */
export function registerUser(program: Command): void {
  const user = program
    .command('user')
    .description('people of a district: list, add, set a password, disable, enable');
  const sub = (name: string, description: string) =>
    user
      .command(name)
      .description(description)
      .requiredOption('--district <code>', 'the district, such as hongqi')
      .option('--json', 'one JSON object as the last line of stdout');
  sub('list', 'who there is, with roles and places').action(list);
  sub('add <login>', 'add a person; a password is made up and shown once unless --password-stdin')
    .option('--name <name>', 'as colleagues call them')
    .option('--language <code>', 'zh or en')
    .option('--grant <role[@place[/unit]]...>', 'such as dispatcher or handler@410702/城管局')
    .option('--password-stdin', 'read the password from standard input')
    .action(add);
  sub(
    'password <login>',
    'set a new password; it is made up and shown once unless --password-stdin',
  )
    .option('--password-stdin', 'read the password from standard input')
    .action(setPassword);
  sub('disable <login>', 'keep somebody from signing in; their acts stay').action(
    setDisabled(true),
  );
  sub('enable <login>', 'let somebody sign in again').action(setDisabled(false));
}
