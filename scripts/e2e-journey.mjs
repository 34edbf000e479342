// A newcomer goes from the sample workspace of 8.7 to the end of the checklist, following only the view, with the packaged
// extension in the window of VS Code. Every click and key is counted.
// Usage: node scripts/e2e-journey.mjs [--prepared]        pictures: test/e2e/screenshots/journey
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CASES } from './e2e-cases.mjs';
import { prepare } from './e2e-prepare.mjs';
import { createRunner, launchBrowser, root } from './e2e-server.mjs';
import { freshFolder, openWorkbench, until } from './e2e-window.mjs';

const { values } = parseArgs({ options: { prepared: { type: 'boolean' } } });
if (!values.prepared) await prepare();

const pictures = freshFolder(join(root, 'test/e2e/screenshots/journey'));
const runner = createRunner('The journey', CASES.journey);
const browser = await launchBrowser();

async function journey() {
  const vs = await openWorkbench(browser, {
    pictures,
    args: ['--disable-workspace-trust'],
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const { page, press, quickInput, rows, notice } = vs;
  const tree = page.locator('.part.sidebar').getByRole('tree').first();
  const items = tree.getByRole('treeitem');
  const moves = [];
  const click = async (what, locator) => {
    await locator.click();
    moves.push(what);
  };
  const key = async (what, keys) => {
    await press(keys);
    moves.push(`${keys}: ${what}`);
  };
  const answer = async (what, text, name) => {
    await vs.answer(text, name);
    moves.push(what);
  };
  const fill = async (what, text) => {
    await quickInput.locator('input').first().fill(text);
    await press('Enter');
    moves.push(`type "${text}": ${what}`);
  };
  const clipboard = () => page.evaluate('navigator.clipboard.readText()');
  const copy = (text) => page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  /** "12 of 40 done: values.yaml", above the items. */
  const progress = async () => {
    const [, done, all] = /(\d+) of (\d+) steps done: /.exec(await page.locator('.part.sidebar').innerText()) ?? [];
    return { done: Number(done), all: Number(all) };
  };
  let number = 0;
  /** Every step stands on the one before it. */
  const step = async (name, run) => {
    let done = false;
    const noting = async () => {
      await run();
      done = true;
    };
    await runner.step(name, noting, async () => {
      await vs.rest();
      await vs.picture(`${String(++number).padStart(2, '0')}-${name.replace(/\W+/g, '-')}`);
    });
    if (!done) throw new Error('the journey ended here');
  };
  /** For the walkthrough: copied by hand to media/walkthrough when it is worth it. */
  const forWalkthrough = async (name) => {
    await vs.rest();
    const clip = { x: 0, y: 0, width: 960, height: 640 };
    await page.screenshot({
      path: join(pictures, `${name}.jpg`),
      ...{ type: 'jpeg', quality: 72, animations: 'disabled', clip },
    });
  };
  const texts = () =>
    Object.fromEntries(
      readdirSync(vs.profile.workspace, { withFileTypes: true })
        .filter((e) => e.isFile())
        .map(({ name }) => [name, readFileSync(vs.path(name), 'utf8')]),
    );
  const viewAction = (name) => page.locator('.part.sidebar .actions-container').getByRole('button', { name }).first();
  const viewMenu = async (name) => {
    // A view alone has its menu in the title of the container; beside another one in its own header.
    const header = page.locator('.part.sidebar .pane-header', { hasText: 'Checklist' });
    const own = (await header.count()) > 0 && (await header.first().isVisible());
    if (own) await header.hover();
    await click(
      'the menu of the view',
      (own ? header : page.locator('.part.sidebar')).getByRole('button', { name: /More Actions/ }).first(),
    );
    await vs.choose(name);
    moves.push(name);
  };

  await step('the view finds the values files', async () => {
    await click('the view', page.getByRole('tab', { name: 'Camunda 8.8 upgrade' }).first());
    await click('Find values files', page.getByRole('button', { name: 'Find values files' }));
    await rows.filter({ hasText: 'values.yaml' }).first().waitFor();
    await click('values.yaml', rows.filter({ hasText: /^values\.yaml/ }).first());
    await items.first().waitFor();
    await page.locator('.squiggly-error').first().waitFor();
    await forWalkthrough('open');
  });
  await step('the upgrade of the three files', async () => {
    await click('Upgrade to 8.8 in the title of the view', viewAction(/Upgrade to 8\.8$/));
    await quickInput.getByText('Which files does Helm get together?').waitFor();
    await vs.allChecked(3);
    await key('these files', 'Enter');
    await (await notice(/decide|findings/)).getByRole('button', { name: 'Write 3 files' }).waitFor();
    await forWalkthrough('upgrade');
  });
  await step('written beside the old ones, with its own checklist', async () => {
    await answer('Write 3 files', /decide|findings/, 'Write 3 files');
    await page.locator('.tab.active', { hasText: /^values-8\.8\.yaml/ }).waitFor();
    await page.locator('.part.sidebar', { hasText: 'values-8.8.yaml + ' }).waitFor();
    await until('items that are done', async () => (await progress()).done > 0);
  });
  await step('release and namespace are asked once', async () => {
    await viewMenu('Prepare secrets for 8.8');
    await quickInput.getByText('Name of the Helm release').waitFor();
    await quickInput.locator('input').first().fill('Camunda; rm -rf ~');
    await quickInput.getByText(/Only small letters/).waitFor();
    await vs.picture('release-name');
    await fill('the release', 'camunda');
    await quickInput.getByText('Kubernetes namespace').waitFor();
    await fill('the namespace', 'camunda-prod');
    await quickInput.getByText('secrets to prepare').waitFor();
  });
  await step('the documents for the secrets are opened and saved', async () => {
    const before = Object.keys(texts());
    await vs.allChecked(3);
    const documents = await rows.count();
    await key('all documents', 'Enter');
    // The page to read comes last and is in front; the others have their text by then.
    await page.locator('.tab.active', { hasText: 'Secrets for 8.8' }).waitFor();
    const unsaved = page.locator('.tab.dirty');
    await until('documents with a text that is not saved', async () => (await unsaved.count()) === documents - 1);
    for (let rest = documents - 1; rest > 0; rest -= 1) {
      await click('a new document', unsaved.first());
      await page.locator('.editor-instance .monaco-editor.focused').waitFor();
      await until('a saved document', async () => {
        await press('Control+S');
        return vs.soon(async () => (await unsaved.count()) < rest);
      });
      moves.push('Control+S: save it');
    }
    const made = Object.entries(texts()).filter(([name]) => !before.includes(name));
    assert.equal(made.length, documents - 1);
    assert.ok(
      made.some(([, text]) => /^kind: Secret$/m.test(text)),
      'a manifest',
    );
    // The values that refer to the Secret belong to the deployment from now on.
    await page
      .locator('.part.sidebar', { hasText: 'values-secrets-8.8.yaml + existing-secrets-values.yaml' })
      .waitFor();
    const script = made.find(([, text]) => text.startsWith('#!'));
    assert.match(script?.[1] ?? '', /camunda-prod/);
    execFileSync('sh', ['-n', vs.path(script[0])]);
    await vs.tab(script[0]).click();
    await forWalkthrough('secrets');
  });
  await step('what 8.8 does about authentication', async () => {
    await viewMenu('Check authentication for 8.8');
    await vs.tab('Authentication in 8.8').waitFor();
    const summary = page.locator('.notification-list-item:visible', { hasText: /authentication/ });
    let last = Date.now();
    await until('the end of the questions', async () => {
      // A question, whole: with its answers, or with a place to write one.
      if (await rows.filter({ hasText: 'Decide later' }).first().isVisible()) {
        await vs.picture('authentication-question');
        await click('Decide later', rows.filter({ hasText: 'Decide later' }).first());
      } else if (await quickInput.getByText('leave it empty to decide later').isVisible()) {
        await vs.picture('authentication-question');
        await key('leave it open', 'Enter');
      } else if ((await summary.count()) > 0) return true;
      else if (Date.now() - last > 30_000) return vs.notice(/authentication/);
      else return false;
      last = Date.now();
      return false;
    });
    if (await vs.tab('Authentication in 8.8').and(page.locator('.active')).isVisible())
      await vs.shown(/authentication/i);
  });
  await step('the helm command is on the clipboard', async () => {
    const apply = (await notice(/authentication/)).getByRole('button', { name: 'Apply' });
    if ((await apply.count()) > 0) await answer('Apply', /authentication/, 'Apply');
    await vs
      .tab(/^values-8\.8\.yaml/)
      .first()
      .click();
    await viewMenu('Copy helm upgrade command');
    await notice('Copied the command');
    const args = runHelm(vs, await clipboard()).find(([verb]) => verb === 'upgrade');
    assert.ok(args?.includes('camunda'), 'the release');
    const given = args.filter((_, i) => args[i - 1] === '-f');
    assert.deepEqual(given, [
      'values-8.8.yaml',
      'values-prod-8.8.yaml',
      'values-secrets-8.8.yaml',
      'existing-secrets-values.yaml',
    ]);
    for (const part of ['camunda-prod', '~13'])
      assert.ok(
        args.some((a) => a.includes(part)),
        part,
      );
  });
  await step('an error of the upgrade leads to its item', async () => {
    await copy(ERROR);
    await viewMenu('Explain upgrade error…');
    await quickInput.getByText('The text on the clipboard is taken').waitFor();
    await key('the copied error', 'Enter');
    await quickInput.getByText('What the error means').waitFor();
    await rows.first().waitFor();
    await vs.picture('explained');
    await key('the first explanation', 'Enter');
    await tree.locator('.monaco-list-row.focused, .monaco-list-row.selected').first().waitFor();
  });
  await step('a text that is no error is told so', async () => {
    await copy('Dear customer,\nthank you for your order.');
    await viewMenu('Explain upgrade error…');
    await quickInput.getByText('The text on the clipboard is taken').waitFor();
    await key('the copied text', 'Enter');
    await notice('This is no error that is known here');
  });
  await step('the migration is finished', async () => {
    const before = texts()['values-8.8.yaml'];
    await viewMenu('Finish the migration');
    await answer('Apply', /migrations off/, 'Apply');
    // VS Code in a browser saves by itself.
    await until('a changed file', () => texts()['values-8.8.yaml'] !== before);
  });
  await step('every item that is the user’s can be ticked', async () => {
    await vs
      .tab(/^values-8\.8\.yaml/)
      .first()
      .click();
    // With the keyboard: the row it is on is always there, whichever rows of the list are.
    const row = () =>
      tree.evaluate((list) => {
        const at = list.querySelector('.monaco-list-row.focused');
        const box = at?.querySelector('[role=checkbox]');
        return { id: at?.id, label: at?.getAttribute('aria-label') ?? '', ticked: box?.getAttribute('aria-checked') };
      });
    let ticked = 0;
    await tree.focus();
    await press('Home');
    for (let at = await row(), last; at.id !== last; at = await row()) {
      last = at.id;
      if (at.ticked === 'false' && !/\. (?:\d+ places?|open)\. /.test(at.label)) {
        const { done } = await progress();
        if (ticked > 0) await tree.locator('.monaco-list-row.focused [role=checkbox]').press('Space');
        else {
          await press('Shift+F10');
          await vs.choose('Tick or untick');
        }
        await until(`a tick: ${at.label}`, async () => (await progress()).done === done + 1);
        await until(`a ticked row: ${at.label}`, async () => (await row()).ticked === 'true');
        assert.equal((await row()).id, last, 'whoever ticks keeps their place');
        ticked += 1;
      }
      await press('ArrowDown');
    }
    assert.ok(ticked > 10, `${ticked} ticks`);
    assert.match((await row()).label, /\. ticked on /);
    await forWalkthrough('run');
    const { done, all } = await progress();
    console.log(`         ${ticked} ticks, ${done} of ${all}`);
  });
  await step('the walkthrough opens when it is asked for', async () => {
    await vs.command('Camunda: Show how the upgrade goes');
    await page.getByText('Upgrade Camunda to 8.8').first().waitFor();
    await page.locator('.getting-started-media img, .gettingStartedContainer img').first().waitFor();
  });

  console.log(`         ${moves.length} clicks and keys:\n           ${moves.join('\n           ')}`);
  await vs.close(runner);
}

const ERROR = `Error: UPGRADE FAILED: execution error at (camunda-platform/templates/identity/deployment.yaml:1:3):
[camunda][error] PASSWORDS ERROR: You must provide your current passwords when upgrading the release.
'keycloak.auth.adminPassword' must not be empty, please add '--set keycloak.auth.adminPassword=$ADMIN_PASSWORD' to the command.`;

/** Runs a command line with a helm that only writes down how it was called. */
function runHelm(vs, command) {
  const bin = join(vs.profile.folder, 'bin');
  mkdirSync(bin, { recursive: true });
  const calls = join(bin, 'calls.json');
  writeFileSync(calls, '');
  writeFileSync(
    join(bin, 'helm'),
    `#!${process.execPath}\nrequire('fs').appendFileSync(${JSON.stringify(calls)}, JSON.stringify(process.argv.slice(2)) + '\\n');\n`,
  );
  chmodSync(join(bin, 'helm'), 0o755);
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH}` };
  execFileSync('sh', ['-c', command], { cwd: vs.profile.workspace, env });
  return readFileSync(calls, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

try {
  await journey();
} catch (error) {
  runner.add(false, `the window: ${error.stack}`);
} finally {
  await browser.close();
}
process.exit(runner.finish() ? 0 : 1);
