/** The commands of each step for one deployment, as the document that people get. */
import { join } from 'node:path';
import { readSet } from '../../server/src/engine/index.ts';
import { commandsGuide } from '../../server/src/engine/journey/commandLine.ts';
import { journeyOf } from '../../server/src/engine/journey/journeys.ts';
import { STEPS } from '../../server/src/engine/steps/index.ts';
import { FIXTURES } from './fixtures.ts';

const ANSWERS = { release: 'camunda', namespace: 'prod' };
const VALUES: Readonly<Record<string, string>> = {
  '8.7': 'zeebe:\n  clusterSize: "3"\noptimize:\n  enabled: false\n',
  '8.8': `orchestration:
  contextPath: /camunda
  clusterSize: "3"
  migration:
    data:
      enabled: true
global:
  identity:
    auth:
      enabled: true
      admin:
        enabled: true
        existingSecret:
          name: login
        existingSecretKey: admin
`,
};
/** By the file that the text is compared with. */
export const commandsGoldens = (): ReadonlyMap<string, string> =>
  new Map(
    STEPS.map((step) => {
      const set = readSet([{ name: 'values.yaml', text: VALUES[step.from] ?? '' }], {
        from: step.from,
        target: step.to,
      });
      const commands = journeyOf(step)?.commands(set, ['values.yaml', 'prod.yaml'], ANSWERS) ?? [];
      return [join(FIXTURES, 'documents', `commands-${step.to}.md`), commandsGuide(set, commands).text];
    }),
  );
