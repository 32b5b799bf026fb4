// Compiles the hot loop of the scan (AssemblyScript) into the module that is committed beside it:
// `node scripts/compile-lanes.mjs`. A test compares the two.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const folder = fileURLToPath(new URL('../src/kernels/scan/', import.meta.url));
const options = ['--optimizeLevel', '3', '--shrinkLevel', '0', '--runtime', 'stub', '--noAssert'];

/** The compiled module as the text of `lanes-wasm.ts`. Throws with the compiler's words. */
export async function compileLanes() {
  const files = new Map();
  const { error, stderr } = await asc.main(
    [
      'lanes.as.ts',
      '--outFile',
      'lanes.wasm',
      '--importMemory',
      '--enable',
      'simd',
      '--baseDir',
      folder,
      ...options,
    ],
    { writeFile: (name, contents) => files.set(name, contents) },
  );
  if (error) throw new Error(`${error.message}\n${stderr.toString()}`);
  const base64 = Buffer.from(files.get('lanes.wasm')).toString('base64');
  return `// Made from lanes.as.ts by scripts/compile-lanes.mjs.\nexport const lanesWasm =\n  '${base64}';\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(`${folder}lanes-wasm.ts`, await compileLanes());
}
