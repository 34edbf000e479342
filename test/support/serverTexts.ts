/** All that the server says to a person, in English: what its rules, tables and examples give. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { catalogue } from '../../server/src/engine/charts/catalogue.ts';
import { checkSet } from '../../server/src/engine/checklist/check.ts';
import { inspect, messageOf, readSet, validate, type Finding, type ValuesSet } from '../../server/src/engine/index.ts';

import { journeyOf } from '../../server/src/engine/journey/journeys.ts';
import { secretsOf } from '../../server/src/engine/journey/secrets.ts';
import { finish } from '../../server/src/engine/slices.ts';
import { MINORS, STEPS } from '../../server/src/engine/steps/index.ts';
import { findingOf, setRemark } from '../../server/src/engine/wrappers/around.ts';
import { goneOf } from '../../server/src/engine/wrappers/gone.ts';
import type { NamedObject } from '../../server/src/engine/wrappers/named.ts';
import { checksOf } from '../../server/src/engine/validate/checks.ts';
import { describeKey } from '../../server/src/engine/validate/describe.ts';
import { choices } from '../../server/src/features/choices.ts';
import { describe } from '../../server/src/features/completion.ts';
import { fixTitle, kindTitle } from '../../server/src/features/titles.ts';
import { pack, type Sentences } from '../../server/src/language/pack.ts';
import { nameOf, shapeOf } from '../../server/src/language/shape.ts';
import { speaker } from '../../server/src/language/translate.ts';
import { casesOf, RULES } from '../rules/all.ts';
import { fileName, play } from '../rules/example.ts';
import { exampleOf, NEXT_RULES } from '../rules/next.ts';
import { SEEDS } from '../unit/validate/seeds.ts';

/** The translations of the server, as they are written. */
export const sentencesIn = (language: string): Sentences =>
  JSON.parse(readFileSync(resolve(import.meta.dirname, `../../server/l10n/${language}.json`), 'utf8')) as Sentences;

/** Files about which the checklist and the assistants have something to say that no table has. */
const CHECKED = [
  ['zeebe:\n  clusterSize: 3\nglobal:\n  identity:\n    auth:\n      enabled: false\n', '8.7', '8.8'],
  [
    'zeebe:\n  clusterSize: 3\nglobal:\n  identity:\n    auth:\n      type: GENERIC\n      issuer: https://a.example\n',
    '8.7',
    '8.8',
  ],
  [
    'operate:\n  env:\n    - name: SPRING_PROFILES_ACTIVE\n      value: ldap-auth\n    - name: CAMUNDA_OPERATE_USER_ID\n      value: me\n',
    '8.7',
    '8.8',
  ],
  [
    'zeebe:\n  enabled: false\nzeebeGateway:\n  enabled: false\noperate:\n  enabled: false\ntasklist:\n  enabled: false\n',
    '8.7',
    '8.8',
  ],
  ['zeebe:\n  clusterSize: 3\noptimize:\n  enabled: true\n', '8.7', '8.8'],
  ['orchestration:\n  clusterSize: "3"\noptimize:\n  enabled: true\nwebModeler:\n  enabled: true\n', '8.8', '8.9'],
] as const;

