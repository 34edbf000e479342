// Writes l10n/bundle.l10n.json, the texts of the client that can be translated, from its sources.
// Usage: npm run l10n
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleText, clientTexts, ROOT } from '../test/support/l10n.ts';

const { translated } = clientTexts();
writeFileSync(join(ROOT, 'l10n/bundle.l10n.json'), bundleText(translated));
console.log(`${translated.size} texts`);
