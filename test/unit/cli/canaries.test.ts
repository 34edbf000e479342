/** 120 canaries in one deployment, each in a place and under a name that sounds secret: none is in anything that is shown. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readResult } from '../../../server/src/cli/result.ts';
import { textReport } from '../../../server/src/cli/text.ts';
import { changesOf } from '../../../server/src/engine/checklist/changes.ts';
import { examine, readSet, upgrade } from '../../../server/src/engine/index.ts';
import { jsonReport, type ReportInput } from '../../../server/src/report/json.ts';
import { markdownReport } from '../../../server/src/report/markdown.ts';
import { MASK, Masking } from '../../../server/src/report/mask.ts';

const NAMES = ['DB_PASS', 'MASTER_KEY', 'api-token', 'smtpPassword', 'clientSecret'];
/** Below one key each; `k` is the canary. */
const PLACES: readonly ((name: string, k: string) => string)[] = [
  (n, k) => `{name: SPRING_APPLICATION_JSON, value: '{"a.${n}":"${k}"}'}`,
  (n, k) => `{name: X_OPTS, value: "-Xmx1g -Dx.${n}=${k}"}`,
  (n, k) => `{name: ${n}, value: ${k}}`,
  (n, k) => `{name: ACCOUNT, value: "AccountName=n;AccountKey=${k};x-${n}=1"}`,
  (n, k) => `{name: ADDRESS, value: "https://h/?${n}-of=1&sig=${k}"}`,
  (n, k) => `{name: START, value: "run --${n} ${k} -u me:${k}"}`,
  (n, k) => `{name: LOGIN, value: "mysql -uroot -p${k} ${n}"}`,
];
const TEXTS: readonly ((name: string, k: string) => string)[] = [
  (n, k) => `b:\n  ${n} : ${k}\n`,
  (n, k) => `${n}:\n  - ${k}\n`,
  (n, k) => `${n}: >\n  ${k}\n`,
  (n, k) => `<b><${n}>${k}</${n}></b>\n`,
  (n, k) => `<property name="${n}" value="${k}"/>\n`,
  (n, k) => `{"b": {"${n}": "${k}"}}\n`,
  (n, k) => `b.c=d\ne.${n} ${k}\n`,
  (n, k) => `b: {${n}: {value: ${k}}}\n`,
  (n, k) => `# ${n}: ${k}\nb: 1\n`,
];
const BLOCKS: readonly ((name: string, k: string) => string)[] = [
  (n, k) => `secrets: {a-${n}: ${k}}`,
  (n, k) => `${n}: [${k}, ${k}]`,
  (n, k) => `command: [run, "--${n}", ${k}]`,
  (n, k) => `args: ["-u", "me:${k}", "--${n}=${k}"]`,
  (n, k) => `podAnnotations: {x/${n}: ${k}}`,
  (n, k) => `# ${n}: ${k}\n    b: 1`,
  (n, k) => `lent: {${n}: *a${k.slice(2)}}`,
  (n, k) => `x: {b: 1, ${n}: "${k}"}`,
];

function planted(): { text: string; canaries: string[] } {
  const canaries: string[] = [];
  const canary = (): string => {
    const k = `zq${String(canaries.length).padStart(3, '0')}`;
    canaries.push(k);
    return k;
  };
  const out: string[] = [];
  const anchors: string[] = [];
  const env: string[] = [];
  const texts: string[] = [];
  const blocks: string[] = [];
  for (const [i, name] of NAMES.entries()) {
    for (const place of PLACES) env.push(`    - ${place(name, canary()).replace('name: ', `name: N${String(i)}_`)}`);
    for (const [t, place] of TEXTS.entries()) {
      const text = place(name, canary()).replace(/^(?=.)/gm, '      ');
      texts.push(`    f${String(i)}-${String(t)}.yaml: |\n${text.replace(/\n$/, '')}`);
    }
    for (const [b, place] of BLOCKS.entries()) {
      const k = canary();
      if (b === 6) anchors.push(`  - &a${k.slice(2)} ${k}`);
      blocks.push(`  own${String(i)}-${String(b)}:\n    ${place(name, k)}`);
    }
  }
  out.push(`x-lent:\n${anchors.join('\n')}`);
  for (const [c, component] of ['zeebe', 'operate', 'tasklist'].entries()) {
    const third = (all: readonly string[]): string => all.filter((_, i) => i % 3 === c).join('\n');
    out.push(`${component}:\n  env:\n${third(env)}\n  extraConfiguration:\n${third(texts)}\n${third(blocks)}`);
  }
  return { text: `${out.join('\n')}\n`, canaries };
}

test('none of 120 canaries is shown', () => {
  const { text, canaries } = planted();
  assert.equal(canaries.length, 120);
  for (const k of canaries) assert.ok(text.includes(k), k);
  const set = readSet([{ name: 'v', text }], { from: '8.7' });
  assert.deepEqual(set.layers[0]?.problems, []);
  const { findings, layers } = upgrade(set);
  const result = readResult(layers, '8.8', {});
  const masking = new Masking(set, result);
  const input: ReportInput = {
    step: set.step,
    from: '8.7',
    findings,
    files: layers.map((layer) => ({ input: 'v', output: 'w', layer, left: examine(result) })),
    changes: changesOf(set),
    mask: (t) => masking.text(t),
  };
  const stream = { write: () => undefined, isTTY: false, color: false, width: Infinity };
  const shown: Readonly<Record<string, string>> = {
    'the old side of the diff': masking.layers(set).flat().join('\n'),
    'the new side of the diff': masking.layers(result).flat().join('\n'),
    'the report for machines': JSON.stringify(jsonReport(input)),
    'the report for people': markdownReport(input),
    'the report of migrate': textReport(input, 'migrate', stream),
    'the report of check': textReport(input, 'check', stream),
  };
  assert.ok((shown['the new side of the diff'] ?? '').includes(MASK));
  const seen = Object.entries(shown).flatMap(([where, said]) =>
    canaries
      .filter((k) => said.includes(k))
      .map((k) => `${where}: ${said.split('\n').find((l) => l.includes(k)) ?? ''}`),
  );
  assert.deepEqual(seen, []);
});
