// Rewrites what the tests expect of the cases in test/fixtures/cases: look at the diff before you commit it.
// Usage: npm run golden                 every case
//        npm run golden -- 04-crlf …    only these
// Without a choice the documents with commands too, in test/fixtures/documents.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { caseNames, filesOf, FIXTURES } from '../test/support/fixtures.ts';
import { commandsGoldens } from '../test/support/commandsGolden.ts';
import { goldenOf } from '../test/support/golden.ts';

const wanted = process.argv.slice(2);
const names = caseNames();
const unknown = wanted.filter((w) => !names.includes(w));
if (unknown.length > 0) {
  console.error(`No such case: ${unknown.join(', ')}`);
  process.exit(2);
}
for (const name of wanted.length > 0 ? wanted : names) {
  const folder = join(FIXTURES, 'cases', name);
  const { files } = goldenOf(filesOf(join(folder, 'before')));
  for (const old of ['after', 'findings.txt', 'ledger.txt'])
    rmSync(join(folder, old), { recursive: true, force: true });
  for (const [path, text] of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
if (wanted.length === 0)
  for (const [file, text] of commandsGoldens()) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
