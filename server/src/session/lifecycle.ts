/**
 * Which messages are let in: nothing before `initialize`, nothing after `shutdown`, no parameters of another shape. What the
 * library dispatches by itself, `initialize` and `shutdown`, passes here too. Protocol: "Server lifecycle" and "Base Protocol".
 */
import { ErrorCodes, Message, ResponseError, type MessageStrategy, type RequestMessage } from 'vscode-languageserver';
import { normalized, problemOf } from './shapes.ts';

/** Passed in every state. Cancellations too: the library remembers the ids until it has seen them. */
const ALWAYS: ReadonlySet<string> = new Set(['exit', '$/cancelRequest']);

export class Lifecycle implements MessageStrategy {
  private state: 'new' | 'running' | 'ended' = 'new';

  get ended(): boolean {
    return this.state === 'ended';
  }

  handleMessage(message: Message, next: Parameters<MessageStrategy['handleMessage']>[1]): ReturnType<typeof next> {
    if (Message.isNotification(message) && this.state !== 'running' && !ALWAYS.has(message.method)) return;
    if (!Message.isRequest(message)) return next(message);
    const error = this.refusal(message);
    // Only a handler can answer: this one is known by what no client can send, an instance.
    if (error) return next({ ...message, method: '$/refused', params: error } as RequestMessage);
    if (message.method === 'initialize') this.state = 'running';
    if (message.method === 'shutdown') this.state = 'ended';
    return next({ ...message, params: normalized(message.method, message.params) } as RequestMessage);
  }

  private refusal({ method, params }: RequestMessage): ResponseError | undefined {
    if (this.state === 'ended') return new ResponseError(ErrorCodes.InvalidRequest, 'The server has been shut down.');
    if (this.state === 'new' && method !== 'initialize')
      return new ResponseError(ErrorCodes.ServerNotInitialized, 'The first request must be initialize.');
    if (this.state === 'running' && method === 'initialize')
      return new ResponseError(ErrorCodes.InvalidRequest, 'The server is initialized already.');
    const problem = problemOf(method, normalized(method, params));
    return problem === undefined ? undefined : new ResponseError(ErrorCodes.InvalidParams, `${method}: ${problem}`);
  }
}

/** For requests that have no handler of their own: those that were refused, and those nobody knows. */
export function unhandled(method: string, params: unknown): never {
  throw params instanceof ResponseError
    ? params
    : new ResponseError(ErrorCodes.MethodNotFound, `Unhandled method ${method}`);
}