/** What is put together out of pieces, and no example shows. */
const COMPOSED = [
  '`a` is set here, which takes effect with 8.8.',
  '`a` is set here, which is `b` in 8.8. Write the new name with the upgrade.',
  '`a` is set here, which has no place of its own in 8.8.',
  ...['a string', 'a number', 'true or false'].map(
    (wanted) => `\`a\` is set here, which is \`b\` in 8.8, and has to be ${wanted} there.`,
  ),
  '`a` takes the values of the release along. Upgrade without it, with all upgraded files.',
  '`a` is set here, to something that chart 13.x refuses. Set it to a number.',
  '`a` is set here, to something that chart 13.x refuses. Set it to a string.',
  '`a` is set here, to something that chart 13.x refuses. Set it to true or false; the old chart took every string for on.',
  'The chart around Camunda’s names `a` here, which takes effect with 8.8.',
  'The chart around Camunda’s names `a` here, which is `b` and `c` in 8.8.',
  'The chart around Camunda’s names `a` here, which has no place of its own in 8.8.',
  '`a` and `b` were set to `c`.',
  'Set `a: 1` and 2 more keys in `b`.',
  '`a: 1` and 2 more keys in `b` were set.',
  'Camunda: There is nothing to upgrade.',
  'Camunda: 1 file upgraded to 8.8.',
  'Camunda: 2 files upgraded to 8.8. 3 left for you to decide.',
  'Chart 13.x renders. 1 difference, all explained.',
  'Chart 13.x renders. 462 differences, all explained.',
  'camunda-platform 12.13.3 beside 13.12.7, Helm 4.1.0, release camunda, namespace default. Filled in alike on both sides: TAG, HOST.',
  'a.yaml, b.yaml are not open: open them first, the server reads no files itself.',
  'Nothing in values.yaml tells 8.7 from 8.8. A first line "# camunda-values: 8.7" says it.',
  'A ConfigMap whose values at data.a are merged in an order that is not known.',
  'A Kustomization whose values at helmCharts[0] are merged beside `a` in an order that is not known.',
  'A ConfigMap whose values at data.a are a folded text (>). Write them as a block text (|).',
  'A ConfigMap whose values at data.a are a text in quotes or on one line.',
  'A fleet.yaml whose values at helm.a are merged from other places besides, and it is not known what stands there.',
  'A helmfile whose values at a[0] stand elsewhere, behind an alias or a merge key. Write them out there.',
  'Helm: helm is not there. Install Helm 3 or 4 (https://helm.sh/docs/intro/install/), or say where it is.',
  'Helm: /usr/bin/helm was ended by an unknown signal. Try again.',
  'Chart: 13.x.tgz lacks its subcharts. Run: helm dependency update 13.x.tgz',
  'Merge `a`, `b` of values.yaml as YAML into `c`, 2 conflicts: `d`, `e`',
];
const SOURCES = resolve(import.meta.dirname, '../../server/src');

/** Sentences that neither a rule, an example or a table says nor the sources have the words of. */
export function unused(sentences: Sentences, said: Said): string[] {
  const { words } = pack(sentences, 'de');
  const looked = new Set<string>();
  const texts = new Proxy(words.texts, {
    get: (all, name: string) => {
      looked.add(name);
      return all[name];
    },
  });
  const say = speaker({ ...words, texts });
  for (const text of said.keys()) say(text);
  const left = Object.keys(sentences).filter(
    (s) => !/\{[*+]\}/.test(s) && !looked.has(nameOf(shapeOf(s.replace(/\.$/, '')).text)),
  );
  const source = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith('.ts') && !f.endsWith('keys.ts'))
    .map((f) => readFileSync(join(SOURCES, f), 'utf8'))
    .join('\n');
  const pieces = (s: string): string[] =>
    shapeOf(s.replace(/\.$/, ''))
      .text.split(/\{\d+\}/)
      .flatMap((p) => p.trim().match(/.{1,40}(?= |$)/g) ?? [])
      .filter((p) => p.length > 9);
  return left.filter((s) => pieces(s).some((p) => !source.includes(p.trim())));
}

/** What documents around the values name that a step takes away. */
function* gone(): Generator<Finding> {
  for (const step of STEPS) {
    const { names } = step;
    const remark = (text: string, named: Omit<NamedObject, 'release'>): Finding[] => {
      const at = { path: 'a', offset: 0, end: 0, text, named: { ...named, release: undefined } };
      const found = setRemark(at, { step });
      return found ? [findingOf(found, 0)] : [];
    };
    for (const kind of [
      'Deployment',
      'Service',
      'ServiceAccount',
      'Secret',
      'ConfigMap',
      ...Object.keys(names.objects),
    ])
      for (const suffix of Object.keys(goneOf(names, kind)))
        for (const how of ['target', 'object', 'named'] as const) yield* remark(`c-${suffix}`, { how, kind });
    for (const image of Object.keys(names.images)) yield* remark(image, { how: 'target', is: 'image' });
    yield* remark('zeebe', { how: 'object', is: 'container', kind: 'StatefulSet', object: 'c-zeebe' });
  }
}
/** By the place where it is said. */
export type Said = ReadonlyMap<string, string>;

