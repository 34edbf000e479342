// The packaged extension as on vscode.dev: a VS Code that is nothing but a page, its extension host a worker of the browser, the
// files in a file system of another extension. The page is that of code-server; it is told not to look for a server.
// Usage: node scripts/e2e-web.mjs [--prepared]        pictures: .e2e/web
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { CASES } from './e2e-cases.mjs';
import { prepare, vsix } from './e2e-prepare.mjs';
import {
  createProfile,
  createRunner,
  installExtension,
  launchBrowser,
  PATIENCE,
  root,
  serverFolder,
} from './e2e-server.mjs';
import { freshFolder, movesIn, until } from './e2e-window.mjs';

const { values } = parseArgs({ options: { prepared: { type: 'boolean' } } });
if (!values.prepared) await prepare();

const sample = join(root, 'samples/acme');
const pictures = freshFolder(join(root, '.e2e/web'));
const runner = createRunner('VS Code in a browser', CASES.web);
const profile = createProfile();
installExtension(profile, vsix);
const [installed] = readdirSync(join(profile.folder, 'extensions')).filter((name) => name.startsWith('camunda-'));

// --- The page ---------------------------------------------------------------------------------------------------------

const FOLDERS = {
  static: serverFolder,
  extension: join(profile.folder, 'extensions', installed ?? ''),
  files: join(root, 'test/e2e/web'),
};
const TYPES = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.cjs': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};
const sampleFiles = JSON.stringify(
  Object.fromEntries(
    readdirSync(sample, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((file) => [`/acme${file.slice(sample.length).replaceAll(sep, '/')}`, readFileSync(file, 'utf8')]),
  ),
);

const server = createServer(({ url = '/' }, response) => {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const send = (type, text) => response.writeHead(200, { 'content-type': type }).end(text);
  if (pathname === '/') return send('text/html', page(searchParams.get('language') ?? 'en'));
  if (pathname === '/language.js') return send('text/javascript', language(searchParams.get('is')));
  if (pathname === '/files/files.json') return send('application/json', sampleFiles);
  const [, folder = '', ...rest] = decodeURIComponent(pathname).split('/');
  const base = FOLDERS[folder];
  const file = base && resolve(base, rest.join('/'));
  if (!file?.startsWith(base + sep) || !existsSync(file)) return response.writeHead(404).end();
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  if (!file.endsWith(WORKBENCH)) return send(type, readFileSync(file));
  return send(type, alone(readFileSync(file, 'utf8')));
});
/** code-server has a page that belongs to its server. This one has none: user data stay in the browser, as VS Code has it. */
function alone(text) {
  const changes = [
    [/(\{\.\.\.JSON\.parse\(\w+\)),remoteAuthority:location\.host\}/, '$1}'],
    [/async getExtensionIdProvidingCurrentLocale\(\)\{/, '$&return;'],
    [/(\.file\(this\.userDataPath\)\.with\(\{scheme:)[\w.]+/, '$1"vscode-userdata"'],
  ];
  return changes.reduce((changed, [from, to]) => {
    const next = changed.replace(from, to);
    if (next === changed) throw new Error(`code-server's page has no ${from}.`);
    return next;
  }, text);
}
const WORKBENCH = join('browser/workbench/workbench.js');
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const authority = `127.0.0.1:${server.address().port}`;
const origin = `http://${authority}`;

function page(language) {
  const configuration = {
    folderUri: { scheme: 'vscode-vfs', authority: 'github', path: '/acme' },
    additionalBuiltinExtensions: ['/extension', '/files'].map((path) => ({ scheme: 'http', authority, path })),
    configurationDefaults: JSON.parse(readFileSync(join(profile.folder, 'data/User/settings.json'), 'utf8')),
    userDataPath: '/profile',
    isEnabledFileDownloads: true,
    isEnabledFileUploads: true,
    isEnabledCoderGettingStarted: false,
    productConfiguration: {
      webviewContentExternalBaseUrlTemplate: `${origin}/static/out/vs/workbench/contrib/webview/browser/pre/`,
      extensionsGallery: undefined,
    },
  };
  const values = {
    WORKBENCH_WEB_CONFIGURATION: JSON.stringify(configuration).replaceAll('&', '&amp;').replaceAll('"', '&quot;'),
    WORKBENCH_WEB_BASE_URL: `${origin}/static`,
    WORKBENCH_NLS_FALLBACK_URL: `${origin}/static/out/nls.messages.js`,
    WORKBENCH_NLS_URL: `${origin}/language.js?is=${language}`,
  };
  return readFileSync(join(serverFolder, 'out/vs/code/browser/workbench/workbench.html'), 'utf8').replace(
    /\{\{(\w+)\}\}/g,
    (_, name) => values[name] ?? '',
  );
}
/** VS Code's own texts stay English: its packs of other languages are not on npm. */
const language = (is) => `globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(is)};`;

// --- The tests --------------------------------------------------------------------------------------------------------

const browser = await launchBrowser();
const errors = [];
async function open(language) {
  const context = await browser.newContext({ viewport: { width: 1360, height: 850 } });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  if (process.env.E2E_CONSOLE) {
    page.on('pageerror', (error) => console.log(`    [page] ${error.stack}`));
    page.on('response', (r) => r.status() >= 400 && console.log(`    [${r.status()}] ${r.url()}`));
  }
  page.on('console', (message) => {
    if (process.env.E2E_CONSOLE) console.log(`    [${message.type()}] ${message.text()}`);
    if (message.type() === 'error' && /camunda/i.test(message.text())) errors.push(message.text());
  });
  await page.goto(`${origin}/?language=${language}`);
  return movesIn(page, { pictures, workspace: sample });
}

try {
  const vs = await open('en');
  const { page, rows } = vs;
  let number = 0;
  const step = (name, run) =>
    runner.step(name, run, () => vs.picture(`${String(++number).padStart(2, '0')}-${name.replace(/\W+/g, '-')}`));

  await step('the server starts in a worker, and old keys have a squiggle', async () => {
    await vs.openFile('values.yaml');
    await page.locator('.squiggly-error').first().waitFor();
  });
  await step('hover tells what a key becomes', async () => {
    await vs.goTo(vs.lineOf('values.yaml', /^zeebe:/));
    const hover = page.locator('.monaco-hover:visible');
    await vs.bring(hover.getByText(/Rename .?zeebe.? to .?orchestration/), 'Control+K', 'Control+I');
    await vs.press('Escape');
  });
  await step('a fix changes the key', async () => {
    const menu = await vs.fixes(vs.lineOf('values.yaml', /^zeebe:/), 3);
    await menu.getByText('Rename `zeebe` to `orchestration`').click();
    await page.locator('.view-line', { hasText: /^orchestration:/ }).waitFor();
    await vs.bring(page.locator('.view-line', { hasText: /^zeebe:/ }), 'Control+Z');
  });
  await step('the checklist is shown', async () => {
    await page.getByRole('tab', { name: 'Camunda 8.8 upgrade' }).first().click();
    await until('the progress', async () => (await vs.progress('values.yaml')) >= 0);
  });
  await step('what only a machine can do is not offered', async () => {
    // The palette lists what fits, best first, and not all of it at once.
    for (const name of ['Verify with Helm', 'Verify with other old files', 'Check the workspace']) {
      await vs.bring(vs.quickInput, 'F1');
      await vs.quickInput.locator('input').first().fill(`>Camunda: ${name}`);
      await until(
        `an answer for ${name}`,
        async () =>
          (await rows.filter({ hasNotText: 'Camunda: ' }).count()) > 0 ||
          (await vs.quickInput.getByText('No matching').count()) > 0,
      );
      assert.equal(await rows.filter({ hasText: name }).count(), 0, name);
      await vs.press('Escape');
      await vs.quickInput.waitFor({ state: 'hidden' });
    }
  });
  await step('the upgrade of the deployment is shown', async () => {
    await vs.command('Camunda: Upgrade to 8.8');
    await vs.quickInput.getByText('Which files does Helm get together?').waitFor();
    await rows.filter({ hasText: 'values-secrets.yaml' }).waitFor();
    await vs.bring(page.locator('.monaco-diff-editor, .multiDiffEntry'), 'Enter');
    await vs.notice(/to decide, \d+ to review/);
  });
  await step('the upgraded files are written beside the old ones', async () => {
    await vs.command('Camunda: Write the upgraded files');
    await page
      .getByRole('tab', { name: /^Explorer/ })
      .first()
      .click();
    await page.getByRole('treeitem', { name: 'values-8.8.yaml', exact: true }).first().waitFor();
  });
  await step('the report is shown', async () => {
    await vs.openFile('values.yaml');
    await vs.command('Camunda: Show upgrade report');
    // code-server has no Markdown extension for browsers: so it is shown as text.
    await vs.tab('Upgrade report').waitFor();
    await page.locator('.view-line', { hasText: 'values.yaml' }).first().waitFor();
  });
  await step('another door says why not', async () => {
    await vs.openFile('values.yaml');
    await page.getByRole('tab', { name: 'Camunda 8.8 upgrade' }).first().click();
    await page
      .getByRole('treeitem', { name: /^Prerequisites/ })
      .first()
      .click();
    const focused = page.locator('.part.sidebar .monaco-list-row.focused');
    await until('the item of the checklist', async () => {
      if ((await focused.first().innerText()).includes('Verify with Helm')) return true;
      await vs.press('ArrowDown');
      return false;
    });
    await focused.getByRole('button', { name: 'Do what the item needs' }).first().click();
    await vs.notice('A browser cannot start Helm.');
  });
  await page.context().close();

  const german = await open('de');
  await runner.step('the texts are German where VS Code is', async () => {
    await german.openFile('values.yaml');
    await german.page.locator('.squiggly-error').first().waitFor();
    await german.page
      .getByRole('tab', { name: /Camunda 8\.8/ })
      .first()
      .click();
    await german.page
      .getByText(/\d+ von \d+ Schritten erledigt/)
      .first()
      .waitFor();
  });
  await german.picture('german');
  runner.add(errors.length === 0, ['no error in the console', ...errors].join('\n'));
} finally {
  await browser.close();
  server.close();
  server.closeAllConnections();
  profile.dispose();
}
process.exitCode = runner.finish() ? 0 : 1;
