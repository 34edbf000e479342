/** No secret of a file in anything that the server says of its own: hovers, titles of fixes, previews, diagnostics. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeAction } from 'vscode-languageserver';
import { Lsp } from './lsp.ts';

const OLD = `global:
  identity:
    auth:
      zeebe: {existingSecret: CANARY-1}
      connectors:
        existingSecret: CANARY-2
      optimize:
        existingSecret: CANARY-3
  license:
    key: CANARY-4
  elasticsearch:
    auth: {username: x, password: CANARY-5}
zeebe:
  env:
    - name: ZEEBE_BROKER_DATA_BACKUP_S3_SECRETKEY
      value: CANARY-6
    - {name: CAMUNDA_OPERATE_PASSWORD, value: CANARY-7}
  retention: {enabled: true}
operate:
  env:
    - name: CAMUNDA_OPERATE_PASSWORD
      value: CANARY-8
tasklist:
  env:
    - name: CAMUNDA_TASKLIST_LDAP_MANAGERPASSWORD
      value: CANARY-9
connectors:
  inbound:
    mode: credentials
    auth: {password: CANARY-10}
identity:
  firstUser: {password: CANARY-11}
webModeler:
  restapi:
    mail: {smtpPassword: CANARY-12}
`;
const NEW = `global:
  license: {secret: {inlineSecret: CANARY-1}}
  elasticsearch: {auth: {password: CANARY-2}}
orchestration:
  security:
    authentication: {method: basic, oidc: {secret: {inlineSecret: CANARY-3, existingSecret: a}}}
    initialization:
      users: [{username: a, password: CANARY-4}]
  env:
    - {name: MY_PASSWORD, value: CANARY-5}
    - {name: MY_PASSWORD, value: CANARY-6}
`;

for (const [version, text] of [
  ['8.7', OLD],
  ['8.8', NEW],
] as const)
  test(`of a file of ${version} the server tells no secret`, async () => {
    const uri = `file:///ws/${version}.yaml`;
    const lsp = await Lsp.start({ pull: true });
    lsp.open(uri, text);
    const diagnostics = await lsp.diagnostics(uri);
    assert.ok(diagnostics.length > 3);
    assert.doesNotMatch(JSON.stringify(diagnostics), /CANARY/, 'diagnostics');
    const lines = text.split('\n');
    let seen = 0;
    for (const [line, content] of lines.entries()) {
      for (const { index } of content.matchAll(/[\w-]+/g)) {
        const hover = await lsp.hover(uri, { line, character: index });
        if (hover) seen++;
        assert.doesNotMatch(JSON.stringify(hover ?? {}), /CANARY/, `hover at ${line}:${index}`);
      }
    }
    assert.ok(seen > 3);
    const actions: CodeAction[] = [];
    for (const d of diagnostics) actions.push(...(await lsp.actions(uri, d.range, undefined, [d])));
    assert.ok(actions.length > 0);
    for (const action of actions) {
      assert.doesNotMatch(action.title, /CANARY/);
      assert.doesNotMatch(JSON.stringify(action.edit?.changeAnnotations ?? {}), /CANARY/, 'what the preview says');
    }
  });