export function serverTexts(): Said {
  const said = new Map<string, string>();
  const add = (where: string, ...texts: readonly (string | undefined)[]): void => {
    for (const text of texts) if (text !== undefined && text !== '' && !said.has(text)) said.set(text, where);
  };
  const told = (findings: readonly Finding[], read: () => ValuesSet): void => {
    for (const f of findings) {
      for (const when of ['before', 'after'] as const) {
        const { headline, todo, why, left, details } = messageOf(f, when);
        add(f.rule, headline, todo, why, left, details);
      }
      if (f.operations.length === 0 && !f.offered) continue;
      add(`title of ${f.rule}`, fixTitle(f), kindTitle(f, 2));
      if (f.safety === 'manual')
        add(`choice of ${f.rule}`, ...(choices(f, read(), findings) ?? []).map((c) => c.title));
    }
  };
  const reading = (layers: readonly string[], options: Parameters<typeof readSet>[1]): ValuesSet =>
    readSet(
      layers.map((text, i) => ({ name: fileName(i, layers.length), text })),
      options,
    );
  const looked = (set: ValuesSet, look: typeof inspect): void => told(look(set), () => set);

  for (const d of RULES) {
    if (d.kind === 'validate' || d.kind === 'around') continue;
    for (const { before } of casesOf(d))
      told(play(d.rule.id, before).findings, () => reading(before, { from: '8.7', release: 'my-zeebe' }));
  }
  for (const { id } of NEXT_RULES) {
    const text = exampleOf(id);
    if (text !== undefined) looked(reading([text], { from: '8.8', target: '8.9' }), inspect);
  }
  for (const s of SEEDS) {
    const bad = s.bad.replace(/ *#!/g, '');
    for (const from of ['8.8', '8.9'] as const) looked(reading([bad], { from }), validate);
  }
  for (const [text, from, target] of CHECKED) {
    const set = reading([text], { from, target, release: 'my-zeebe' });
    const journey = journeyOf(set.step);
    const answers = { release: 'my-zeebe', namespace: 'camunda' };
    for (const c of journey?.commands(set, ['values.yaml'], answers) ?? []) add(`command ${c.id}`, c.title, c.why);
    for (const r of secretsOf(set, answers).relied) add('secrets', journey?.secrets?.why(r));
    const secrets = journey?.secrets ? finish(journey.secrets.documents(set, answers)) : [];
    const documents = [...secrets, journey?.finish?.guide(set, [])];
    add('document', ...documents.map((d) => d?.title));
    const asking = (choices: object) => journey?.authentication && finish(journey.authentication(set, { ...choices }));
    const asked = asking({ basic: 'x' });
    for (const question of asked?.questions ?? []) {
      add('question', question.prompt, question.why, ...(question.options ?? []).flatMap((o) => [o.label, o.detail]));
      for (const answer of ['', 'a\nb', 'YOUR_ANSWER', 'somebody/sso-callback', 'https://a.example/sso-callback'])
        add('refusal', ...(asking({ [question.id]: answer })?.refused ?? []).map((r) => r.reason));
    }
    add('authentication', asked?.summary, ...(asked?.refused ?? []).map((r) => r.reason));
    for (const a of checkSet(set, inspect(set), { release: 'my-zeebe', region: 1 }))
      add(`checklist ${a.item.id}`, a.todo);
  }
  add('composed', ...COMPOSED);
  told([...gone()], () => reading([], {}));
  // What no example shows.
  const rules = [...RULES.map((d) => d.rule), ...NEXT_RULES];
  for (const { id, ...rule } of rules)
    for (const text of [rule.todo, rule.why, rule.details]) if (!/\{\w+\}/.test(text ?? '')) add(id, text);
  for (const minor of MINORS)
    for (const rule of checksOf(minor).rules)
      for (const text of [rule.says, rule.why])
        if (!/\{(?!path)/.test(text)) add(rule.id, text.replaceAll('{path}', '`a.b`'));

  for (const step of STEPS) {
    const { checklist, effects, chartChanges, copies, errors, changes } = step;
    add('checklist', ...checklist.chapters.map((c) => c.title));
    for (const i of checklist.items) add(`checklist ${i.id}`, i.title, i.why, i.todo);
    for (const c of [...changes.defaults, ...changes.objects]) add('checklist', c.means);
    for (const e of [...effects, ...chartChanges, ...copies]) add('reason of verify', e.why);
    for (const e of [...errors.special, ...errors.general, errors.nothing, errors.unknown])
      add(`error ${e.id}`, e.title, e.why, e.todo);
    for (const { path } of catalogue(step.to).keys()) {
      const known = describeKey(step.to, path);
      if (known) add('keys', describe(step, known));
    }
    for (const row of step.secrets.rows) add('secrets', row.what);
  }
  return said;
}
