/** What a client can, read from whatever it says about itself. */
import { MarkupKind, type ClientCapabilities } from 'vscode-languageserver';
import type { ActionAbilities } from '../features/codeActions.ts';
import { completionOf, type CompletionAbilities } from '../features/completion.ts';
import type { Abilities } from '../features/diagnostics.ts';
import type { HoverAbilities } from '../features/hover.ts';
import type { InitializationOptions } from '../protocol.ts';

export interface Client {
  readonly pull: boolean;
  /** Asks for the diagnostics of files that are not open; our own client has a command for it. */
  readonly pullsWorkspace: boolean;
  readonly refresh: boolean;
  readonly configuration: boolean;
  readonly watchesConfiguration: boolean;
  readonly folders: boolean;
  readonly apply: boolean;
  readonly reads: boolean;
  readonly status: boolean;
  readonly shows: Abilities;
  readonly hovers: HoverAbilities;
  readonly actions: ActionAbilities;
  readonly completes: CompletionAbilities;
}
export function clientOf(c: ClientCapabilities, o: InitializationOptions): Client {
  const { publishDiagnostics: push, diagnostic: pull, codeAction, hover: hovers } = c.textDocument ?? {};
  // Our own client shows what others must be told, and has commands of its own.
  const own = o.status === true;
  return {
    pull: pull !== undefined,
    pullsWorkspace: pull !== undefined && c.workspace?.diagnostics !== undefined && !own,
    refresh: c.workspace?.diagnostics?.refreshSupport === true,
    configuration: c.workspace?.configuration === true,
    watchesConfiguration: c.workspace?.didChangeConfiguration?.dynamicRegistration === true,
    folders: c.workspace?.workspaceFolders === true,
    apply: c.workspace?.applyEdit === true,
    reads: o.reads === true,
    status: own,
    shows: {
      tags: (push?.tagSupport ?? pull?.tagSupport) !== undefined,
      related: (push?.relatedInformation ?? pull?.relatedInformation) === true,
      links: (push?.codeDescriptionSupport ?? pull?.codeDescriptionSupport) === true,
    },
    hovers: {
      markdown: hovers?.contentFormat?.includes(MarkupKind.Markdown) !== false,
      beside: own,
    },
    actions: {
      resolves: codeAction?.resolveSupport?.properties.includes('edit') === true && codeAction.dataSupport === true,
      annotations: c.workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
      versioned: c.workspace?.workspaceEdit?.documentChanges === true,
      offersUpgrade: !own,
    },
    completes: completionOf(c),
  };
}
