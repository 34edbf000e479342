/** Cancelled requests are answered with RequestCancelled, never with something that an editor could take for the truth. */
import { LSPErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver';

type Handler<P, R> = (params: P, token: CancellationToken) => R | Promise<R>;
type Cancellable<P, R> = (params: P, token: CancellationToken) => Promise<R>;

export const cancelled = (): ResponseError => new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
/** By its code: no class of ours is one of the protocol's errors. */
export const isCancelled = (error: unknown): boolean =>
  error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled;
export function refuseCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw cancelled();
}

/** For what only reads: the answer does not wait for work that nobody wants any more. */
export function reading<P, R>(handler: Handler<P, R>): Cancellable<P, R> {
  return settling((params, token) => unlessCancelled(token, handler(params, token)));
}
/** What some work comes to, if anybody still wants to know. */
export async function unlessCancelled<R>(token: CancellationToken, work: R | Promise<R>): Promise<R> {
  let stop: { dispose: () => void } | undefined;
  const gone = new Promise<never>((_resolve, reject) => {
    stop = token.onCancellationRequested(() => reject(cancelled()));
  });
  try {
    const answer = await Promise.race([work, gone]);
    refuseCancelled(token);
    return answer;
  } finally {
    stop?.dispose();
  }
}

/** For what changes or cleans up something: once begun it says itself how it ended. */
export function settling<P, R>(handler: Handler<P, R>): Cancellable<P, R> {
  return async (params, token) => {
    await tick();
    refuseCancelled(token);
    return handler(params, token);
  };
}

/** Lets changes and cancellations in that have already arrived. */
const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
