/**
 * The law of typing: after any sequence of edits everything is as if the texts had just been read. Half of the edits are made where
 * people type most, inside a value; the others are of every kind, on texts that are hard to read in part.
 * A failure prints the seed: TYPING_SEED=… EDITS=… node --import tsx --test test/unit/server/typing.test.ts
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { apply, firstOf, message, plan, upgrade } from '../../../server/src/engine/index.ts';
import { Stages } from '../../../server/src/engine/plan/stages.ts';
import { finish, type Sliced } from '../../../server/src/engine/slices.ts';
import { readSet, type ValuesSet } from '../../../server/src/engine/set.ts';
import { isCollection, type Node, type YamlDocument } from '../../../server/src/engine/yaml/tree.ts';
import { readBroken } from '../../../server/src/engine/yaml/broken.ts';
import { parseDocuments } from '../../../server/src/engine/yaml/parse.ts';
import { copyScalar, ReadScalar } from '../../../server/src/engine/yaml/watch.ts';
import { analyse, Retyped, type Analysis } from '../../../server/src/features/analysis.ts';
import type { LayerDocument } from '../../../server/src/features/layer.ts';
import { diagnostics } from '../../../server/src/features/diagnostics.ts';
import { MountedDocument } from '../../../server/src/features/mounted.ts';
import { breaking, following, retyping, withSound } from '../../../server/src/features/typing.ts';
import { DEFAULTS } from '../../../server/src/features/settings.ts';
import { stretchOf } from '../../../server/src/features/stretch.ts';
import { Session } from '../../../server/src/session/session.ts';
import { Turns } from '../../../server/src/session/turns.ts';
import { edited, HARD } from '../../support/edits.ts';
import { random } from '../../support/random.ts';
import { SEEDS } from '../validate/seeds.ts';

const cases = join(__dirname, '../../fixtures/cases');
/** The files of each case that have something to upgrade, as Helm gets them. */
const sets = readdirSync(cases)
  .map((name) => {
    const files = readdirSync(join(cases, name, 'before')).filter((f) => /\.(?:ya?ml|json)$/.test(f));
    return files.sort().map((f) => readFileSync(join(cases, name, 'before', f), 'utf8'));
  })
  .filter((texts) => texts.length > 0);
/** A few hundred in `npm test`; 10,000 in `npm run test:more`. */
const EDITS = Number(process.env.EDITS ?? 220);
const SEED = Number(process.env.TYPING_SEED ?? process.env.SEED ?? 11);

const next = random(SEED);
const pick = <T>(list: readonly T[]): T => list[next(list.length)] as T;
const every = [...HARD, ...sets.filter((texts) => texts.join('').length < 3_000)];
/** Values of a newer version with a mistake in each file, often over one in another. */
function mistaken(): string[] {
  const version = pick(['8.8', '8.9']);
  return Array.from({ length: 1 + next(2) }, () => `# camunda-values: ${version}\n${pick(SEEDS).bad}`);
}
const some = (): readonly string[] => (next(3) === 0 ? mistaken() : pick(every));

