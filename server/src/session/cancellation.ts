/** Cancelled requests are answered with RequestCancelled, never with something that an editor could take for the truth. */
import { LSPErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver';

type Handler<P, R> = (params: P, token: CancellationToken) => R | Promise<R>;
type Cancellable<P, R> = (params: P, token: CancellationToken) => Promise<R>;

export class Cancelled extends ResponseError {
  constructor() {
    super(LSPErrorCodes.RequestCancelled, 'cancelled');
  }
}
export function refuseCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw new Cancelled();
}

/** For what only reads: the answer does not wait for work that nobody wants any more. */
export function reading<P, R>(handler: Handler<P, R>): Cancellable<P, R> {
  return settling(async (params, token) => {
    let stop: { dispose: () => void } | undefined;
    const gone = new Promise<never>((_resolve, reject) => {
      stop = token.onCancellationRequested(() => reject(new Cancelled()));
    });
    try {
      const answer = await Promise.race([handler(params, token), gone]);
      refuseCancelled(token);
      return answer;
    } finally {
      stop?.dispose();
    }
  });
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
