/** What the server says, in the language of the editor: only who reads it loads it. */
import { env, Uri, workspace } from 'vscode';
import type { InitializationOptions } from '../../../server/src/protocol.ts';

/** Nothing in English, or where there is no translation. */
export async function wordsIn(extension: Uri): Promise<Pick<InitializationOptions, 'words'>> {
  const [language = 'en'] = env.language.split('-');
  if (language === 'en') return {};
  try {
    const file = await workspace.fs.readFile(Uri.joinPath(extension, `dist/server.${language}.json`));
    return { words: { [language]: JSON.parse(new TextDecoder().decode(file)) as never } };
  } catch {
    return {};
  }
}
