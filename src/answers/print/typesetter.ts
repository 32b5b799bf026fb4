import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { readFace, renameFamily } from './print-fonts.ts';

/** Sets pages: a template in typst and what it reads in `sys.inputs`, to PDF. */
export interface Typesetter {
  /** @throws Error with the typesetter's words where the template does not compile */
  pdf(template: string, inputs: Record<string, string>): Uint8Array;
}

/** Results that the last few prints did not use are forgotten, or a server would grow with every print. */
const keptPrints = 2;

async function openTypesetter(): Promise<Typesetter> {
  const fonts = await Promise.all([readFace('serif'), readFace('serifBold'), readFace('sans')]);
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: fonts.map(renameFamily) }] });
  return {
    pdf(template, inputs) {
      const compiled = compiler.compile({ mainFileContent: template, inputs });
      if (!compiled.result) {
        const wrong = compiled.takeDiagnostics();
        const said: unknown = wrong ? compiler.fetchDiagnostics(wrong) : 'no reason given';
        throw new Error(`the pages cannot be set: ${JSON.stringify(said)}`);
      }
      const pdf = compiler.pdf(compiled.result);
      compiler.evictCache(keptPrints);
      return new Uint8Array(pdf);
    },
  };
}

let opened: Promise<Typesetter> | undefined;

/** The one typesetter of this process, kept warm: opening it reads 38 MB of fonts. */
export const getTypesetter = (): Promise<Typesetter> => (opened ??= openTypesetter());
