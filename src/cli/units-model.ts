import { readFile, rename, writeFile } from 'node:fs/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { UnitModel } from '../kernels/units/unit-model.ts';
import { UnitTallies } from '../kernels/units/unit-tallies.ts';
import { problem, ProblemError } from '../model/problem.ts';

/** Raised whenever an older reader would read something else than was meant. */
const version = 1;

const Stored = z.object({
  xianbanUnits: z.literal(version),
  columns: z.array(z.string()).min(1),
  settings: z.object({
    contexts: z.array(z.array(z.number().int().min(0))),
    halfLifeDays: z.number().positive(),
  }),
  calibration: z.object({ x: z.array(z.number()), at: z.array(z.number()) }),
  asOf: z.number(),
  cases: z.number(),
  tallies: z.object({
    units: z.array(z.string()),
    contexts: z.record(z.string(), z.array(z.tuple([z.number().int(), z.number()]))),
  }),
});

const broken = (path: string, zh: string, en: string, got: string) =>
  new ProblemError(
    problem('file.model', path, zh, en, { got, wanted: `a model of units, version ${version}` }),
  );

/** Writes a model beside its place first, so that whoever reads meets the old one or the new. Returns its bytes. */
export async function saveUnitModel(path: string, model: UnitModel): Promise<number> {
  const { tallies, ...rest } = model;
  const bytes = gzipSync(
    JSON.stringify({ xianbanUnits: version, ...rest, tallies: tallies.data() }),
  );
  const beside = `${path}.${process.pid}.part`;
  try {
    await writeFile(beside, bytes);
    await rename(beside, path);
  } catch (error) {
    throw new ProblemError(
      problem('use.file', '--out', '文件写不了', 'the file cannot be written', {
        got: `${path} (${(error as NodeJS.ErrnoException).code ?? String(error)})`,
        wanted: 'a path that can be used',
      }),
    );
  }
  return bytes.length;
}

/** The model in a file. @throws ProblemError where there is none that this version reads */
export async function loadUnitModel(path: string): Promise<UnitModel> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new ProblemError(
      problem('use.file', '--model', '文件读不了', 'the file cannot be read', {
        got: `${path} (${error.code ?? String(error)})`,
        wanted: 'a model that was trained before',
      }),
    );
  });
  let json: unknown;
  try {
    json = JSON.parse(gunzipSync(bytes).toString('utf8'));
  } catch {
    throw broken(
      path,
      '模型文件不完整或已损坏',
      'the model is cut short or damaged',
      'no whole file',
    );
  }
  const read = Stored.safeParse(json);
  if (!read.success) {
    const found = (json as { xianbanUnits?: unknown } | null)?.xianbanUnits;
    throw found === undefined || found === version
      ? broken(path, '这不是承办单位模型', 'this is no model of units', 'another file')
      : broken(
          path,
          '模型是另一个版本的',
          'the model is of another version',
          `version ${String(found)}`,
        );
  }
  const { xianbanUnits: _, tallies, ...model } = read.data;
  return { ...model, tallies: UnitTallies.from(tallies) };
}
