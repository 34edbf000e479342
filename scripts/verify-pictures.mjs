// Takes the pictures of verify and of values inside a document for the README: the samples in VS Code and in a terminal, with
// the real charts.
// Usage: HELM=… CAMUNDA_CHART_87=… CAMUNDA_CHART_88=… node scripts/verify-pictures.mjs [--prepared]
// Pictures: test/e2e/screenshots/verify. What goes into docs/images is copied from there by hand.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepare } from './e2e-prepare.mjs';
import { launchBrowser, root } from './e2e-server.mjs';
import { freshFolder, openWorkbench, until } from './e2e-window.mjs';

const COLOURS = {
  1: 'font-weight:bold',
  2: 'color:#888',
  31: 'color:#f14c4c',
  32: 'color:#23d18b',
  33: 'color:#e5e510',
};
const { values } = parseArgs({ options: { prepared: { type: 'boolean' } } });
const { HELM: helm, CAMUNDA_CHART_87: old, CAMUNDA_CHART_88: now } = process.env;
if (!helm || !old || !now) {
  console.error('Set HELM, CAMUNDA_CHART_87 and CAMUNDA_CHART_88.');
  process.exit(1);
}
if (!values.prepared) await prepare();
const pictures = freshFolder(join(root, 'test/e2e/screenshots/verify'));
const browser = await launchBrowser();
try {
  await editor();
  await terminal();
  await inside();
} finally {
  await browser.close();
}
// The server of VS Code goes with it.
process.exit();

async function editor() {
  const machine = { 'camundaValues.helm': helm, 'camundaValues.charts': { 8.7: old, 8.8: now } };
  const vs = await openWorkbench(browser, { pictures, machine, args: ['--disable-workspace-trust'] });
  const { page } = vs;
  const file = 'values.yaml';
  await vs.openFile(file);
  const lens = page.locator('.codelens-decoration a').first();
  await lens.waitFor();
  await vs.command('Camunda: Verify with Helm');
  await vs.allChecked(3);
  await vs.press('Enter');
  const view = page.locator('.pane', { hasText: 'Differences' });
  await view.locator('.monaco-list-row', { hasText: 'Data' }).first().waitFor();
  await until('the figure', async () => /13\.x renders/.test(await lens.innerText()));
  console.log(await lens.innerText());
  await vs.rest();
  await vs.picture('found');

  // What one changed line of an upgraded file does.
  const upgraded = ['values', 'values-prod', 'values-secrets'];
  const cli = join(root, 'dist/cli.js');
  const inputs = upgraded.map((n) => join(vs.profile.workspace, `${n}.yaml`));
  spawnSync(process.execPath, [cli, 'migrate', ...inputs, '--output-dir', vs.profile.workspace, '--add-version']);
  const target = join(vs.profile.workspace, 'values-prod-8.8.yaml');
  const text = readFileSync(target, 'utf8');
  writeFileSync(target, text.replace(/^( {2}pvcSize: )\S+/m, '$1128Gi'));
  await page
    .getByRole('tab', { name: /^Explorer/ })
    .first()
    .click();
  await vs.openFile('values.yaml');
  await vs.command('Camunda: Verify with Helm');
  const row = view.locator('.monaco-list-row', { hasText: 'storage' }).first();
  await until('the unexplained difference', () => row.isVisible()).catch(async (error) => {
    await vs.picture('failed');
    throw error;
  });
  await row.click();
  await page.locator('.monaco-diff-editor .modified .view-line', { hasText: '128Gi' }).first().waitFor();
  await vs.rest();
  await vs.picture('broken');
}

/** An Argo CD Application: what is told at its values. */
async function inside() {
  const text = readFileSync(join(root, 'samples/argo-cd/application.yaml'), 'utf8');
  const vs = await openWorkbench(browser, {
    pictures,
    files: { 'application.yaml': text },
    args: ['--disable-workspace-trust'],
  });
  await vs.openFile('application.yaml');
  const lens = vs.page.locator('.codelens-decoration a', { hasText: 'to change' });
  await lens.first().waitFor();
  console.log(await lens.first().innerText());
  await vs.rest();
  await vs.picture('argo-cd');
}

/** What the terminal prints, in its colours, as a page. */
async function terminal() {
  const inputs = ['values', 'values-prod', 'values-secrets'].map((n) => `samples/acme/${n}.yaml`);
  const command = ['camunda-values', 'verify', ...inputs].join(' ');
  const charts = `--chart-87 '${old}' --chart-88 '${now}' --helm '${helm}'`;
  // Colours are for terminals: script(1) is one.
  const whole = command.replace(/^camunda-values/, `'${process.execPath}' dist/cli.js`);
  const { stdout } = spawnSync('script', ['-qec', `${whole} ${charts}`, '/dev/null'], { cwd: root, encoding: 'utf8' });
  const lines = `$ ${command}\n${stdout.replaceAll('\r', '')}`.split('\n').slice(0, 44);
  const page = await browser.newPage({ viewport: { width: 1360, height: 850 } });
  await page.setContent(
    `<body style="margin:0;background:#1f1f1f;color:#ccc"><pre style="margin:14px;font:13px/18px monospace;width:1330px;overflow:hidden">${lines.map(html).join('\n')}</pre>`,
  );
  await page.screenshot({ path: join(pictures, 'terminal.png') });
}
function html(line) {
  const escaped = line.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`);
  return escaped.replace(new RegExp(`${String.fromCharCode(27)}\\[(\\d+)m`, 'g'), (_, code) => {
    const style = COLOURS[code];
    return style ? `<span style="${style}">` : '</span>';
  });
}
