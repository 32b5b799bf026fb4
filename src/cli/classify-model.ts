import { readFile, rename, writeFile } from 'node:fs/promises';
import {
  readModel,
  writeModel,
  type Model,
  type ModelFault,
} from '../kernels/text/classify/model-file.ts';
import { problem, ProblemError } from '../model/problem.ts';

const faults: Record<ModelFault['fault'], readonly [string, string]> = {
  foreign: ['这不是分类模型', 'this is no model of a classifier'],
  version: ['模型是另一个版本的，请重新训练', 'the model is of another version: train it again'],
  cut: ['模型文件不完整', 'the model file is cut short'],
  damaged: ['模型文件已损坏', 'the model file is damaged'],
};

const unusable = (option: string, path: string, error: unknown) =>
  problem('use.file', option, '文件读写不了', 'the file cannot be read or written', {
    got: `${path} (${(error as NodeJS.ErrnoException).code ?? String(error)})`,
    wanted: 'a path that can be used',
  });

/** The model in a file. @throws ProblemError where there is none that this version reads */
export async function loadModel(path: string): Promise<Model> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw new ProblemError(unusable('--model', path, error));
  }
  const model = readModel(bytes);
  if (!('fault' in model)) return model;
  const [zh, en] = faults[model.fault];
  const { got, wanted } = model;
  throw new ProblemError(problem(`file.model-${model.fault}`, path, zh, en, { got, wanted }));
}

/** Writes a model beside its place first, so that whoever reads meets the old one or the new. Returns its bytes. */
export async function saveModel(path: string, model: Model): Promise<number> {
  const bytes = writeModel(model);
  const beside = `${path}.${process.pid}.part`;
  try {
    await writeFile(beside, bytes);
    await rename(beside, path);
  } catch (error) {
    throw new ProblemError(unusable('--out', path, error));
  }
  return bytes.length;
}

/** The model, where it was trained on as many columns as are given. @throws ProblemError where not */
export function modelFor(model: Model, text: readonly string[]): Model {
  if (model.fields.length === text.length) return model;
  throw new ProblemError(
    problem('use.columns', '--text', '列数与模型不符', 'the model was trained on other columns', {
      got: text.join(','),
      wanted: model.fields.join(','),
    }),
  );
}
