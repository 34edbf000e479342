/** What the handlers share: the connection, the open documents, the session, and what the client can. */
import { ResponseError, type CancellationToken, type Connection, type TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { shortName } from '../features/addresses.ts';
import type { Sliced } from '../engine/slices.ts';
import type { Minor } from '../engine/steps/index.ts';
import type { Analysis } from '../features/analysis.ts';
import type { Settings } from '../features/settings.ts';
import type { View } from '../features/view.ts';
import type { Host } from '../host.ts';
import type { Answers } from '../protocol.ts';
import type { Language } from '../language/answers.ts';
import type { Client } from './client.ts';
import { isCancelled } from './cancellation.ts';
import type { Session } from './session.ts';
import type { Turns } from './turns.ts';

export interface Context {
  readonly host: Host;
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly session: Session;
  readonly turns: Turns;
  /** Takes the answers that came with a request; a client that sends none has nothing to add. */
  readonly listen: (uris: readonly string[], answers: Answers | undefined) => void;
  readonly settings: (uri: string) => Promise<Settings>;
  /** All are known once the client has said them. */
  client: Client;
  language: Language;
  folders: readonly string[];
}

/** What somebody asks about a file, worked out in slices; undefined where there is no view of it. */
export const onView = <T>(
  { session }: Context,
  uri: string,
  token: CancellationToken,
  work: (view: View) => Sliced<T>,
): Promise<T | undefined> =>
  session.works.on(
    () => session.view(uri),
    ({ analysis }) => [uri, ...analysis.layers.map((l) => l.uri)],
    work,
    token,
  );
/** The same about the files of an upgrade; undefined where one of them cannot be read. */
export const onFiles = <T>(
  { session }: Context,
  uris: readonly string[],
  target: Minor | undefined,
  token: CancellationToken,
  work: (analysis: Analysis) => Sliced<T>,
): Promise<T | undefined> =>
  session.works.on(
    () => session.asked(uris, target),
    () => uris,
    work,
    token,
  );

/** Whatever goes wrong is logged once where it happened, and the editor gets a quiet answer. */
export async function guarded<T>({ connection }: Context, work: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isCancelled(error)) throw error;
    connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return otherwise;
  }
}

/** What a request is answered with, or refused, in the language of the client. */
export async function spoken<T>({ language }: Context, work: () => T | Promise<T>): Promise<T> {
  try {
    return language.answer(await work());
  } catch (error) {
    if (!(error instanceof ResponseError) || isCancelled(error)) throw error;
    throw new ResponseError(error.code, language.say(error.message), error.data);
  }
}

/** Which files of a set cannot be read, and what to do, in a sentence. */
export function unreadable({ documents, client }: Context, uris: readonly string[]): string {
  const names = uris.filter((uri) => !documents.get(uri)).map(shortName);
  const one = names.length === 1;
  return client.reads
    ? `${names.join(', ')} cannot be read.`
    : `${names.join(', ')} ${one ? 'is' : 'are'} not open: open ${one ? 'it' : 'them'} first, the server reads no files itself.`;
}
