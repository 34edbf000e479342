/** Answers of the server as the client library hands them on. */

/**
 * The library converts a long answer in pieces. Cancelled meanwhile, it gives the first ones as if they were all, and keeps the
 * number of the whole answer: the server, asked again with that, says that nothing has changed, and the rest never comes
 * (vscode-languageclient 11.0: utils/async.js `map`, diagnostic.js `pullAsync`; findings/languageclient-cancelled-diagnostics.sh).
 * An error instead has it ask again with the number it had before.
 *
 * @param token of the request; looked at after the conversion
 * @param cancelled the error that says so
 * @throws what `cancelled` makes
 */
export async function whole<T>(
  answer: T | PromiseLike<T>,
  token: { readonly isCancellationRequested: boolean },
  cancelled: () => Error,
): Promise<T> {
  const made = await answer;
  if (token.isCancellationRequested) throw cancelled();
  return made;
}
