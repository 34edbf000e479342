/* global indexedDB */
// A window of VS Code with the packaged extension installed, and the moves a person makes in it.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { vsix } from './e2e-prepare.mjs';
import { createCauses } from './e2e-logs.mjs';
import {
  createProfile,
  extensionErrors,
  installExtension,
  PATIENCE,
  startServer,
  workbenchUrl,
} from './e2e-server.mjs';

export function freshFolder(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** After so many milliseconds keys are pressed again: a busy window lets some go by. */
const SOON = 10_000;

/** A workbench in its own profile, and the moves a person makes in it. */
export async function openWorkbench(browser, { pictures, args = [], files = {}, machine = {}, permissions = [] }) {
  const profile = createProfile();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(profile.workspace, name), text);
  // What a folder must not say, such as the program to start, is read from here.
  mkdirSync(join(profile.folder, 'data/Machine'), { recursive: true });
  writeFileSync(join(profile.folder, 'data/Machine/settings.json'), JSON.stringify(machine));
  installExtension(profile, vsix);
  const server = await startServer(profile, { args });
  const context = await browser.newContext({ viewport: { width: 1360, height: 850 }, permissions });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const url = workbenchUrl(server, profile.workspace);
  const causes = createCauses();
  await page.goto(url);
  return {
    ...(await movesIn(page, { pictures, workspace: profile.workspace })),
    profile,
    url,
    causes,
    /** Closes the window and looks through the logs of VS Code: what the test caused is expected, nothing else. */
    async close(runner) {
      causes.fromNow('the window is closed');
      await context.close();
      await server.stop();
      const errors = extensionErrors(profile, causes.all);
      runner.add(errors.length === 0, ['no error in the logs of VS Code', ...errors.slice(0, 20)].join('\n'));
      profile.dispose();
    },
  };
}

