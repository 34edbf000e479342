// Writes l10n/bundle.l10n.json, the texts of the client that can be translated, from its sources; takes what is in use no longer out
// of the translations, those of the server (server/l10n) too, and lists what is wrong in them.
// Usage: npm run l10n
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  bundles,
  bundleText,
  clientTexts,
  LANGUAGES,
  ROOT,
  translationProblems,
  translationText,
} from '../test/support/l10n.ts';
import { sentencesIn, serverTexts, unused } from '../test/support/serverTexts.ts';
import { pack } from '../server/src/language/pack.ts';
import { speaker } from '../server/src/language/translate.ts';

const said = serverTexts();
const { translated } = clientTexts();
writeFileSync(join(ROOT, 'l10n/bundle.l10n.json'), bundleText(translated));
console.log(`${translated.size} texts`);
for (const language of LANGUAGES) {
  const [client, manifest] = bundles(language);
  for (const [name, pair] of [
    [`l10n/bundle.l10n.${language}.json`, client],
    [`package.nls.${language}.json`, manifest],
  ] as const) {
    if (!pair) continue;
    writeFileSync(join(ROOT, name), translationText(...pair));
    const problems = translationProblems(...pair, language).filter((p) => !p.startsWith('not in use'));
    if (problems.length > 0) process.exitCode = 1;
    console.log([`${name}: ${problems.length} to mend`, ...problems].join('\n  '));
  }
  const own = sentencesIn(language);
  const gone = new Set(unused(own, said));
  const kept = Object.fromEntries(Object.entries(own).filter(([english]) => !gone.has(english)));
  writeFileSync(join(ROOT, `server/l10n/${language}.json`), `${JSON.stringify(kept, null, 2)}\n`);
  const { words, problems } = pack(kept, language);
  const say = speaker(words, (sentence) => problems.push(`missing: ${sentence}`));
  for (const text of said.keys()) say(text);
  if (problems.length > 0) process.exitCode = 1;
  console.log([`server/l10n/${language}.json: ${problems.length} to mend`, ...new Set(problems)].join('\n  '));
}
