/** Every property of the table, in a text of its own and as a variable. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inspect, readSet, upgrade, validate, type Finding } from '../../../server/src/engine/index.ts';
import { envVerdict } from '../../../server/src/engine/steps/8.7-8.8/env.ts';
import { PROPERTIES } from '../../../server/src/engine/steps/8.7-8.8/properties.ts';
import { load, type PlainMap } from '../../support/tree.ts';

/** Nested keys, dotted keys, kebab-case keys, a .properties file: four hands, one property. */
const nested = (name: string): string => {
  const parts = name.split('.');
  let out = '';
  let depth = 0;
  for (const part of parts) {
    const list = part.endsWith('[]');
    const last = part === parts[parts.length - 1];
    const pad = ' '.repeat(depth);
    if (list) {
      out += `${pad}${part.slice(0, -2)}:\n${pad}  - `;
      depth += 4;
    } else {
      out += `${out.endsWith('- ') ? '' : pad}${part}:${last ? ' x\n' : '\n'}`;
      depth += 2;
    }
  }
  return out;
};
const kebab = (name: string): string => name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);
const indexed = (name: string): string => name.replace('[]', '[0]');
const HANDS: readonly (readonly [hand: string, ending: string, text: (name: string) => string])[] = [
  ['nested', 'yaml', nested],
  ['dotted', 'yaml', (n) => `"${indexed(n)}": x\n`],
  ['kebab', 'yaml', (n) => `${kebab(indexed(n))}: x\n`.replace(/^(.*\[.*): /, '"$1": ')],
  ['properties', 'properties', (n) => `${indexed(n)}=x\n`],
];

const NAMES = [...new Set(PROPERTIES.flatMap((r) => r.legacy))];
const fileOf = (name: string, ending: string): string => `application-p${String(NAMES.indexOf(name))}.${ending}`;
/** One file for each name, all in one values file. */
const values = (root: string, ending: string, write: (name: string) => string): string =>
  `${root}:\n  clusterSize: "3"\n  extraConfiguration:\n` +
  NAMES.map((n) => `    ${fileOf(n, ending)}: |\n${write(n).replace(/^(?=.)/gm, '      ')}`).join('');
const byFile = (found: readonly Finding[]): Map<string, Finding[]> => {
  const out = new Map<string, Finding[]>();
  for (const f of found.filter((x) => x.args.property !== undefined)) {
    const file = f.place.path.split('extraConfiguration.')[1]?.replace('\\.', '.') ?? '';
    out.set(file, [...(out.get(file) ?? []), f]);
  }
  return out;
};

const RUNS = HANDS.map(([hand, ending, write]) => {
  const text = values('zeebe', ending, write);
  const set = readSet([{ name: 'values.yaml', text }], { from: '8.7' });
  const after = upgrade(set).layers[0]?.after ?? '';
  const out = (load(after)?.orchestration as PlainMap).extraConfiguration as PlainMap;
  const is88 = readSet([{ name: 'values.yaml', text: values('orchestration', ending, write) }], { from: '8.8' });
  return {
    hand,
    ending,
    text,
    out,
    found: byFile(inspect(set)),
    again: byFile(inspect(readSet([{ name: 'values.yaml', text: after }], { from: '8.7' }))),
    found88: byFile(validate(is88)),
  };
});

describe('every property of the table', () => {
  for (const row of PROPERTIES) {
    test(`${row.property} in a text`, () => {
      for (const name of row.legacy) {
        for (const r of RUNS) {
          const file = fileOf(name, r.ending);
          const says = `${r.hand} ${name}`;
          const [f, ...more] = r.found.get(file) ?? [];
          assert.ok(f && more.length === 0, `${says}: one finding`);
          const shown = r.text.slice(f.place.start, f.place.end).replace(/"/g, '');
          const last = name.split('.').pop() ?? '';
          const plain = shown.toLowerCase().replace(/-/g, '');
          assert.ok(plain.endsWith(last.toLowerCase()) && !shown.includes('\n'), `${says}: stands at ${shown}`);

          const named = PROPERTIES.filter((x) => x.legacy.includes(name)).map((x) => x.property.replace('[]', '[0]'));
          const wanted = named.flatMap((n) => [n, n.replace('opensearch.security', 'elasticsearch.security')]);
          assert.equal(f.targets.length, 1, says);
          assert.ok(wanted.includes(f.targets[0] ?? ''), `${says}: ${f.targets[0] ?? 'nothing'}`);
          assert.equal(r.found88.get(file)?.length, 1, `${says}: seen in a file of 8.8`);

          // The new name and the same value, or the text as it was.
          const renamed = f.operations.length > 0;
          const now = r.out[file];
          assert.ok(typeof now === 'string', says);
          assert.ok(now.includes('x\n'), `${says}: the value is still there`);
          assert.equal(
            r.again.get(file)?.length ?? 0,
            renamed ? 0 : 1,
            `${says}: once renamed, nothing to say\n${now}`,
          );
        }
      }
    });
    test(`${row.property} as a variable`, () => {
      row.legacyEnv.forEach((variable, i) => {
        const facts = { regions: 1, secondaryStorage: 'elasticsearch' as const };
        for (const name of [variable.replace('<n>', '0'), (row.legacy[i] ?? '').replace('[]', '.0')])
          assert.notEqual(envVerdict('zeebe', name, 'x', facts).rule, 'env/other', name);
      });
    });
  }
});
