import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadRegistry } from '../../src/declared.ts';
import { ProblemError } from '../../src/model/problem.ts';
import { soundInstallation } from './sound-installation.ts';
import { wrongDeclarations } from './wrong-declarations.ts';

describe('loadRegistry', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'xianban-declared-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const written = async (files: Record<string, unknown>) => {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      const text = typeof content === 'string' ? content : JSON.stringify(content);
      await writeFile(join(folder, name), text);
    }
  };
  const problemsOf = async (files: Record<string, unknown>) => {
    await written(files);
    try {
      await loadRegistry(folder);
    } catch (error) {
      if (error instanceof ProblemError) return error.problems;
      throw error;
    }
    return [];
  };
  /** The path `a.b[2].c` of a file set to another value. */
  const withChange = (file: string, path: string, value: unknown) => {
    const files = soundInstallation() as Record<string, unknown>;
    const keys = [file, ...path.split(/[.[\]]+/).filter(Boolean)];
    let at = files as Record<string, unknown>;
    for (const key of keys.slice(0, -1)) at = at[key] as Record<string, unknown>;
    at[keys.at(-1)!] = value;
    return files;
  };

  it('takes a sound folder', async () => {
    expect(await problemsOf(soundInstallation())).toEqual([]);
  });

  it('takes an empty folder as an installation without districts', async () => {
    expect((await loadRegistry(folder)).districts).toEqual({});
  });

  it('gives another checksum when anything changes, the same when only the order does', async () => {
    const files = soundInstallation();
    await written(files);
    const { checksum } = await loadRegistry(folder);
    const { code, ...rest } = files['sources/list.json'];
    await written({ 'sources/list.json': { ...rest, code } });
    expect((await loadRegistry(folder)).checksum).toBe(checksum);
    await written({ 'sources/list.json': { ...rest, code, cadence: 'daily' } });
    expect((await loadRegistry(folder)).checksum).not.toBe(checksum);
  });

  it.each(wrongDeclarations)(
    'names place, got and wanted: $what',
    async ({ file, set, value, at, got, wanted }) => {
      const problems = await problemsOf(
        set ? withChange(file, set, value) : { ...soundInstallation(), [file]: '{"origin": ' },
      );
      const found = problems.filter((p) => p.path === at);
      expect(found.map((p) => [p.got, p.wanted])).toContainEqual([
        expect.stringContaining(got),
        expect.stringContaining(wanted),
      ]);
      expect(found[0]!.detail.zh).not.toBe('');
    },
  );

  it('lists everything that is wrong at once', async () => {
    const files = withChange('programmes/visit.json', 'acts.finish.to', 'shutt');
    const town = soundInstallation()['districts/town.json'];
    files['districts/town.json'] = { ...town, calendar: 'moon' };
    const paths = (await problemsOf(files)).map((p) => p.path);
    expect(paths).toEqual(['programmes.visit.acts.finish.to', 'districts.town.calendar']);
  });

  it('takes modules beside JSON, and no function in them', async () => {
    await written(soundInstallation());
    await rm(join(folder, 'districts/town.json'));
    const { 'districts/town.json': district } = soundInstallation();
    const module = join(folder, 'districts/town.js');
    await writeFile(module, `export const town = ${JSON.stringify(district)};`);
    expect((await loadRegistry(folder)).districts['town']?.calendar).toBe('week');
    const other = await mkdtemp(join(tmpdir(), 'xianban-declared-'));
    await cp(folder, other, { recursive: true });
    await writeFile(
      join(other, 'districts/town.js'),
      `export const town = { ...${JSON.stringify(district)}, when: (x) => x };`,
    );
    const failed = loadRegistry(other);
    await expect(failed).rejects.toThrow(/declared.data at districts\/town.js.when/);
    await rm(other, { recursive: true, force: true });
  });
});
