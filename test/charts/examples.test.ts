/**
 * Every example of every rule, rendered on both charts and compared. Examples that touch different keys share a render;
 * where a shared one differs it is split until the example stands alone.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { stringify } from 'yaml';
import { casesOf, RULES } from '../rules/all.ts';
import { fileName } from '../rules/example.ts';
import { leaves, load, merge, type PlainMap } from '../support/tree.ts';
import { judge, wanted, type Verdict } from './judge.ts';

interface Example {
  readonly name: string;
  readonly layers: readonly string[];
  readonly values: PlainMap | undefined;
  readonly leaves: readonly string[];
}
/** What an example leaves out and the charts insist on. */
const BASE: PlainMap = { webModeler: { restapi: { mail: { fromAddress: 'camunda@example.org' } } } };

/** What else the examples of a rule need to be rendered. They share no file with others. */
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
const CONTEXTS: Readonly<Record<string, PlainMap>> = {
  'identity-auth/zeebe': PROVIDER,
  'identity-auth/audience': PROVIDER,
  'identity-auth/zeebe-secret': PROVIDER,
  'identity-auth/connectors-secret': PROVIDER,
  'identity-auth/identity-secret': PROVIDER,
  'migration/identity': PROVIDER,
  'multi-tenancy/checks': { identityPostgresql: { enabled: true } },
  'multi-tenancy/api': { identityPostgresql: { enabled: true } },
};

/** Examples that differ by nature. One that does so no longer fails. */
const EXCEPTIONS: readonly { readonly rule: string; readonly problem: RegExp; readonly reason: string }[] = [
  {
    rule: 'execution-identity/root',
    problem: /^workload: camunda-execution-identity has no successor$/,
    reason: 'the preview is part of the cluster now, and the account says so',
  },
  {
    rule: 'cluster/fullname',
    problem: /^broker: name was engine, is other-engine$/,
    reason: 'the 8.8 key that is already there stays',
  },
  {
    rule: 'migration/data',
    problem: /^(?:workload: the cluster has no successor|broker: there is none any more)$/,
    reason: 'the example switches the cluster off under its 8.8 name',
  },
];
/** Rules whose examples the 8.7 chart itself refuses: there is nothing to compare with. */
const REFUSED_BY_87: Readonly<Record<string, string>> = {
  'keycloak/fullname': 'both charts abort on the key',
  'secrets/keycloak-admin': 'Keycloak is off without an address of another one',
  'secrets/keycloak-database-typed': 'the database of Keycloak is off without another one',
};

const examples = RULES.filter((d) => d.kind !== 'validate').flatMap((d) =>
  casesOf(d).map((c, i): Example => {
    const [only] = c.before;
    const values = c.before.length === 1 && only !== undefined ? load(only) : undefined;
    return { name: `${d.rule.id} #${String(i + 1)}`, layers: c.before, values, leaves: values ? leaves(values) : [] };
  }),
);
const ruleOf = (e: Example): string => e.name.replace(/ #\d+$/, '');
const contextOf = (e: Example): PlainMap | undefined => CONTEXTS[ruleOf(e)];

/** Two that speak of one key, or of a key and what is below it, cannot share a file. */
const meet = (a: Example, b: Example): boolean =>
  contextOf(a) !== contextOf(b) ||
  a.leaves.some((x) => b.leaves.some((y) => x === y || x.startsWith(`${y}.`) || y.startsWith(`${x}.`)));

function batches(all: readonly Example[]): Example[][] {
  const out: Example[][] = [];
  for (const example of all) {
    const free = example.values && out.find((batch) => batch.every((other) => other.values && !meet(example, other)));
    if (free) free.push(example);
    else out.push([example]);
  }
  return out;
}
async function verdictOn(batch: readonly Example[]): Promise<Verdict> {
  const [first] = batch;
  const texts =
    batch.length === 1 && first
      ? first.layers
      : [stringify(batch.reduce<PlainMap>((values, e) => merge(values, e.values ?? {}) as PlainMap, {}))];
  const base = stringify(merge(BASE, (first && contextOf(first)) ?? {}));
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

describe('examples of the rules, rendered with the charts', { concurrency: 2 }, () => {
  const chosen = examples.filter((e) => wanted(e.name));
  const happened = new Set<string>();
  for (const batch of batches(chosen)) {
    const rules = [...new Set(batch.map(ruleOf))];
    test(`${String(batch.length)} examples of ${rules.slice(0, 3).join(', ')}${rules.length > 3 ? ' …' : ''}`, async () => {
      const open = (await failures(batch)).flatMap(({ example, verdict }) => {
        const rule = ruleOf(example);
        if ('refused' in verdict) {
          happened.add(rule);
          return rule in REFUSED_BY_87 ? [] : [`${example.name}: the 8.7 chart refuses it: ${verdict.refused}`];
        }
        return verdict.problems.flatMap((problem) => {
          const known = EXCEPTIONS.find((e) => e.rule === rule && e.problem.test(problem));
          if (known) happened.add(rule);
          return known ? [] : [`${example.name}: ${problem}`];
        });
      });
      assert.deepEqual(open, [], 'differences nobody told the user about');
    });
  }
  test('every exception still happens', () => {
    const known = [...EXCEPTIONS.map((e) => e.rule), ...Object.keys(REFUSED_BY_87)];
    const asked = known.filter((rule) => chosen.some((e) => ruleOf(e) === rule));
    assert.deepEqual(
      asked.filter((rule) => !happened.has(rule)),
      [],
      'take them out of the tables',
    );
  });
});