/** Sets with much to upgrade. */
const rich = sets.filter((texts) => /^zeebe:/m.test(texts.join('\n')) && texts.join('').length < 4_000);
const results = new Map<readonly string[], readonly string[]>();
/** What becomes of them. */
function upgraded(texts: readonly string[]): readonly string[] {
  const known = results.get(texts);
  if (known) return known;
  const named = texts.map((text, i) => ({ name: `${String(i)}.yaml`, text }));
  const made = upgrade(readSet(named, { from: '8.7' })).layers.map((l) => l.after);
  results.set(texts, made);
  return made;
}
/** Files of newer versions: those, and others with several mistakes, of which some speak of the same key. */
function newer(): readonly string[] {
  const first = `# camunda-values: ${pick(['8.8', '8.9'])}\n`;
  const bad = (): string => pick(SEEDS).bad;
  const files = next(2) === 0 ? upgraded(pick(rich)) : [bad() + bad(), bad()].slice(0, 1 + next(2));
  return files.map((text) => first + text);
}
/** A value that somebody can type in says something else. */
function retyped(texts: readonly string[]): readonly string[] {
  const index = next(texts.length);
  const text = texts[index] ?? '';
  const values = [...text.matchAll(/^( *(?:- )?[\w.-]+: )([\w./@:-]+|"[\w ./@:-]*"|'[\w ./@:-]*')(?=\r?$)/gm)];
  if (values.length === 0) return texts;
  const { index: at, 0: all, 1: key = '', 2: was = '' } = pick(values);
  const quote = /^["']/.exec(was)?.[0] ?? '';
  const bare = (v: string): string => v.replace(/^["']|["']$/g, '');
  const now = pick([...OTHERS, ...values.map(([, , v = '']) => bare(v)), `${bare(was)}q`]);
  const after = `${text.slice(0, at)}${key}${quote}${now}${quote}${text.slice(at + all.length)}`;
  return texts.map((t, i) => (i === index ? after : t));
}
const OTHERS = 'true false 3 1.5 x null no 16Gi 0 secret oidc zeebe elasticsearch 8.7.1 changeme'.split(' ');

/** How many stages there were, and how many of them were done again. */
function stagesDone(work: () => void, ran: (name: string) => void = () => undefined): { done: number; again: number } {
  const count = { done: 0, again: 0 };
  const run: Stages['run'] = Reflect.get(Stages.prototype, 'run');
  Stages.prototype.run = function <T>(this: Stages, name: string, given: readonly unknown[], stage: () => Sliced<T>) {
    count.done++;
    return run.call(this, name, given, () => {
      count.again++;
      ran(name);
      return stage();
    }) as Sliced<T>;
  };
  try {
    work();
  } finally {
    Stages.prototype.run = run;
  }
  return count;
}

const layersOf = (texts: readonly string[], version: number): LayerDocument[] =>
  texts.map((text, i) => {
    const uri = `file:///${String(i)}.yaml`;
    return { uri, document: TextDocument.create(uri, 'yaml', version, text), open: true };
  });
const plainly = (value: unknown): string =>
  JSON.stringify(value, (_, v: unknown) => (v instanceof Set ? [...(v as Set<unknown>)] : v));

/** All that anybody sees of an analysis. */
function seen(analysis: Analysis): Record<string, string> {
  const { set, findings } = analysis;
  const upgraded = apply(set, plan(findings));
  return {
    version: set.version,
    locked: plainly(set.layers.map((l) => [l.locked, l.wrapper?.form, l.problems])),
    findings: plainly(findings),
    words: plainly(findings.map((f) => message(f))),
    upgraded: plainly(upgraded),
    merged: plainly(set.merged.tree),
    memory: plainly(analysis.memory),
    diagnostics: plainly(
      analysis.layers.map((l, layer) =>
        diagnostics(
          {
            analysis,
            layers: [layer],
            layer,
            document: l.document,
            settings: DEFAULTS,
            silenced: 0,
            shown: findings.filter((f) => f.place.layer === layer),
            around: [],
          },
          { tags: true, related: true, links: true },
        ),
      ),
    ),
  };
}
/** Two readers make the same tree, with its fields in another order; what a scalar says it says when it is asked. */
const inOrder = (v: unknown): unknown => (v instanceof ReadScalar ? sorted(copyScalar(v)) : sorted(v));
const sorted = (v: unknown): unknown =>
  typeof v === 'object' && v !== null && !Array.isArray(v)
    ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
    : v;
/** Offsets, comments, values and problems of the trees, each with the text it was read from. */
function trees(documents: readonly (readonly YamlDocument[])[], text: (i: number) => string): string {
  const skip = new Set(['parent', 'original', 'watched', 'target']);
  return JSON.stringify(
    documents.map((docs, i) =>
      docs.map((d) => {
        assert.equal(d.source.text, text(i));
        return [d.root, d.start, d.end, d.open, d.unread, d.problems, d.source.eol, d.source.name];
      }),
    ),
    // Where nothing else is said, it is the text of the document.
    (key, v: unknown) => {
      if (skip.has(key)) return undefined;
      if (key !== 'source') return inOrder(v);
      return documents.some((docs) => docs.some((d) => d.source === v)) ? 'own' : v;
    },
  );
}
const kept = (set: ValuesSet): string =>
  trees(
    set.layers.map((l) => l.units.map((u) => u.doc)),
    (i) => set.layers[i]?.text ?? '',
  );
const fresh = (set: ValuesSet): string =>
  trees(
    set.layers.map((l) => parseDocuments(l.text, l.name)),
    (i) => set.layers[i]?.text ?? '',
  );
/** Aliases mean nodes of the tree itself. */
function linked(set: ValuesSet): void {
  for (const { doc } of set.units) {
    const all = new Set<Node>();
    const walk = (node: Node): void => {
      all.add(node);
      if (isCollection(node))
        for (const child of node.kind === 'map' ? node.entries : node.items) {
          assert.equal(child.parent, node);
          assert.equal(child.value.parent, child);
          walk(child.value);
        }
    };
    if (doc.root) walk(doc.root);
    for (const node of all) if (node.kind === 'alias' && node.target) assert.ok(all.has(node.target));
  }
}

/** What a session does with a changed text. */
function followed(before: Analysis, layers: readonly LayerDocument[]) {
  const typed = finish(retyping(before, layers));
  if (typed && !(typed instanceof Retyped)) return { analysis: typed, how: 'typed' };
  const trees = typed ? undefined : finish(breaking(before, layers));
  const made = following(analyse(layers, {}, before.memory, before.set, trees, typed), before);
  return { analysis: withSound(made, before), how: typed ? 'standing' : trees && trees.size > 0 ? 'broken' : 'anew' };
}

/** A key of the user's own, as long as some text asks for it. */
const OWN = '# camunda-values: 8.8\r\norchestration:\r\n  clusterSize: "3"\r\nown:\r\n  name: a\r\n';
/** Of either version, as far as its keys say. */
const NEUTRAL = 'global:\r\n  identity:\r\n    auth:\r\n      enabled: true\r\nconnectors:\r\n  enabled: true\r\n';
const OPEN = 'operate:\n  enabled: true\nzeebe:\n  configuration: |\n    zeebe:\n      broker: 1';

describe('typing', () => {
  test('a key written twice, once as a value to type in and once as a map, list or other value', () => {
    for (const other of ['{a: 1}', '[]', '"a\\nb"', '&x y', '', '\n    b: c'])
      for (const [first, second] of [
        ['3', other],
        [other, '3'],
      ]) {
        const text = `zeebe:\n  clusterSize: ${first ?? ''}\n  clusterSize: ${second ?? ''}\n`;
        const { set } = analyse(layersOf([text], 0), {});
        assert.deepEqual(
          JSON.parse(plainly(set.merged.tree)),
          JSON.parse(plainly(readSet([{ name: '0.yaml', text }]).merged.tree)),
        );
      }
  });
  test('comments that say more than a comment, and lines that end otherwise', () => {
    const text =
      'zeebe:\r\n  configuration: |\r\n    zeebe:\r\n      broker:\r\n        cluster:\r\n          partitionsCount: 2\r\n# end\r\n';
    for (const line of [
      '# a\n',
      '# a\r\n',
      '# camunda-values: 8.8\r\n',
      '# {{ if .x }}\r\n',
      '# camunda-upgrade[texts/left-alone] a: b\r\n',
      '# .Values.own.name\r\n',
      '# Chart version: 13.3.0\r\n',
    ])
      for (const [from, to] of [
        [text, text + line],
        [text + line, text],
        [text, line + text],
        [line + text, text],
        [OWN, OWN + line],
        [OWN + line, OWN],
        [line + NEUTRAL, line.replace('13', '14') + NEUTRAL],
        [text, text.replace('# end\r', '# end')],
        // A text at the end of the file, open or not.
        [OPEN, `${OPEN}\n${line}`],
        [`${OPEN}\n${line}`, OPEN],
        [OPEN, `${OPEN}\n`],
        [`${OPEN}\n`, OPEN],
      ]) {
        let now = analyse(layersOf([from ?? ''], 0), {});
        const layers = layersOf([to ?? ''], 1);
        const anew = analyse(layers, {}, now.memory);
        now = followed(now, layers).analysis;
        assert.deepEqual(seen(now), seen(anew), JSON.stringify([from, to]));
      }
  });
  test(`${String(EDITS)} edits: what is kept equals what is read anew`, (t) => {
    let quick = 0;
    let standing = 0;
    let broken = 0;
    let made = 0;
    while (made < EDITS) {
      let texts = some();
      let now = analyse(layersOf(texts, 0), {});
      let anew = now;
      // Undone now and then, as people do: otherwise every file is soon beyond reading.
      for (let n = 0; n < 8 && made < EDITS; n++) {
        const index = next(texts.length);
        const before = texts;
        texts = texts.map((text, i) => (i === index ? edited(text, pick(every), next) : text));
        for (const after of next(2) === 0 ? [texts, before] : [texts]) {
          const hint = `edit ${String(made++)} of seed ${String(SEED)}\n${texts.join('\n--- next file\n')}`;
          const said = JSON.stringify([texts, after]);
          texts = after;
          const layers = layersOf(texts, made);
          const { analysis, how } = followed(now, layers);
          if (how === 'typed') quick++;
          if (how === 'standing') standing++;
          if (how === 'broken') broken++;
          now = analysis;
          anew = analyse(layers, {}, anew.memory);
          assert.equal(kept(now.set), fresh(now.set), hint);
          linked(now.set);
          assert.deepEqual(seen(now), seen(anew), `${hint}\n${said}`);
        }
      }
    }
    t.diagnostic(
      `${String(quick)} of them without a fresh inspection, ${String(standing)} without a fresh reading, ${String(broken)} broken in one place`,
    );
    assert.ok(quick > EDITS / 40, `${String(quick)} of ${String(EDITS)}`);
    assert.ok(standing > EDITS / 40, `${String(standing)} of ${String(EDITS)}`);
    assert.ok(broken > EDITS / 40, `${String(broken)} of ${String(EDITS)}`);
  });
  for (const [of, some] of [
    ['old files', () => pick(rich)],
    ['files of newer versions', newer],
  ] as const)
    test(`${String(EDITS >> 1)} values of ${of} that become others: what the stages remember is what they would find out`, (t) => {
      let standing = 0;
      let again = 0;
      let done = 0;
      for (let made = 0; made < EDITS >> 1;) {
        let texts: readonly string[] = some();
        let now = analyse(layersOf(texts, 0), {});
        for (let n = 0; n < 12; n++) {
          const before = texts;
          texts = retyped(texts);
          for (const after of next(3) === 0 ? [texts, before] : [texts]) {
            texts = after;
            const layers = layersOf(texts, ++made);
            const known = now;
            const counted = stagesDone(() => {
              const { analysis, how } = followed(known, layers);
              now = analysis;
              if (how === 'standing') standing++;
            });
            done += counted.done;
            again += counted.again;
            const hint = `edit ${String(made)} of seed ${String(SEED)}\n${texts.join('\n---\n')}`;
            assert.deepEqual(seen(now), seen(analyse(layers, {}, known.memory)), hint);
          }
        }
      }
      t.diagnostic(`${String(standing)} standing; of ${String(done)} stages ${String(again)} were done again`);
      assert.ok(standing > EDITS / 16, String(standing));
      assert.ok(again < done * 0.9, `${String(again)} of ${String(done)}`);
    });
  test('a value of another type in a file of a newer version: one check of what stands below its key, and of all else what was found', () => {
    const text =
      'global:\n  ingress:\n    enabled: "true"\norchestration:\n  clusterSize: 3\n  contextPath: /a\n  env:\n    - name: A\n      value: "1"\n  pvcSize: 16Gi\nconnectors:\n  enabled: "false"\n  livenessProbe:\n    periodSeconds: 10\n  nodeSelector:\n    a: true\n';
    for (const version of ['8.8', '8.9'])
      for (const [was, is, root, check] of [
        ['10\n', '10q\n', 'connectors', 'type'],
        ['16Gi', '16Gq', 'orchestration', 'type'],
        ['value: "1"', 'value: "changeme"', 'orchestration', 'content'],
        ['a: true', 'a: truer', 'connectors', 'type'],
      ] as const) {
        const now = `# camunda-values: ${version}\n${text}`;
        const before = analyse(layersOf([now], 0), {});
        const again: string[] = [];
        let findings = before.findings;
        stagesDone(
          () => {
            const { analysis, how } = followed(before, layersOf([now.replace(was, is)], 1));
            assert.equal(how, 'standing');
            ({ findings } = analysis);
          },
          (name) => again.push(name),
        );
        const checks = again.filter((name) => name.startsWith('mistakes '));
        assert.ok(checks.length === 1 && checks[0]?.startsWith(`mistakes ${check} `), `${was}: ${again.join(', ')}`);
        const known = new Set(before.findings);
        const others = findings.filter((f) => !f.place.path.startsWith(root));
        assert.ok(before.findings.length > 3 && others.length > 0, String(before.findings.length));
        assert.deepEqual(
          others.filter((f) => !known.has(firstOf(f))).map((f) => f.id),
          [],
          was,
        );
      }
  });
  test('an old key left in a file of a newer version: what mends it is not worked out again for what is typed elsewhere', () => {
    const text =
      '# camunda-values: 8.8\noperate:\n  contextPath: /operate\norchestration:\n  clusterSize: "3"\n  pvcSize: 16Gi\n  nodeSelector:\n    a: b\n';
    const before = analyse(layersOf([text], 0), {});
    const layers = layersOf([text.replace('16Gi', '16Gq')], 1);
    const again: string[] = [];
    let now = before;
    stagesDone(
      () => {
        const { analysis, how } = followed(before, layers);
        assert.equal(how, 'standing');
        now = analysis;
      },
      (name) => again.push(name),
    );
    assert.ok(now.findings.some((f) => f.rule === 'validate/legacy-key' && f.operations.length > 0));
    assert.deepEqual(
      again.filter((name) => /^(?:ground|judge|settled|list|derived|advice)/.test(name)),
      [],
    );
    assert.deepEqual(seen(now), seen(analyse(layers, {}, before.memory)));
  });
  test('a value of another type: of all that is judged only what stands below its key is judged again', () => {
    const text =
      'zeebe:\n  clusterSize: 3\n  command: run\noperate:\n  enabled: true\n  contextPath: /a\ntasklist:\n  contextPath: /b\n';
    for (const [was, is] of [
      ['run', '3'],
      ['/a', '/b'],
      ['true', 'truer'],
      ['3', 'three'],
    ] as const) {
      const now = analyse(layersOf([text], 0), {});
      const again: string[] = [];
      stagesDone(
        () => {
          assert.notEqual(followed(now, layersOf([text.replace(was, is)], 1)).how, 'anew');
        },
        (name) => again.push(name),
      );
      const judged = again.filter((name) => /^judge \d/.test(name));
      assert.ok(judged.length <= 1 && !again.includes('ground'), `${was}: ${again.join(', ')}`);
    }
  });
  test('a value that begins or ends to be worth a word: lists and what is worked out of several keys know nothing of it', () => {
    const text =
      'zeebe:\n  clusterSize: "3"\n  livenessProbe:\n    periodSeconds: 10\n  env:\n    - name: A\n      value: a\noptimize:\n  service:\n    port: 80\n';
    for (const [was, is] of [
      ['10', '10q'],
      ['80\n', '80q\n'],
    ] as const) {
      let now = analyse(layersOf([text], 0), {});
      for (const [version, changed] of [text.replace(was, is), text.replace(was, is.replace('q', ''))].entries()) {
        const again: string[] = [];
        stagesDone(
          () => {
            now = followed({ ...now, last: undefined }, layersOf([changed], version + 1)).analysis;
          },
          (name) => again.push(name),
        );
        assert.ok(again.includes('types'), again.join(', '));
        assert.deepEqual(
          again.filter((name) =>
            /^(?:settled|list|derived|value|hidden|wiped|advice|references|relations) ?/.test(name),
          ),
          [],
        );
      }
    }
  });
  test('what is only told is news to no other stage: all other findings are the same, or have only moved', () => {
    // The first key is told of by the very stage that tells of the others.
    const text =
      'operate:\n  enabled: "false"\nzeebe:\n  clusterSize: "3"\n  livenessProbe:\n    enabled: true\n    periodSeconds: 10\n  nodeSelector:\n    a: b\n';
    for (const [was, is] of [
      ['10', '10q'],
      ['enabled: true', 'enabled: trueq'],
    ] as const) {
      const before = analyse(layersOf([text], 0), {});
      const { analysis } = followed(before, layersOf([text.replace(was, is)], 1));
      const known = new Set(before.findings);
      const others = analysis.findings.filter((f) => !known.has(firstOf(f)) && f.rule !== 'types/said-off');
      assert.ok(before.findings.length > 3, String(before.findings.length));
      assert.deepEqual(
        others.map((f) => f.rule),
        ['types/stays-string'],
      );
    }
  });
  test('a file that says little, and one whose keys have two names: a letter is looked at where it stands', () => {
    const spelt =
      'identity:\n  keycloak:\n    enabled: true\n    auth:\n      adminUser: admin\nzeebe-gateway:\n  logLevel: info\n';
    for (const [text, was] of [
      ['zeebe:\n  command: run\noperate:\n  enabled: true\n', 'run'],
      [spelt, 'admin\n'],
      [spelt, 'info'],
      [`${spelt}zeebeGateway:\n  podLabels:\n    a: b\n`, 'info'],
    ] as const) {
      const now = analyse(layersOf([text], 0), {});
      const layers = layersOf([text.replace(was, was.replace(/(?=\n|$)/, 's'))], 1);
      const { analysis, how } = followed(now, layers);
      assert.equal(how, 'typed', was);
      assert.deepEqual(seen(analysis), seen(analyse(layers, {}, now.memory)), was);
    }
  });
  test('a text broken for a moment and repaired: what was found is what was known', async () => {
    const uri = 'file:///0.yaml';
    const text = 'zeebe:\n  clusterSize: 3\noperate:\n  enabled: true\n  contextPath: /a\n';
    const { session, change } = sessionOf([uri], [text]);
    const before = await session.asked([uri]);
    let version = 0;
    for (const broken of [text.replace('3', '{3'), text.replace('/a', '"/a'), text.replace('operate:', 'operate')]) {
      change([broken], ++version);
      session.changed(uri);
      const while_ = await session.asked([uri]);
      assert.equal(while_?.set.layers[0]?.locked, 'syntax', broken);
      assert.ok(while_.findings.length > 0, broken);
      change([text], ++version);
      session.changed(uri);
      const after = await session.asked([uri]);
      assert.ok(before && before.findings.length > 3);
      assert.deepEqual(after?.findings, before.findings);
      assert.ok(
        after.findings.every((f, i) => f === before.findings[i]),
        broken,
      );
    }
  });
  test(`${String(EDITS)} mistakes in one place: the tree made of the one before is that of the text`, (t) => {
    const texts = [...every.flat(), ...sets.flat().filter((text) => text.length < 6_000)];
    let quick = 0;
    for (let made = 0; made < EDITS;) {
      const text = pick([(x: string) => x, (x: string) => x.replace(/\r?\n/g, '\r\n'), (x: string) => x + pick(texts)])(
        pick(texts),
      );
      const [doc, ...more] = parseDocuments(text);
      if (!doc || more.length > 0 || doc.problems.length > 0) continue;
      const was = trees([[doc]], () => text);
      for (let n = 0; n < 4; n++, made++) {
        let now = mistake(text, next(text.length));
        if (next(3) === 0) now = mistake(now, next(now.length));
        const broken: YamlDocument | undefined = finish(readBroken(doc, now, stretchOf(text, now)));
        if (broken) quick++;
        const hint = `mistake ${String(made)} of seed ${String(SEED)}\n${text}\n--- becomes\n${now}`;
        if (broken)
          assert.equal(
            trees([[broken]], () => now),
            trees([parseDocuments(now)], () => now),
            hint,
          );
        assert.equal(
          trees([[doc]], () => text),
          was,
          hint,
        );
      }
    }
    t.diagnostic(`${String(quick)} of them not read whole`);
    assert.ok(quick > EDITS / 10, `${String(quick)} of ${String(EDITS)}`);
  });
  const few = Math.ceil(EDITS / 4);
  test(`${String(few)} edits that come before the last ones are worked out: as if those had never been`, async () => {
    for (let made = 0; made < few;) {
      let texts = some();
      const uris = texts.map((_, i) => `file:///${String(i)}.yaml`);
      let version = 0;
      const [hasty, patient] = [sessionOf(uris, texts), sessionOf(uris, texts)];
      for (let n = 0; n < 4 && made < few; n++) {
        const waiting: Promise<unknown>[] = [];
        for (let dropped = next(4); dropped >= 0; dropped--) {
          const index = next(texts.length);
          const before = texts;
          texts = texts.map((text, i) => (i === index ? edited(text, pick(every), next) : text));
          if (next(3) === 0) texts = before;
          version++;
          hasty.change(texts, version);
          for (const uri of uris) hasty.session.changed(uri);
          if (dropped === 0) continue;
          const work = { done: false };
          waiting.push(hasty.session.asked(uris).then(() => (work.done = true)));
          // Each turn is one step of the work.
          for (let turns = next(60); turns > 0; turns--) await new Promise((r) => setImmediate(r));
          if (!work.done) continue;
          patient.change(texts, version);
          await patient.session.asked(uris);
        }
        made++;
        patient.change(texts, version);
        const [now, anew] = [await hasty.session.asked(uris), await patient.session.asked(uris)];
        await Promise.all(waiting);
        assert.ok(now && anew);
        const hint = `edit ${String(made)} of seed ${String(SEED)}\n${texts.join('\n--- next file\n')}`;
        assert.equal(kept(now.set), fresh(now.set), hint);
        // What is remembered of the last text that could be read is shown without its operations.
        assert.deepEqual({ ...seen(now), memory: '' }, { ...seen(anew), memory: '' }, hint);
      }
    }
  });

  test('a digit typed in a value inside another document: nobody looks at the document again', async () => {
    for (const document of DOCUMENTS) {
      const uri = 'file:///app.yaml';
      const { session, change } = sessionOf([uri], [document]);
      const before = await session.asked([uri]);
      for (const [version, text] of [document.replace(/tag: (8[.]\d)/, 'tag: $1.7'), document].entries()) {
        change([text], version + 1);
        session.changed(uri);
        const now = await session.asked([uri]);
        assert.ok(before?.reading && now?.reading === before.reading, text);
        assert.deepEqual(
          now.layers.map(mountOf),
          (await sessionOf([uri], [text]).session.asked([uri]))?.layers.map(mountOf),
        );
      }
    }
  });
  const inside = Math.ceil(EDITS / 2);
  test(`${String(inside)} edits of values inside other documents: as if the documents had just been opened`, async (t) => {
    let kept = 0;
    let made = 0;
    document: while (made < inside) {
      const document = pick(DOCUMENTS);
      const uri = 'file:///app.yaml';
      const { session, change } = sessionOf([uri], [document]);
      let text = document;
      let last = await session.asked([uri]);
      assert.ok(
        last?.layers.some((l) => l.document instanceof MountedDocument),
        document,
      );
      for (let n = 0; n < 10 && made < inside; n++) {
        const before = text;
        text = typedSomewhere(text);
        for (const after of next(3) === 0 ? [text, before] : [text]) {
          text = after;
          change([text], ++made);
          session.changed(uri);
          const now = await session.asked([uri]);
          const anew = await sessionOf([uri], [text]).session.asked([uri]);
          const hint = `edit ${String(made)} of seed ${String(SEED)}\n${before}\n--- becomes\n${text}`;
          // What was known before the text broke, or before it looked like another version, nobody else can know.
          if (now?.carried || now?.set.version !== anew?.set.version) continue document;
          assert.deepEqual(now && { ...seen(now), memory: '' }, anew && { ...seen(anew), memory: '' }, hint);
          assert.deepEqual([now?.noted, now?.objections, now?.more], [anew?.noted, anew?.objections, anew?.more], hint);
          assert.deepEqual(now?.layers.map(mountOf), anew?.layers.map(mountOf), hint);
          if (now && now.reading === last?.reading) kept++;
          last = now;
        }
      }
    }
    t.diagnostic(`${String(kept)} of them without a look at the document`);
    assert.ok(kept > inside / 20, `${String(kept)} of ${String(inside)}`);
  });
});

const VALUES = [
  'global:\n  image:\n    tag: 8.7.1\n  elasticsearch: {enabled: true}\nzeebe:\n  clusterSize: 3\n  # why\n  env:\n    - name: A\n      value: "b c"\noperate:\n  enabled: true\n  image: {tag: "8.7.2"}\n',
  'zeebe:\n  image:\n    repository: camunda/zeebe\n    tag: 8.8.0\n  podLabels:\n    a: "{{ .Values.zeebe.clusterSize }}"\nidentity:\n  firstUser:\n    existingSecret: s\n',
];
const below = (indent: number, text: string): string => text.replace(/^(?=.)/gm, ' '.repeat(indent));
const APPLICATION =
  'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  name: camunda\nspec:\n  source:\n    repoURL: https://helm.camunda.io\n    chart: camunda-platform\n    targetRevision: 12.0.0\n    helm:\n      parameters:\n        - name: zeebe.clusterSize\n          value: "5"\n';
/** Documents whose values are a map, in braces, a text, or those of a chart around it; one with a remark below them, two in one file. */
const DOCUMENTS = VALUES.flatMap((values) => [
  `${APPLICATION}      valuesObject:\n${below(8, values)}    path: x\n`,
  `${APPLICATION}      values: |\n${below(8, values)}`.replaceAll('\n', '\r\n'),
  `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: a\nspec:\n  values: # of Camunda\n${below(4, values)}  chart:\n    spec:\n      chart: camunda-platform\n      version: 12.1.0\n`,
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: v\ndata:\n  values.yaml: |\n${below(4, values)}---\napiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: a\nspec:\n  valuesFrom:\n    - kind: ConfigMap\n      name: v\n  chart:\n    spec:\n      chart: camunda-platform\n      version: 12.1.0\n  values: {zeebe: {clusterSize: 3}, operate: {enabled: true}} # beside\n`,
  `# around\ncamunda-platform:\n${below(2, values)}global:\n  host: a\nother:\n  enabled: true\n`,
]);
/** A letter, or a few, typed or taken away on some line; now and then a line as well. */
function typedSomewhere(text: string): string {
  const at = next(text.length);
  if (next(4) > 0) {
    // At the end of a value, as people do.
    const ends = [...text.matchAll(/[\w"'](?=\r?\n)/g)].map((m) => m.index + 1);
    const end = pick(ends);
    return text.slice(0, end) + pick(['1', 'x', 'yz', '.8', '0', '#', ' # c', '"']) + text.slice(end);
  }
  return next(2) === 0
    ? text.slice(0, at) + pick(['q', '0', ' ', '  ', ':', '-', '"', '8', '\n', '#', '{', '8.8']) + text.slice(at)
    : text.slice(0, at) + text.slice(at + 1 + next(2));
}
/** What breaks a text, or what opens and closes in it, put in or taken away; often at the margin. */
function mistake(text: string, anywhere: number): string {
  const at = next(3) === 0 ? text.lastIndexOf('\n', anywhere - 1) + 1 : anywhere;
  const put = pick(MARKS);
  const taken = next(3) === 0 ? 1 + next(3) : next(12) === 0 ? next(80) : 0;
  return text.slice(0, at) + (taken > 0 && next(2) === 0 ? '' : put) + text.slice(at + taken);
}
const MARKS = [
  ...[
    '{',
    '[',
    ']',
    '}',
    ', ',
    '"',
    "'",
    '"\n',
    "'x",
    '{"',
    '\\',
    ':',
    ': ',
    '- ',
    '? ',
    '|',
    '|\n',
    '>',
    '#',
    ' #',
    '\t',
    ' ',
    '  ',
  ],
  ...['\n', '\n ', '\nx', '\n- ', '&a ', '*a', '!x ', '%', '@', '`', '<<: ', '---', '\n...\n', 'q'],
];
const mountOf = ({ document }: LayerDocument) =>
  document instanceof MountedDocument && [document.mount, document.getText(), document.file.getText()];

/** A session over some documents, which change in place; it does one step of its work at a time. */
function sessionOf(uris: readonly string[], texts: readonly string[]) {
  const open = new Map(uris.map((uri, i) => [uri, TextDocument.create(uri, 'yaml', 0, texts[i] ?? '')]));
  const session = new Session(new Turns(0), {
    open: (uri) => open.get(uri),
    read: () => Promise.resolve(undefined),
    settings: () => Promise.resolve(DEFAULTS),
    folders: () => [],
    opened: () => [],
  });
  session.useSets({ sets: [[...uris]], overlays: [] });
  return {
    session,
    change: (now: readonly string[], version: number) => {
      for (const [i, document] of [...open.values()].entries()) {
        const text = now[i] ?? '';
        const { start, end, by } = stretchOf(document.getText(), text);
        const range = { start: document.positionAt(start), end: document.positionAt(end) };
        TextDocument.update(document, [{ range, text: text.slice(start, end + by) }], version);
        // No position stands between a CR and its LF.
        if (document.getText() !== text) TextDocument.update(document, [{ text }], version);
      }
    },
  };
}