/** The moves that a person makes in a window. `workspace`: where the files of it lie. */
export async function movesIn(page, { pictures, workspace }) {
  await page.locator('.monaco-workbench .explorer-folders-view').waitFor();
  const press = (keys) => page.keyboard.press(keys);
  const quickInput = page.locator('.quick-input-widget:visible');
  const rows = quickInput.locator('.monaco-list-row');
  const bell = page.locator('.part.statusbar [id="status.notifications"] .codicon-bell-dot');
  /** Whether something is there soon: the keys that bring it can be pressed again if not. */
  const comes = (locator, state = 'visible') =>
    locator
      .first()
      .waitFor({ state, timeout: SOON })
      .then(
        () => true,
        () => false,
      );
  const editor = page.locator('.editor-instance:visible').first();
  const moves = {
    page,
    press,
    quickInput,
    rows,
    editor,
    comes,
    /** Whether the outside world says yes before one asks for it again. */
    soon: (ask) =>
      until('', ask, SOON).then(
        () => true,
        () => false,
      ),
    /** What VS Code says in a notification. Its toast goes away after some seconds; then it is behind the bell. */
    async notice(text) {
      const all = page.locator('.notification-list-item:visible', { hasText: text });
      await until(`the notification ${text}`, async () => {
        if (await comes(all)) return true;
        if ((await bell.count()) > 0 && !(await page.locator('.notifications-center').isVisible()))
          // Meanwhile it can have come as a toast.
          await bell
            .first()
            .click({ timeout: SOON })
            .catch(() => undefined);
        return false;
      });
      return all.first();
    },
    /** The notification has gone, its toast and itself. */
    async noNotice(text) {
      await page.locator('.notification-list-item:visible', { hasText: text }).first().waitFor({ state: 'hidden' });
    },
    /** Answers a notification with one of its buttons. */
    async answer(text, name) {
      await until(`${name} for ${text}`, async () => {
        const button = (await moves.notice(text)).getByRole('button', { name });
        // A toast that goes away just now leaves its notification behind the bell.
        return button.click({ timeout: SOON }).then(
          () => true,
          () => false,
        );
      });
    },
    /** Presses keys, again if a busy window let them go by, until what they bring is there. */
    async bring(locator, ...keys) {
      await until(`what ${keys.join(' ')} brings`, async () => {
        if ((await locator.count()) > 0 && (await locator.first().isVisible())) return true;
        for (const key of keys) await press(key);
        return comes(locator);
      });
    },
    /** So many rows of a list to choose from, all with their tick: accepted before they are there, a list is empty. */
    async allChecked(least) {
      const boxes = rows.locator('[role=checkbox], input[type=checkbox], .monaco-checkbox');
      await until(`${least} checked rows`, async () => {
        const states = await boxes.evaluateAll((all) => all.map((e) => e.getAttribute('aria-checked')));
        return states.length >= least && states.every((state) => state === 'true');
      });
    },
    /** How many items of the checklist of a file are done: "12 of 40 done: values.yaml". NaN while it is another one's. */
    async progress(name) {
      const text = await page.locator('.part.sidebar').innerText();
      const [, done, of] = /(\d+) of \d+ steps done: (\S+)/.exec(text) ?? [];
      return of === name ? Number(done) : Number.NaN;
    },
    /** The Problems panel, filtered. */
    async problems(filter) {
      await moves.bring(page.locator('.markers-panel'), 'Control+Shift+M');
      await page.locator('.part.panel .viewpane-filter input').fill(filter);
      return page.locator('.markers-panel');
    },
    path: (name) => join(workspace, name),
    tab: (name) => page.locator('.tab', { hasText: name }),
    /** Lets the pointer rest where it raises no hover. */
    async rest() {
      let x = 700;
      await until('no hover', async () => {
        // One that was on its way when the pointer left goes at its next move.
        await page.mouse.move(x++, 834);
        return (await page.locator('.workbench-hover:visible').count()) === 0;
      });
    },
    async picture(name) {
      await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' });
    },
    async openFile(name) {
      await page.getByRole('treeitem', { name, exact: true }).first().dblclick();
      await page.locator('.tab.active', { hasText: name }).waitFor();
      await editor.locator('.view-line').first().waitFor();
    },
    /** The menu of the lightbulb, once the bulb says that there is something in it. */
    async fixes(line, column) {
      await moves.goTo(line, column);
      await page.locator('.lightBulbWidget:visible').first().waitFor();
      const menu = page.locator('.action-widget');
      await moves.bring(menu, 'Control+.');
      return menu;
    },
    async goTo(line, column = 1) {
      const there = page.locator('.part.statusbar', { hasText: new RegExp(`Ln ${line}, Col ${column}(?!\\d)`) });
      await until(`line ${line}, column ${column}`, async () => {
        await press('Control+G');
        const input = quickInput.locator('input').first();
        const typed = input.fill(`:${line}:${column}`, { timeout: SOON }).then(
          () => true,
          () => false,
        );
        if (!(await typed) || !(await comes(rows.filter({ hasText: String(line) })))) return false;
        await press('Enter');
        return (await comes(quickInput, 'hidden')) && comes(there);
      });
      await page.locator('.editor-instance .monaco-editor.focused').waitFor();
    },
    /** Lets the person choose a command in the palette; `look` sees the palette before it is chosen. */
    async command(name, look) {
      // One that is still closing takes no text: it is asked for again.
      await until(`the palette for ${name}`, async () => {
        await press('F1');
        const typed = quickInput.locator('input').first().fill(`>${name}`, { timeout: SOON });
        return typed.then(
          () => true,
          () => false,
        );
      });
      await rows.filter({ hasText: name }).first().waitFor();
      await look?.();
      await rows.filter({ hasText: name }).first().click();
    },
    /** A page of Markdown, once its heading can be read. */
    async shown(heading) {
      const views = page.locator('iframe.webview:visible');
      await until(`the page ${heading}`, async () => {
        for (const view of await views.all()) {
          const title = view.contentFrame().frameLocator('#active-frame').getByRole('heading', { name: heading });
          if (await title.first().isVisible()) return true;
        }
        return false;
      });
    },
    /** Chooses in an open menu, by key: a menu takes no click in its first tenth of a second. */
    async choose(name) {
      const menu = page.locator('.monaco-menu');
      await menu.getByText(name, { exact: true }).waitFor();
      const focused = menu.locator('.action-item.focused');
      await until(`${name} in the menu`, async () => {
        if ((await focused.count()) > 0 && (await focused.first().innerText()).trim() === name) return true;
        await press('ArrowDown');
        return false;
      });
      await press('Enter');
      await menu.waitFor({ state: 'hidden' });
    },
    lineOf: (name, pattern) => {
      const index = readFileSync(join(workspace, name), 'utf8')
        .split('\n')
        .findIndex((l) => pattern.test(l));
      assert.notEqual(index, -1, `${name} has no ${pattern}`);
      return index + 1;
    },
  };
  return moves;
}

/** Waits until a function that reads the outside world says yes. */
export async function until(what, ask, ms = PATIENCE) {
  const end = Date.now() + ms;
  for (;;) {
    const value = await ask();
    if (value) return value;
    if (Date.now() > end) throw new Error(`waited ${ms} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** In the page: whether VS Code has stored something under a name. It writes a few seconds after a change. */
export async function storageHas(name) {
  const result = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  for (const { name: database } of await indexedDB.databases()) {
    if (!database?.startsWith('vscode-web-state-db')) continue;
    const db = await result(indexedDB.open(database));
    for (const table of db.objectStoreNames) {
      const all = await result(db.transaction(table).objectStore(table).getAll());
      if (all.some((value) => String(value).includes(name))) return true;
    }
    db.close();
  }
  return false;
}
