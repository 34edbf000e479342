/* global indexedDB */
// A window of VS Code with the packaged extension installed, and the moves a person makes in it.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { vsix } from './e2e-prepare.mjs';
import { createProfile, installExtension, startServer, workbenchUrl } from './e2e-server.mjs';

export function freshFolder(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** A workbench in its own profile, and the moves a person makes in it. */
export async function openWorkbench(browser, { pictures, args = [], files = {}, permissions = [] }) {
  const profile = createProfile();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(profile.workspace, name), text);
  installExtension(profile, vsix);
  const server = await startServer(profile, { args });
  const context = await browser.newContext({ viewport: { width: 1360, height: 850 }, permissions });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const url = workbenchUrl(server, profile.workspace);
  await page.goto(url);
  await page.locator('.monaco-workbench .explorer-folders-view').waitFor();

  const press = (keys) => page.keyboard.press(keys);
  const quickInput = page.locator('.quick-input-widget:visible');
  const rows = quickInput.locator('.monaco-list-row');
  const toast = (text) => page.locator('.notification-toast', { hasText: text });
  const editor = page.locator('.editor-instance:visible').first();
  const moves = {
    page,
    profile,
    press,
    quickInput,
    rows,
    toast,
    editor,
    url,
    path: (name) => join(profile.workspace, name),
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
      // A busy window lets the key go by.
      await until('the menu of the lightbulb', async () => {
        await press('Control+.');
        return menu
          .first()
          .waitFor({ timeout: 10_000 })
          .then(
            () => true,
            () => false,
          );
      });
      return menu;
    },
    async goTo(line, column = 1) {
      await press('Control+G');
      await quickInput.locator('input').first().fill(`:${line}:${column}`);
      await press('Enter');
      await page.locator('.part.statusbar', { hasText: `Ln ${line}, Col ${column}` }).waitFor();
      await quickInput.waitFor({ state: 'hidden' });
      await page.locator('.editor-instance .monaco-editor.focused').waitFor();
    },
    /** Lets the person choose a command in the palette; `look` sees the palette before it is chosen. */
    async command(name, look) {
      // One that is still closing takes no text: it is asked for again.
      await until(`the palette for ${name}`, async () => {
        await press('F1');
        const typed = quickInput.locator('input').first().fill(`>${name}`, { timeout: 5000 });
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
      const index = readFileSync(join(profile.workspace, name), 'utf8')
        .split('\n')
        .findIndex((l) => pattern.test(l));
      assert.notEqual(index, -1, `${name} has no ${pattern}`);
      return index + 1;
    },
    async close() {
      await context.close();
      await server.stop();
    },
  };
  return moves;
}

/** Waits until a function that reads the outside world says yes. */
export async function until(what, ask, ms = 60_000) {
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
