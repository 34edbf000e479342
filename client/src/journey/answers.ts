/** Release name, namespace and region: asked once for each deployment and kept in the workspace. */
import {
  commands,
  EventEmitter,
  InputBoxValidationSeverity,
  l10n,
  window,
  type ExtensionContext,
  type InputBoxValidationMessage,
  type LogOutputChannel,
  type Uri,
} from 'vscode';
import type { Answers } from '../../../server/src/protocol.ts';
import { logged, type Server } from '../lsp/server.ts';
import { deploymentsWith } from '../sets/deployments.ts';
import { nameOf } from '../sets/names.ts';
import type { DeploymentSets } from '../sets/sets.ts';
import { documentFor } from '../sniff.ts';
import { DeploymentMemory } from './memory.ts';

export type Question = keyof Answers;
const ALWAYS: readonly Question[] = ['release', 'namespace'];

export class AnswerBook {
  private readonly changes = new EventEmitter<void>();
  readonly onDidChange = this.changes.event;
  private readonly memory: DeploymentMemory<Answers>;

  constructor(
    context: ExtensionContext,
    private readonly server: Server,
    sets: DeploymentSets,
    log: LogOutputChannel,
  ) {
    this.memory = new DeploymentMemory(context.workspaceState, 'camundaValues.answers', 1, believable);
    context.subscriptions.push(
      this.changes,
      commands.registerCommand('camundaValues.changeRelease', (uri?: Uri) =>
        logged(log, async () => {
          const document = await documentFor(uri);
          if (!document) return;
          const uris = sets.setOf(document.uri);
          const known = Object.keys(this.of(uris)) as Question[];
          await this.askFor(uris, [...new Set([...ALWAYS, ...known])]);
        }),
      ),
    );
  }

  of(uris: readonly Uri[]): Answers {
    return this.memory.of(uris);
  }

  /** With what is missing asked for; undefined when the user changed their mind. */
  async complete(uris: readonly Uri[], needed: readonly Question[]): Promise<Answers | undefined> {
    const known = this.of(uris);
    return this.askFor(
      uris,
      needed.filter((q) => known[q] === undefined),
    );
  }

  async askFor(uris: readonly Uri[], questions: readonly Question[]): Promise<Answers | undefined> {
    let answers = this.of(uris);
    if (questions.length === 0) return answers;
    const proposed = await this.proposals(uris);
    for (const [i, question] of questions.entries()) {
      const value = answers[question] ?? proposed[question];
      const given = await window.showInputBox({
        title: titleOf(uris, i + 1, questions.length),
        prompt: PROMPTS[question](),
        value: value === undefined ? '' : String(value),
        ignoreFocusOut: true,
        validateInput: (text) => complaint(question, text.trim()),
      });
      if (given === undefined) return undefined;
      const text = given.trim();
      answers = { ...answers, [question]: question === 'region' ? Number(text) : text };
    }
    await this.memory.set(uris, answers);
    this.changes.fire();
    return answers;
  }

  /** What a helmfile or an Application says, else what was said of another deployment. */
  private async proposals(uris: readonly Uri[]): Promise<Answers> {
    const [first] = uris;
    const [deployment] = first ? await deploymentsWith(first, this.server) : [];
    const { release, namespace } = deployment?.declaration ?? {};
    const { namespace: last } = this.memory.latest;
    return believable({ release, namespace: namespace ?? last });
  }
}

const titleOf = (uris: readonly Uri[], step: number, of: number): string => {
  const files = uris.map(nameOf).join(' + ');
  return of > 1 ? `${files} (${step}/${of})` : files;
};
const PROMPTS: Readonly<Record<Question, () => string>> = {
  release: () => l10n.t('Name of the Helm release, as helm list shows it'),
  namespace: () => l10n.t('Kubernetes namespace of the release'),
  region: () => l10n.t('Number of the region these files are for, counted from 0'),
};

/** What Helm and Kubernetes do not accept. Whatever is typed is quoted in every command, so it can do no harm. */
export function complaint(question: Question, text: string): InputBoxValidationMessage | undefined {
  const error = (message: string) => ({ message, severity: InputBoxValidationSeverity.Error });
  if (text === '') return error(l10n.t('Something has to stand here.'));
  if (question === 'region')
    return /^\d{1,2}$/.test(text) ? undefined : error(l10n.t('A number such as 0 or 1 is expected.'));
  const longest = question === 'release' ? 53 : 63;
  if (text.length > longest) return error(l10n.t('No more than {0} characters are allowed.', longest));
  // Helm allows dots in a release name, Kubernetes none in a namespace.
  const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
  const allowed = question === 'release' ? new RegExp(`^${label}(\\.${label})*$`) : new RegExp(`^${label}$`);
  if (!allowed.test(text))
    return error(l10n.t('Only small letters, digits and hyphens are allowed, with a letter or digit at both ends.'));
  return undefined;
}

function believable(stored: Readonly<Record<string, unknown>>): Answers {
  const { release, namespace, region } = stored;
  const isText = (v: unknown): v is string => typeof v === 'string' && v !== '';
  return {
    ...(isText(release) && { release }),
    ...(isText(namespace) && { namespace }),
    ...(typeof region === 'number' && Number.isInteger(region) && region >= 0 && { region }),
  };
}
