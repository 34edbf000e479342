/** The requests of the journey over stdio, as a foreign client may send them. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type {
  AuthenticationPlan,
  Checklist,
  Explanation,
  FinishPlan,
  JourneyCommand,
  SecretsPlan,
} from '../../../server/src/protocol.ts';
import { applyTextEdits, Lsp, textIn } from './lsp.ts';

const BASE = 'file:///ws/my%20values.yaml';
const TOP = 'file:///ws/prod.yaml';
const TEXTS = {
  [BASE]: 'zeebe:\n  clusterSize: "3"\n',
  [TOP]: 'identity:\n  firstUser:\n    password: CANARY-first\n',
};
const DONE = 'orchestration:\n  enabled: true\n  migration:\n    data:\n      enabled: true # for now\n';
const answers = { release: 'camunda', namespace: 'prod' };

async function started(): Promise<Lsp> {
  const lsp = await Lsp.start({ pull: true });
  for (const [uri, text] of Object.entries(TEXTS)) lsp.open(uri, text);
  lsp.open('file:///ws/done.yaml', DONE);
  lsp.open('file:///ws/other.yaml', 'kind: Deployment\n');
  return lsp;
}
const uris = [BASE, TOP];

const SHARED =
  'zeebe:\n  clusterSize: "8"\nglobal:\n  multiregion:\n    regions: 2\n  elasticsearch:\n    external: true\n    url:\n      host: es.example.org\nelasticsearch:\n  enabled: false\n';

describe('requests of the journey', () => {
  test('the region decides which files migrate a storage that regions share', async () => {
    const lsp = await Lsp.start({ pull: true });
    const uri = 'file:///ws/region.yaml';
    lsp.open(uri, SHARED);
    const role = async (given?: object): Promise<unknown> => {
      const list = (await lsp.request('camundaValues/checklist', { uri, answers: given })) as Checklist;
      return list.steps.flatMap((s) => s.items).find((i) => i.id === 'regional-migration')?.asks;
    };
    const migrates = async (): Promise<boolean> => {
      const { layers } = (await lsp.request('camundaValues/preview', { uris: [uri] })) as {
        layers: { after: string }[];
      };
      return /migration:\n {4}data:\n {6}enabled: true/.test(layers[0]?.after ?? '');
    };
    const told = async (): Promise<boolean> => (await lsp.diagnostics(uri)).some((d) => d.code === 'migration/data');
    assert.deepEqual(await role({ release: 'camunda' }), ['region']);
    assert.ok(await migrates());
    const before = await told();
    assert.equal(await role({ release: 'camunda', region: 1 }), undefined);
    assert.ok(!(await migrates()), 'the second region leaves the storage alone');
    assert.ok(before && !(await told()), 'and nobody is told of a migration');
    await lsp.request('camundaValues/preview', { uris: [uri], answers: { region: 0 } });
    assert.ok(await migrates(), 'the first one migrates it');
    await lsp.request('camundaValues/report', { uris: [uri], answers: { region: 1 } });
    assert.ok(!(await migrates()));
    const result = (await lsp.request('workspace/executeCommand', {
      command: 'camundaValues.upgrade',
      arguments: [uri, { preview: true, answers: { region: 0 } }],
    })) as { layers: { after: string }[] };
    assert.match(result.layers[0]?.after ?? '', /migration:\n {4}data:\n {6}enabled: true/);
  });
  test('secrets: what is relied on, with places, and the documents', async () => {
    const lsp = await started();
    const plan = (await lsp.request('camundaValues/secrets', { uris, answers })) as SecretsPlan;
    assert.equal(plan.state, '8.7');
    assert.deepEqual(
      plan.documents.map((d) => d.id),
      ['secrets/overview', 'secrets/script', 'secrets/manifest', 'secrets/values'],
    );
    assert.deepEqual(plan.asks, []);
    const first = plan.relied.find((r) => r.id === 'first-user');
    assert.equal(first?.origin, 'plaintext');
    assert.deepEqual(
      first.places.map((p) => [p.uri, textIn(TEXTS[TOP], p.range)]),
      [[TOP, 'password']],
    );
    assert.doesNotMatch(JSON.stringify(plan), /CANARY/);
    const asked = (await lsp.request('camundaValues/secrets', { uris })) as SecretsPlan;
    assert.deepEqual(asked.asks, ['release', 'namespace']);
  });
  test('commands: paths of the URIs, or those that are given', async () => {
    const lsp = await started();
    const of = async (more: object): Promise<string> => {
      const found = (await lsp.request('camundaValues/commands', { uris, answers, ...more })) as JourneyCommand[];
      return found.find((c) => c.id === 'helm-upgrade')?.text ?? '';
    };
    assert.match(await of({}), /-f '\/ws\/my values\.yaml' \\\n {2}-f \/ws\/prod\.yaml/);
    assert.match(await of({ files: ['a.yaml', 'b.yaml'] }), /-f a\.yaml \\\n {2}-f b\.yaml/);
  });
  test('authentication: a preview with the choices in it, as edits of the documents', async () => {
    const lsp = await started();
    const choices = { redirectUrl: 'https://camunda.acme.org' };
    const plan = (await lsp.request('camundaValues/authentication', { uris, answers, choices })) as AuthenticationPlan;
    assert.equal(plan.method, 'keycloak');
    const [layer] = plan.layers;
    assert.equal(layer?.target, 'my values-8.8.yaml');
    assert.match(layer.after, /redirectUrl: https:\/\/camunda\.acme\.org/);
    for (const l of plan.layers) assert.equal(applyTextEdits(l.before, l.edits), l.after);
  });
  test('finish: edits of the file itself, and what else there is to do', async () => {
    const lsp = await started();
    const plan = (await lsp.request('camundaValues/finish', { uris: ['file:///ws/done.yaml'], answers })) as FinishPlan;
    const [layer] = plan.layers;
    assert.equal(layer?.after, DONE.replace('true # for now', 'false # for now'));
    assert.equal(applyTextEdits(layer.before, layer.edits), layer.after);
    assert.equal(layer.target, 'done.yaml');
    assert.match(plan.documents[0]?.text ?? '', /exporters\/elasticsearch\/disable/);
  });
  test('explain: the item of the checklist and the place in the file', async () => {
    const lsp = await started();
    const text = `at '/identity/firstUser/password': got number, want string`;
    const [first] = (await lsp.request('camundaValues/explain', { uris, text })) as Explanation[];
    assert.equal(first?.id, 'schema');
    assert.equal(first.item, 'types');
    assert.deepEqual(
      first.places.map((p) => p.uri),
      [TOP],
    );
  });
  test('the checklist takes answers, offers commands and assistants', async () => {
    const lsp = await started();
    const ask = async (release?: string): Promise<Checklist> =>
      (await lsp.request('camundaValues/checklist', {
        uri: BASE,
        ...(release && { answers: { release } }),
      })) as Checklist;
    const item = (list: Checklist, id: string) => list.steps.flatMap((s) => s.items).find((i) => i.id === id);
    assert.deepEqual(item(await ask(), 'statefulset-name')?.asks, ['release']);
    const strands = item(await ask('my-zeebe'), 'statefulset-name');
    assert.equal(strands?.state, 'open');
    assert.match(strands.todo ?? '', /fullnameOverride/);
    const list = await ask('camunda');
    assert.equal(item(list, 'helm-upgrade')?.command, 'helm-upgrade');
    assert.equal(item(list, 'secrets-extract')?.assistant, 'secrets');
    const commands = (await lsp.request('camundaValues/commands', { uris: [BASE] })) as JourneyCommand[];
    for (const i of list.steps.flatMap((s) => s.items))
      assert.ok(i.command === undefined || commands.some((c) => c.id === i.command), i.command);
  });
  test('files that are not Camunda’s, no answers, empty answers: a sensible view and no error', async () => {
    const lsp = await started();
    const other = { uris: ['file:///ws/other.yaml'], text: 'x' };
    for (const method of ['secrets', 'authentication', 'finish', 'commands', 'explain'])
      for (const params of [
        other,
        { uris, text: 'x', answers: null },
        { uris, text: '', answers: { release: '', namespace: ' ', region: null } },
        { uris, text: 'x', choices: null },
      ])
        assert.ok(await lsp.request(`camundaValues/${method}`, params), method);
    assert.deepEqual(await lsp.request('camundaValues/commands', other), []);
    assert.equal(lsp.stderr, '');
    assert.ok(!lsp.notifications.some((n) => n.method === 'window/logMessage'));
  });
});
