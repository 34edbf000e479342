/** What Helm reads before an upgrade and after it: `<<` from top to bottom, quotes between braces, several documents. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { examine, inspect, readSet, upgrade } from '../../../server/src/engine/index.ts';
import { parseDocuments } from '../../../server/src/engine/yaml/parse.ts';
import { at, documents, type Plain } from '../../support/tree.ts';

const after = (text: string): string => upgrade(readSet([{ name: 'x.yaml', text }])).layers[0]?.after ?? '';
const value = (text: string, path: string): Plain | undefined => at(documents(text)?.[0], path);

describe('`<<` counts where it stands', () => {
  const sizes = 'x-sizes: &sizes {clusterSize: "5", partitionCount: "7"}\n';
  const cases: Record<string, [text: string, size: string]> = {
    'below the key': [`${sizes}zeebe:\n  clusterSize: "3"\n  <<: *sizes\n`, '5'],
    'above the key': [`${sizes}zeebe:\n  <<: *sizes\n  clusterSize: "3"\n`, '3'],
    'below the key, in braces': [`${sizes}zeebe: {clusterSize: "3", <<: *sizes}\n`, '5'],
    'twice, the later wins': [`${sizes}zeebe:\n  <<: *sizes\n  clusterSize: "3"\n  <<: {clusterSize: "9"}\n`, '9'],
    'of a list the first': [`${sizes}zeebe:\n  clusterSize: "3"\n  <<: [*sizes, {clusterSize: "9"}]\n`, '5'],
    'an anchor in a part that moves': [
      'zeebe: &z\n  clusterSize: "3"\n  partitionCount: "1"\n  <<: {clusterSize: "5"}\nx-copy:\n  <<: *z\n',
      '5',
    ],
    'with carriage returns': [`${sizes}zeebe:\n  clusterSize: "3"\n  <<: *sizes\n`.replace(/\n/g, '\r\n'), '5'],
  };
  for (const [name, [text, size]] of Object.entries(cases)) {
    test(name, () => {
      assert.equal(value(text, 'zeebe.clusterSize'), size, 'before');
      const out = after(text);
      assert.equal(value(out, 'orchestration.clusterSize'), size, out);
      assert.equal(after(out), out, 'twice');
    });
  }
});

describe('what comes between braces is quoted where Helm needs it', () => {
  test('a question mark, a colon at the start; quotes that were there stay', () => {
    const text =
      'orchestration: {ingress: {}}\nzeebe:\n  podAnnotations:\n    a: https://login.example.com/start?rd=x\n    b: :x\n' +
      '    c: \'quoted\'\n    d?e: "0X1F"\n';
    const out = after(text);
    const wanted = { a: 'https://login.example.com/start?rd=x', b: ':x', c: 'quoted', 'd?e': '0X1F' };
    assert.deepEqual({ ...(value(out, 'orchestration.podAnnotations') as object) }, wanted, out);
    assert.deepEqual(
      parseDocuments(out).flatMap((d) => d.problems),
      [],
      out,
    );
  });
});

describe('several documents', () => {
  const found = (text: string): string[] =>
    inspect(readSet([{ name: 'x.yaml', text }], { from: '8.7' }))
      .filter((f) => f.rule.startsWith('documents'))
      .map((f) => `${f.rule} ${String(f.place.start)} ${f.args.first ?? ''}`.trim());
  const one = 'zeebe:\n  clusterSize: "3"\n';
  test('one finding for a file, at the second document', () => {
    assert.deepEqual(found(one), []);
    assert.deepEqual(found(`# c\n---\n${one}---\n# nothing\n`), []);
    assert.deepEqual(found(`${one}---\n${one}---\n${one}`), [`documents ${String(one.length + 4)} read`]);
    assert.deepEqual(found(`---\n---\n${one}`), ['documents 8 empty']);
    assert.deepEqual(found(`${one}...\n${one}`), [`documents/unread ${String(one.length + 4)}`]);
    assert.deepEqual(found('zeebe:\n  log4j2: |\n    x'), ['documents/last-line 17']);
  });
  test('what a document takes away, and a later one says again, is told: Helm 4 keeps what earlier files say', () => {
    const forgotten = (...texts: string[]): string[] =>
      examine(readSet(texts.map((text, i) => ({ name: `${String(i)}.yaml`, text }))))
        .filter((f) => f.rule === 'documents/forgotten')
        .map((f) => `${String(f.place.layer)} ${f.place.path}`);
    const before = 'zeebe:\n  podLabels:\n    a: b\n';
    const again = '---\nzeebe:\n  podLabels:\n    c: d\n';
    const nothing = ['null', '', 'text', '[]'].map((value) => `zeebe:\n  podLabels: ${value}\n`);
    for (const away of nothing) assert.deepEqual(forgotten(before, away + again), ['1 zeebe.podLabels'], away);
    assert.deepEqual(forgotten(before, `zeebe: null\n---\nzeebe: {clusterSize: "3"}\n`), ['1 zeebe']);
    assert.deepEqual(forgotten(before, `${nothing[0] ?? ''}---\n# nothing\n${again}`), ['1 zeebe.podLabels']);
    const next = before.replace('zeebe', 'orchestration');
    const taken = `orchestration:\n  podLabels: null\n---\n${next}`;
    assert.deepEqual(forgotten(next, taken), ['1 orchestration.podLabels'], 'in 8.8 too');
    for (const [why, ...texts] of [
      ['in a file of its own', before, nothing[0] ?? '', again],
      ['the last word', before, `${again}---\n${nothing[0] ?? ''}`],
      ['nothing before it', (nothing[0] ?? '') + again],
      ['another key again', before, `${nothing[0] ?? ''}---\nzeebe:\n  nodeSelector: {c: d}\n`],
      ['nothing in it before', 'zeebe:\n  podLabels: {}\n', (nothing[0] ?? '') + again],
    ] as const)
      assert.deepEqual(forgotten(...texts), [], why);
  });
  test('in 8.8 too', () => {
    const text = 'orchestration:\n  clusterSize: "3"\n---\norchestration:\n  partitionCount: "3"\n';
    const set = readSet([{ name: 'x.yaml', text }], { from: '8.8' });
    assert.equal(examine(set).filter((f) => f.rule === 'documents').length, 1);
  });
});
