/**
 * Work on an analysis that a request waits for: done in slices, dropped with the request, and begun anew when a text that it is about
 * changes. The trees of an analysis become those of the text that follows, so whatever read them until then is worth nothing.
 */
import type { CancellationToken } from 'vscode-languageserver';
import type { Sliced } from '../engine/slices.ts';
import { cancelled, refuseCancelled, unlessCancelled } from './cancellation.ts';
import { DROPPED, type Turn, type Turns } from './turns.ts';

export class Works {
  /** What is being worked on, and the files that it is about. */
  private readonly begun = new Map<Turn<unknown>, readonly string[]>();

  constructor(private readonly turns: Turns) {}

  /** Undefined where nothing is found to work on. */
  async on<A, T>(
    find: () => Promise<A | undefined>,
    uris: (found: A) => readonly string[],
    work: (found: A) => Sliced<T>,
    token: CancellationToken,
  ): Promise<T | undefined> {
    for (;;) {
      const found = await unlessCancelled(token, find());
      if (found === undefined) return undefined;
      const turn = this.turns.take(work(found));
      this.begun.set(turn, uris(found));
      const stop = token.onCancellationRequested(turn.drop);
      try {
        const made = await turn.done;
        if (made !== DROPPED) return made;
        refuseCancelled(token);
      } finally {
        stop.dispose();
        this.begun.delete(turn);
      }
    }
  }
  /** Work on what changes with no text; it ends with the request. */
  async apart<T>(work: Sliced<T>, token: CancellationToken): Promise<T> {
    const turn = this.turns.take(work);
    const stop = token.onCancellationRequested(turn.drop);
    try {
      const made = await turn.done;
      if (made === DROPPED) throw cancelled();
      return made;
    } finally {
      stop.dispose();
    }
  }
  /** A text is another now. */
  changed(uri: string): void {
    for (const [turn, uris] of this.begun) if (uris.includes(uri)) turn.drop();
  }
}
