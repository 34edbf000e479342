/** A null that chart 13.x does not take, though chart 12.x did: told where the upgrade sees it, and in files of 8.8. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { examine, readSet, upgrade, type Finding } from '../../../server/src/engine/index.ts';

const ON = `webModeler: {enabled: true, restapi: {mail: {fromAddress: a@example.org}}}
console: {enabled: true}
`;
/** By where it stands in 8.8. Connectors are not among them: chart 12.x refuses that one as well. */
const SCHEMES = {
  'orchestration.readinessProbe.scheme': 'zeebe: {readinessProbe: {scheme: WORD}}\n',
  'identity.readinessProbe.scheme': 'identity: {readinessProbe: {scheme: WORD}}\n',
  'optimize.readinessProbe.scheme': 'optimize: {readinessProbe: {scheme: WORD}}\n',
  'console.readinessProbe.scheme': 'console: {readinessProbe: {scheme: WORD}}\n',
  'webModeler.webapp.readinessProbe.scheme': 'webModeler: {webapp: {readinessProbe: {scheme: WORD}}}\n',
};
const files = (texts: readonly string[]): { name: string; text: string }[] =>
  texts.map((text, i) => ({ name: `${String(i)}.yaml`, text }));
const aborts = (found: readonly Finding[], rule: string): string[] =>
  found.filter((f) => f.rule === rule && f.ifLeft === 'aborts').map((f) => f.place.path);

describe('a probe without a scheme', () => {
  for (const [now, text] of Object.entries(SCHEMES)) {
    const was = now.replace(/^orchestration/, 'zeebe');
    test(now, () => {
      for (const word of ['null', '~', '']) {
        const said = text.replace('WORD', word);
        const { findings, layers } = upgrade(readSet(files([ON, said]), { from: '8.7' }));
        assert.deepEqual(aborts(findings, 'types/null'), [was], said);
        const after = readSet(files(layers.map((l) => l.after)), { from: '8.8', target: '8.8' });
        assert.deepEqual(aborts(examine(after), 'validate/type-kind'), [now], said);
      }
    });
    test(`${now}: nothing where a later file says one, or the component is off`, () => {
      const root = was.split('.')[0] ?? '';
      const again = upgrade(
        readSet(files([ON, text.replace('WORD', 'null'), text.replace('WORD', 'HTTPS')]), { from: '8.7' }),
      );
      assert.deepEqual(aborts(again.findings, 'types/null'), []);
      if (root === 'zeebe') return;
      const off = upgrade(
        readSet(files([ON, text.replace('WORD', 'null'), `${root}: {enabled: false}\n`]), { from: '8.7' }),
      );
      assert.deepEqual(aborts(off.findings, 'types/null'), []);
    });
  }
});
