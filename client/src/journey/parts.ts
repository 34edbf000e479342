/** What the commands of the journey share. */
import { l10n, window, workspace, type Uri } from 'vscode';
import type { Answers, Minor } from '../../../server/src/protocol.ts';
import type { Server } from '../lsp/server.ts';
import { chooseDeclared } from '../sets/choose.ts';
import { upgradedOf } from '../sets/names.ts';
import { exists } from '../sets/neighbours.ts';
import type { DeploymentSets } from '../sets/sets.ts';
import { clickedFile, documentFor } from '../sniff.ts';
import type { Previews } from '../upgrade/previews.ts';
import type { AnswerBook } from './answers.ts';
import type { Pages } from './pages.ts';

export interface Parts {
  readonly server: Server;
  readonly sets: DeploymentSets;
  readonly answers: AnswerBook;
  readonly previews: Previews;
  readonly pages: Pages;
  /** The values file in front, or that of the checklist. */
  readonly subject: () => Uri | undefined;
}

/** A deployment that a command is about. */
export interface Deployment {
  /** In Helm's order; never empty. */
  readonly uris: readonly Uri[];
  readonly first: Uri;
}

/** Undefined, with a word to the user, when there is none. */
export async function deploymentFor(parts: Parts, clicked?: Uri): Promise<Deployment | undefined> {
  const document = await documentFor(clickedFile(clicked) ?? parts.subject());
  if (!document) return undefined;
  await parts.server.start();
  await parts.sets.ready();
  const rivals = parts.sets.rivals(document.uri);
  if (rivals.length > 0) {
    const meant = await chooseDeclared(rivals);
    if (!meant) return undefined;
    await parts.sets.remember(meant);
  }
  const uris = parts.sets.setOf(document.uri);
  try {
    for (const uri of uris) await workspace.openTextDocument(uri);
  } catch {
    void window.showErrorMessage(l10n.t('A file of the deployment is gone; choose its files again.'));
    return undefined;
  }
  return { uris, first: uris[0] ?? document.uri };
}

/** The file that the upgrade of a file was written to, where there is one. */
export async function upgraded(uri: Uri, to: Minor): Promise<Uri> {
  const after = uri.with({ path: upgradedOf(uri.path, to) });
  return (await exists(after)) ? after : uri;
}

export function journeyParams(uris: readonly Uri[], answers: Answers): { uris: string[]; answers: Answers } {
  return { uris: uris.map(String), answers };
}
