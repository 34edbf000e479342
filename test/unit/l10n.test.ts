import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { bundleText, clientTexts, readTexts, ROOT } from '../support/l10n.ts';

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
