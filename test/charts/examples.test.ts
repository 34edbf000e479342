/**
 * Every example of every rule, rendered on both charts and compared. Examples that touch different keys share a render;
 * where a shared one differs it is split until the example stands alone.
 */
import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { describe, test } from 'node:test';
import { stringify } from 'yaml';
import { casesOf, RULES } from '../rules/all.ts';
import { fileName } from '../rules/example.ts';
import { leaves, load, merge, type PlainMap } from '../support/tree.ts';
import { judge, wanted, type Verdict } from './judge.ts';

interface Example {
  /** Every rule that shows it; some show the same. */
  readonly names: readonly string[];
  readonly layers: readonly string[];
  /** The layers read; undefined where one is not for sharing. */
  readonly values: readonly PlainMap[] | undefined;
  readonly leaves: readonly string[];
  readonly context: PlainMap;
}
/** What an example leaves out and the charts insist on. */
const BASE: PlainMap = { webModeler: { restapi: { mail: { fromAddress: 'camunda@example.org' } } } };

/** What else an example needs to be rendered. Others share no file with it. */
const PROVIDER: PlainMap = {
  global: {
    identity: {
      auth: {
        type: 'GENERIC',
        issuer: 'https://login.example.org',
        issuerBackendUrl: 'https://login.example.org',
        tokenUrl: 'https://login.example.org/token',
        jwksUrl: 'https://login.example.org/keys',
      },
    },
  },
};
const DATABASE: PlainMap = { identityPostgresql: { enabled: true } };
/** Examples in which Keycloak is off need another one. */
const KEYCLOAK: PlainMap = {
  global: { identity: { keycloak: { url: { protocol: 'https', host: 'keycloak.example.org', port: '443' } } } },
};
/** Keycloak is on without Identity in no chart. */
const WITHOUT_AUTH: PlainMap = {
  global: { identity: { auth: { enabled: false } } },
  identityKeycloak: { enabled: false },
};
const NOTHING: PlainMap = {};
const CONTEXTS: readonly (readonly [examples: RegExp, context: PlainMap])[] = [
  [/^identity-auth\/(?:zeebe|audience|(?:zeebe|connectors|identity)-secret(?:-key)?) /, PROVIDER],
  [/^authentication\/admin-role #3$/, PROVIDER],
  [/^authentication\/(?:initial-claim|provider-claims|username-claim) /, PROVIDER],
  [/^identity-auth\/cluster-client #2$/, PROVIDER],
  [/^migration\/identity(?:-provider)? /, PROVIDER],
  [/^(?:env\/)?multi-tenancy[/-]/, DATABASE],
  [/^secrets\/keycloak-|^defaults\/keycloak /, KEYCLOAK],
  [/^defaults\/identity #2$/, WITHOUT_AUTH],
];

interface Known {
  readonly rule: string;
  /** Matches one of the problems, or what the 8.7 chart says. */
  readonly says: RegExp;
  readonly reason: string;
}
/** Examples that differ by nature. An entry that no example needs any more fails. */
const EXCEPTIONS: readonly Known[] = [
  {
    rule: 'execution-identity/root',
    says: /^workload: camunda-execution-identity has no successor$/,
    reason: 'the preview is part of the cluster now, and the account says so',
  },
  {
    rule: 'cluster/fullname',
    says: /^broker: name was engine, is other-engine$/,
    reason: 'the 8.8 key that is already there stays',
  },
  {
    rule: 'cluster/name',
    says: /^broker: name was camunda-engine, is camunda-other-engine$/,
    reason: 'the 8.8 key that is already there stays',
  },
  {
    rule: 'template/gone',
    says: /^render: .*no template "operate\.fullname"/s,
    reason: 'the chart aborts on what only a person can replace',
  },
  {
    rule: 'types/null',
    says: /^render: .*got null, want string/s,
    reason: 'the chart refuses what only a person can replace',
  },
  {
    rule: 'cluster/release-name',
    says: /^broker: name was camunda-zeebe, is mine$/,
    reason: 'the 8.8 key that is already there stays',
  },
  {
    rule: 'cluster/no-storage',
    says: /^render: .*Please enable a secondary storage type/s,
    reason: 'the chart refuses what only a person can decide',
  },
  {
    rule: 'defaults/storage',
    says: /^render: .*Please enable a secondary storage type/s,
    reason: 'with the storage off the chart refuses what only a person can decide',
  },
  {
    rule: 'cluster/switched-off',
    says: /^(?:workload: the cluster has no successor|broker: there is none any more)$/,
    reason: 'the rule is about the cluster that is off under its 8.8 name',
  },
  {
    rule: 'component-unsure',
    says: /^render: .*(?:configmap-unified\.yaml|got string, want boolean)/s,
    reason: 'a pipeline puts true or false in the place of the text before Helm reads it',
  },
  {
    rule: 'types/said-off',
    says: /^render: .*got string, want boolean/s,
    reason: 'the chart refuses what only a person can decide',
  },
  {
    rule: 'types/stays-string',
    says: /^render: .*got string, want (?:boolean|integer)/s,
    reason: 'the chart refuses what only a person can decide',
  },
  {
    rule: 'migration/data',
    says: /^(?:workload: the cluster has no successor|broker: there is none any more)$/,
    reason: 'the example switches the cluster off under its 8.8 name',
  },
];
/** Examples the 8.7 chart itself refuses: there is nothing to compare with. */
const REFUSED_BY_87: readonly Known[] = [
  { rule: 'keycloak/fullname', says: /global\.identity\.keycloak\.fullname/, reason: 'both charts abort on the key' },
  { rule: 'wrong-kind', says: /YAML parse error/, reason: 'a list in place of a map' },
  { rule: 'defaults/identity', says: /constraints\.tpl/, reason: 'Identity is off while the login of 8.7 needs it' },
  {
    rule: 'secrets/keycloak-database-typed',
    says: /did not specify an external PostgreSQL host/,
    reason: 'the database of Keycloak is off and no other one is named',
  },
];

const ruleOf = (name: string): string => name.replace(/ #\d+$/, '');
/** A rule that alone disturbs every file its examples are in: they are rendered one by one. */
const lonely = new Set([...EXCEPTIONS, ...REFUSED_BY_87].map((k) => k.rule));

function examplesOf(chosen: (name: string) => boolean): Example[] {
  const found = new Map<string, Example & { readonly names: string[] }>();
  for (const d of RULES) {
    if (d.kind === 'validate') continue;
    for (const [i, { before }] of casesOf(d).entries()) {
      const name = `${d.rule.id} #${String(i + 1)}`;
      if (!chosen(name)) continue;
      const context = CONTEXTS.find(([examples]) => examples.test(name))?.[1] ?? NOTHING;
      const key = JSON.stringify([context, lonely.has(d.rule.id), before]);
      const same = found.get(key);
      if (same) {
        same.names.push(name);
        continue;
      }
      const read = lonely.has(d.rule.id) ? [undefined] : before.map(load);
      const values = read.filter((v) => v !== undefined);
      found.set(key, {
        names: [name],
        layers: before,
        values: values.length === before.length ? values : undefined,
        leaves: values.flatMap((v) => leaves(v)),
        context,
      });
    }
  }
  return [...found.values()];
}

interface Batch {
  readonly examples: Example[];
  /** What all of them say, and every path above it. */
  readonly leaves: Set<string>;
  readonly above: Set<string>;
}
const parents = (path: string): string[] => {
  const keys = path.split(/(?<!\\)\./);
  return keys.slice(1).map((_, i) => keys.slice(0, i + 1).join('.'));
};
/** Two that speak of one key, or of a key and what is below it, cannot share a file. */
function fits(batch: Batch, e: Example): boolean {
  const [first] = batch.examples;
  if (!first?.values || first.values.length !== e.values?.length || first.context !== e.context) return false;
  return e.leaves.every(
    (path) => !batch.leaves.has(path) && !batch.above.has(path) && !parents(path).some((p) => batch.leaves.has(p)),
  );
}
function batches(all: readonly Example[]): Example[][] {
  const out: Batch[] = [];
  for (const example of all) {
    let batch = example.values && out.find((b) => fits(b, example));
    if (!batch) out.push((batch = { examples: [], leaves: new Set(), above: new Set() }));
    batch.examples.push(example);
    for (const path of example.leaves) {
      batch.leaves.add(path);
      for (const p of parents(path)) batch.above.add(p);
    }
  }
  return out.map((b) => b.examples);
}
async function verdictOn(batch: readonly Example[]): Promise<Verdict> {
  const [first] = batch;
  if (!first) return { problems: [] };
  const texts =
    batch.length === 1
      ? first.layers
      : first.layers.map((_, i) =>
          stringify(batch.reduce<PlainMap>((all, e) => merge(all, e.values?.[i] ?? {}) as PlainMap, {})),
        );
  const base = stringify(merge(BASE, first.context));
  return judge({
    layers: [{ name: 'base.yaml', text: base }, ...texts.map((text, i) => ({ name: fileName(i, texts.length), text }))],
  });
}
const well = (v: Verdict): boolean => 'problems' in v && v.problems.length === 0;

/** The examples that do not pass, each with what became of it alone. */
async function failures(batch: readonly Example[]): Promise<{ example: Example; verdict: Verdict }[]> {
  const verdict = await verdictOn(batch);
  if (well(verdict)) return [];
  const [only] = batch;
  if (batch.length === 1 && only) return [{ example: only, verdict }];
  const half = Math.ceil(batch.length / 2);
  return [...(await failures(batch.slice(0, half))), ...(await failures(batch.slice(half)))];
}

describe('examples of the rules, rendered with the charts', () => {
  const happened = new Set<Known>();
  /** What of it nobody knows; what is known has happened. */
  const unknown = (example: Example, table: readonly Known[], said: string): boolean => {
    const known = table.filter((k) => example.names.some((n) => ruleOf(n) === k.rule) && k.says.test(said));
    for (const k of known) happened.add(k);
    return known.length === 0;
  };
  const chosen = examplesOf(wanted);
  describe('files', { concurrency: availableParallelism() }, () => {
    for (const batch of batches(chosen)) {
      const names = batch.flatMap((e) => e.names);
      test(`${String(names.length)} examples: ${names.slice(0, 3).join(', ')}${names.length > 3 ? ' …' : ''}`, async () => {
        const open = (await failures(batch)).flatMap(({ example, verdict }) => {
          const who = example.names.join(', ');
          if ('refused' in verdict)
            return unknown(example, REFUSED_BY_87, verdict.refused)
              ? [`${who}: the 8.7 chart refuses it: ${verdict.refused}`]
              : [];
          return verdict.problems.filter((p) => unknown(example, EXCEPTIONS, p)).map((p) => `${who}: ${p}`);
        });
        assert.deepEqual(open, [], 'differences nobody told the user about');
      });
    }
  });
  test('every exception still happens', () => {
    const stale = [...EXCEPTIONS, ...REFUSED_BY_87]
      .filter((k) => !happened.has(k) && chosen.some((e) => e.names.some((n) => ruleOf(n) === k.rule)))
      .map((k) => `${k.rule}: ${String(k.says)} (${k.reason})`);
    assert.deepEqual(stale, [], 'take them out of the tables');
  });
});
