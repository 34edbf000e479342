/**
 * Typing in a value costs little unless somebody looks at the very text of it. A question (`look`) is answered again and, if it is
 * answered as before, nothing else is done; what is read outright makes the set be inspected anew with every letter.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { catalogue, type JsonValue } from '../../../server/src/engine/charts/catalogue.ts';
import { childPath } from '../../../server/src/engine/path.ts';
import { childrenOf, isCollection, type Node } from '../../../server/src/engine/yaml/tree.ts';
import { isWatched } from '../../../server/src/engine/yaml/watch.ts';
import { analyse } from '../../../server/src/features/analysis.ts';

/** Lists and texts as JSON, which is YAML too. */
function lines(value: JsonValue, indent = ''): string {
  if (value === null || typeof value !== 'object' || Array.isArray(value) || Object.keys(value).length === 0)
    return ` ${JSON.stringify(value)}\n`;
  const below = Object.entries(value).map(([k, v]) => `${indent}${JSON.stringify(k)}:${lines(v, `${indent}  `)}`);
  return `${indent === '' ? '' : '\n'}${below.join('')}`;
}
/** Values that are read outright of those that can be typed in. */
function readIn(text: string): { read: string[]; all: number } {
  const document = TextDocument.create('file:///values.yaml', 'yaml', 1, text);
  const { set, watch } = analyse([{ uri: document.uri, document, open: true }], {});
  const read: string[] = [];
  let all = 0;
  const walk = (node: Node, path: string): void => {
    if (node.kind === 'scalar' && isWatched(node)) {
      all++;
      if (watch?.holds(node) === false) read.push(path);
    }
    if (!isCollection(node)) return;
    if (node.kind === 'map') for (const e of node.entries) walk(e.value, childPath(path, e.key));
    else for (const [i, { value }] of childrenOf(node).entries()) walk(value, `${path}[${String(i)}]`);
  };
  for (const { doc } of set.units) if (doc.root) walk(doc.root, '');
  return { read, all };
}

/** By version. Whoever adds one makes typing there as slow as opening the file: ask a question instead, if one does. */
const READ = {
  '8.7': String.raw`
    connectors.image.registry connectors.inbound.mode connectors.resources.limits.cpu connectors.resources.requests.cpu
    console.image.registry console.resources.limits.cpu console.resources.requests.cpu global.elasticsearch.auth.existingSecret
    global.elasticsearch.disableExporter global.elasticsearch.enabled global.elasticsearch.tls.existingSecret
    global.identity.auth.connectors.existingSecret global.identity.auth.enabled global.identity.auth.identity.existingSecret
    global.identity.auth.operate.redirectUrl global.identity.auth.optimize.existingSecret
    global.identity.auth.tasklist.redirectUrl global.identity.auth.type global.identity.auth.zeebe.existingSecret
    global.ingress.enabled global.license.existingSecret global.multiregion.regionId global.multiregion.regions
    global.opensearch.auth.existingSecret global.opensearch.enabled global.opensearch.tls.existingSecret identity.contextPath identity.enabled
    identity.externalDatabase.existingSecret identity.firstUser.existingSecret identity.image.registry operate.configuration
    operate.contextPath operate.logging.level.ROOT operate.logging.level.io\.camunda\.operate optimize.enabled
    optimize.image.registry optimize.javaOpts optimize.migration.enabled optimize.migration.javaOpts tasklist.configuration
    tasklist.contextPath webModeler.restapi.externalDatabase.existingSecret webModeler.restapi.mail.existingSecret
    zeebe.configuration zeebe.logLevel zeebe.service.httpName zeebe.service.httpPort zeebeGateway.configuration
    zeebeGateway.contextPath zeebeGateway.service.httpName zeebeGateway.service.httpPort`,
  '8.8': 'global.multiregion.regionId',
  '8.9': 'global.multiregion.regionId',
};

describe('what is read outright of the values of a whole chart', () => {
  for (const [version, expected] of Object.entries(READ))
    test(version, () => {
      const { read, all } = readIn(lines(catalogue(version as keyof typeof READ).defaults()));
      assert.ok(all > 800, String(all));
      assert.deepEqual(read, expected.trim().split(/\s+/));
    });
});
test('a string where true or false, or a number, is wanted is asked about: the next letter in it changes nothing', () => {
  const text =
    'zeebe:\n  livenessProbe:\n    enabled: trueq\n    periodSeconds: 10q\nconnectors:\n  enabled: "maybe"\noptimize:\n  service:\n    port: "80 80"\n';
  const { read, all } = readIn(text);
  assert.equal(all, 4);
  assert.deepEqual(read, []);
});
