/**
 * Compiles the hot loop of the scan (AssemblyScript) into the module that is committed beside it:
 * `node scripts/ts.mjs scripts/compile-lanes.ts`. A test compares the two.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const folder = fileURLToPath(new URL('../src/kernels/scan/', import.meta.url));
const options =
  '--optimizeLevel 3 --shrinkLevel 0 --runtime stub --noAssert --importMemory --enable simd';

/** The compiled loops as the text of `lanes-wasm.ts`. Throws with the compiler's words. */
export async function compileLanes(): Promise<string> {
  let wasm = new Uint8Array();
  const { error, stderr } = await asc.main(
    ['lanes.as.ts', '--outFile', 'lanes.wasm', '--baseDir', folder, ...options.split(' ')],
    {
      writeFile: (_, contents) => {
        if (typeof contents !== 'string') wasm = contents as Uint8Array<ArrayBuffer>;
      },
    },
  );
  if (error) throw new Error(`${error.message}\n${stderr.toString()}`);
  const base64 = Buffer.from(wasm).toString('base64');
  return `// Made from lanes.as.ts by scripts/compile-lanes.ts.\nexport const lanesWasm =\n  '${base64}';\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(`${folder}lanes-wasm.ts`, await compileLanes());
}
