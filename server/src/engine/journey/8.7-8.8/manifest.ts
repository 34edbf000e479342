/** The consolidated Secret with empty places, for whoever fills it in another way than with the script. */
import type { JourneyDocument } from '../document.ts';
import { objectName } from '../../charts/objectName.ts';
import { oneLine, yamlText } from '../quote.ts';
import { CONSOLIDATED } from '../../steps/8.7-8.8/journey/secretTable.ts';
import type { Answers, Relied } from '../secrets.ts';

/** No place is valid base64, so that the cluster refuses a manifest that was not filled in. */
export function secretManifest(relied: readonly Relied[], answers: Answers): JourneyDocument {
  const lines = relied.map(
    (r) => `  # ${oneLine(r.row.what)}\n  ${yamlText(r.key)}: ${yamlText(`<base64: ${whence(r, answers)}>`)}`,
  );
  return {
    id: 'secrets/manifest',
    title: 'Manifest of the consolidated Secret',
    fileName: `${CONSOLIDATED}.template.yaml`,
    language: 'yaml',
    text: `# What chart 13.x reads. The script fills it in by itself; this is for other ways, such as a secret store.
# Kubernetes refuses it as long as one <…> is left. Keep the filled one out of version control.
apiVersion: v1
kind: Secret
metadata:
  name: ${CONSOLIDATED}
${answers.namespace === undefined ? '' : `  namespace: ${yamlText(answers.namespace)}\n`}type: Opaque
data:
${lines.join('\n')}
`,
  };
}

/** Where a value is now, in words. */
export function whence({ source }: Relied, { release }: Answers): string {
  switch (source.from) {
    case 'secret':
      return `key ${source.key} of the Secret ${objectName(source.object, release)}`;
    case 'variable':
      return `variable ${source.variable} of the Deployment ${objectName(source.deployment, release)}`;
    case 'new':
      return 'any long random text';
  }
}
