// Runs the mocha suite of test/e2e/host inside VS Code's own extension host, next to the installed .vsix.
// Usage: node scripts/e2e-host.mjs [--prepared] [--grep TEXT]
// --prepared: test what .e2e/ holds, instead of building and packaging first.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CASES } from './e2e-cases.mjs';
import { prepare, suite, vsix } from './e2e-prepare.mjs';
import {
  createProfile,
  createRunner,
  extensionErrors,
  installExtension,
  launchBrowser,
  remoteUri,
  root,
  startServer,
  workbenchUrl,
} from './e2e-server.mjs';

const { values } = parseArgs({ options: { prepared: { type: 'boolean' }, grep: { type: 'string' } } });
if (!values.prepared) await prepare();

const artefacts = join(root, '.e2e');
mkdirSync(artefacts, { recursive: true });
const profile = createProfile();
const results = join(profile.folder, 'results.json');
/** When the suite did what leads to errors. */
const causes = join(profile.folder, 'causes.json');
const runner = createRunner('VS Code extension host', values.grep ? 1 : CASES.host);
installExtension(profile, vsix);
const server = await startServer(profile, {
  env: { E2E_RESULTS: results, E2E_CAUSES: causes, E2E_GREP: values.grep ?? '' },
  // Without the smoke test driver VS Code ignores the test suite in the address.
  args: ['--enable-smoke-test-driver', '--disable-workspace-trust'],
});
const browser = await launchBrowser();
const log = [];
let exitCode = null;
try {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  const done = new Promise((resolve) => void page.exposeFunction('codeAutomationExit', resolve));
  await page.exposeFunction('codeAutomationLog', (type, args) => log.push(`${type}: ${args.join(' ')}`));
  await page.goto(
    workbenchUrl(server, profile.workspace, [
      ['extensionDevelopmentPath', remoteUri(server, join(root, 'test/e2e/harness'))],
      ['extensionTestsPath', remoteUri(server, suite)],
      ['skipWelcome', 'true'],
    ]),
  );
  const limit = Number(process.env.E2E_TIMEOUT ?? 1_800_000);
  let timer;
  const late = new Promise((resolve) => (timer = setTimeout(resolve, limit, 'timed out')));
  exitCode = await Promise.race([done, late]);
  clearTimeout(timer);
  if (exitCode !== 0) await page.screenshot({ path: join(artefacts, 'host-failure.png') });
} finally {
  await browser.close();
  await server.stop();
  writeFileSync(join(artefacts, 'host.log'), `${log.join('\n')}\n\n${server.log()}`);
}

if (existsSync(results)) {
  for (const { title, state, ms, error } of JSON.parse(readFileSync(results, 'utf8')))
    if (state === 'skipped') console.log(`  skip   ${title}`);
    else runner.add(state === 'passed', `${title} (${ms} ms)${error ? `\n${error}` : ''}`);
} else runner.add(false, `the suite did not run (exit code ${exitCode}); see .e2e/host.log`);
if (exitCode !== 0) runner.add(false, `the extension host reported ${exitCode}`);
const errors = extensionErrors(profile, existsSync(causes) ? JSON.parse(readFileSync(causes, 'utf8')) : []);
runner.add(errors.length === 0, ['no error in the logs of VS Code', ...errors.slice(0, 20)].join('\n'));
if (process.env.E2E_KEEP) console.log(`profile kept: ${profile.folder}`);
else profile.dispose();
process.exit(runner.finish() ? 0 : 1);
