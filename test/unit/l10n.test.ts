import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import {
  bundles,
  bundleText,
  clientTexts,
  LANGUAGES,
  readTexts,
  ROOT,
  translationProblems,
  translationText,
  unspoken,
} from '../support/l10n.ts';

const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8');
const json = (name: string): Record<string, unknown> => JSON.parse(read(name)) as Record<string, unknown>;

describe('texts of the client', () => {
  test('none bypasses l10n.t', () => {
    assert.deepEqual(clientTexts().bypassing, []);
  });
  test('l10n/bundle.l10n.json is what the sources say (npm run l10n)', () => {
    assert.equal(read('l10n/bundle.l10n.json'), bundleText(clientTexts().translated));
    assert.equal(json('package.json').l10n, './l10n');
  });
  test('the scan finds what bypasses', () => {
    const found = (text: string): string[] => {
      const bypassing: string[] = [];
      readTexts('x.ts', text, new Set(), bypassing);
      return bypassing;
    };
    for (const text of [
      "window.showErrorMessage('It went wrong');",
      "item.title = 'Upgrade';",
      'quick.placeholder = `Choose ${n} files of it`;',
      "const parts = { label: 'Write the files' };",
      'l10n.t(text);',
      "l10n.t('a ' + b);",
      "l10n.t('{0} is', 'not there');",
    ])
      assert.equal(found(text).length, 1, text);
    for (const text of [
      "window.showErrorMessage(l10n.t('It went wrong'));",
      "this.log.info('The language server started');",
      "import x from 'some where';",
      "type X = 'some words here';",
      "commands.executeCommand('workbench.action.files.openFile');",
    ])
      assert.deepEqual(found(text), [], text);
  });
});

/** Keys under which VS Code shows a text of package.json. */
const SHOWN =
  /^(?:title|shortTitle|category|name|label|contextualTitle|contents|altText|(?:markdown)?(?:Description|description|DeprecationMessage)|deprecationMessage)$/;

describe('texts of package.json', () => {
  const nls = json('package.nls.json');
  const used = new Set<string>();
  const plain: string[] = [];
  const visit = (value: unknown, path: string, shown: boolean): void => {
    if (typeof value === 'string') {
      const [, key] = /^%(.+)%$/.exec(value) ?? [];
      if (key !== undefined) used.add(key);
      else if (shown) plain.push(`${path}: ${value}`);
    } else if (Array.isArray(value)) value.forEach((v, i) => visit(v, `${path}[${i}]`, shown));
    else if (typeof value === 'object' && value !== null) {
      // The names of settings are keys, whatever they are called.
      for (const [key, v] of Object.entries(value))
        visit(v, `${path}.${key}`, SHOWN.test(key) && !path.endsWith('.properties'));
    }
  };
  const { contributes, capabilities } = json('package.json');
  visit(contributes, 'contributes', false);
  visit(capabilities, 'capabilities', false);

  test('all are in package.nls.json, and nothing else is', () => {
    assert.deepEqual(plain, []);
    assert.deepEqual([...used].sort(), Object.keys(nls).sort());
  });
  test('every command is spoken of in the client', () => {
    const { commands } = contributes as { commands: { command: string }[] };
    const names = readdirSync(join(ROOT, 'client/src'), { recursive: true, encoding: 'utf8' });
    const sources = names.filter((n) => n.endsWith('.ts')).map((n) => read(join('client/src', n)));
    for (const { command } of commands)
      assert.ok(
        sources.some((s) => s.includes(`'${command}'`)),
        command,
      );
  });
});

describe('translations', () => {
  for (const language of LANGUAGES)
    test(`${language} has every text, with the same places, code and commands (npm run l10n)`, () => {
      for (const [english, translated] of bundles(language)) {
        assert.deepEqual(translationProblems(english, translated, language), []);
        assert.deepEqual(
          Object.keys(JSON.parse(translationText(english, translated)) as object),
          Object.keys(translated),
        );
      }
    });
  test('de has what the features of the server say themselves', () => {
    assert.deepEqual(unspoken(Object.keys(json('server/l10n/de.json'))), []);
    assert.ok(unspoken(['Nothing of it']).length > 30);
  });
  test('de calls a command by one name, wherever it is spoken of', () => {
    const [client, manifest] = bundles('de');
    assert.ok(client && manifest);
    const [titles, german] = manifest;
    const names = Object.keys(titles).filter((key) => /^(?:command|view)\./.test(key));
    let seen = 0;
    for (const [texts, translated] of [client, manifest])
      for (const [key, text] of Object.entries(texts))
        for (const [, name = ''] of text.matchAll(/(?:\*\*|"|\[)(?:Camunda: )?([^*"\]]+)(?:\*\*|"|\]\()/g))
          for (const command of names.filter((n) => titles[n] === name)) {
            seen++;
            assert.ok(translated[key]?.includes(german[command] ?? '?'), `${german[command]}: ${translated[key]}`);
          }
    assert.ok(seen > 8, String(seen));
    // A step of the checklist that is a command is called like it.
    for (const name of names.filter((n) => (titles[n] ?? '') in client[0]))
      assert.equal(client[1][titles[name] ?? ''], german[name]);
  });
  test('what a translation lacks, changes or has too much is named', () => {
    const problems = (text: string, own: Record<string, string>): number =>
      translationProblems({ [text]: text }, own, 'de').length;
    for (const [text, own] of [
      ['Show {0} of {1}', '{0} zeigen'],
      ['Show {0}', '{0} {0} zeigen'],
      ['$(beaker) Verify', 'Prüfen'],
      ['Set `helm`', '`Helm` setzen'],
      ['Run [it](command:a.b)', '[Es](command:a.c) ausführen'],
      ['First.\nSecond.', 'Erstens. Zweitens.'],
      ['Choose a file', 'Wählen Sie eine Datei'],
      ['Choose a file', 'Choose a file'],
      ['Choose a file', ' '],
    ] as const)
      assert.equal(problems(text, { [text]: own }), 1, own);
    assert.equal(problems('Show it', {}), 1);
    assert.equal(problems('Show it', { 'Show it': 'Anzeigen', 'Hide it': 'Verbergen' }), 1);
    assert.equal(problems('{0} of {1}', { '{0} of {1}': 'Von {1}: {0}' }), 0);
    assert.equal(problems('Camunda {0}', { 'Camunda {0}': 'Camunda {0}' }), 0);
  });
});

describe('the walkthrough', () => {
  const { contributes } = json('package.json') as {
    contributes: {
      commands: { command: string }[];
      walkthroughs: { steps: { description: string; media: { image: string } }[] }[];
    };
  };
  const steps = contributes.walkthroughs.flatMap((w) => w.steps);

  test('has four steps with pictures that are there, and buttons that do something', () => {
    assert.equal(steps.length, 4);
    const known = new Set(contributes.commands.map((c) => c.command));
    const nls = json('package.nls.json') as Record<string, string>;
    for (const { description, media } of steps) {
      assert.ok(existsSync(join(ROOT, media.image)), media.image);
      const buttons = [...(nls[description.slice(1, -1)] ?? '').matchAll(/\(command:([\w.]+)\)/g)].map((m) => m[1]);
      assert.ok(buttons.length > 0, description);
      for (const b of buttons) assert.ok(known.has(b ?? ''), b);
    }
  });
});
