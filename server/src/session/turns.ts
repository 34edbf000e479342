/**
 * Work in slices: whatever its size, messages are read between two of them, so that a request is answered and a cancellation obeyed
 * soon. What was asked for last comes first: whoever types in a small file does not wait for a big one. Nor does what was asked for
 * just before some long work wait until that is done.
 */
import type { Sliced } from '../engine/slices.ts';

/** A request passes through a few turns of the event loop until it is answered; in milliseconds. */
const SLICE = 2;
/** While others are busy between two slices, or many messages would wait for one of them each. */
const SHORT = 1;

/** What lies between two slices when nobody had anything else to do is less. */
const BUSY = 0.3;

/** Turns of the event loop between two slices: a message that came meanwhile is read in one, and begun in the next. */
const ARRIVING = 2;
const later = (turns: number, work: () => void): void =>
  void setImmediate(turns > 0 ? () => later(turns - 1, work) : work);

/** What has taken less so far may be short: every second slice is for the oldest of those, whatever was begun since. */
const FAIR = 50;

/** What work comes to that nobody wants any more. */
export const DROPPED = Symbol('dropped');

export interface Turn<T> {
  readonly done: Promise<T | typeof DROPPED>;
  readonly drop: () => void;
  /** Somebody waits for it. */
  readonly sooner: () => void;
}
interface Task {
  /** True at its end. */
  readonly go: () => boolean;
  /** In milliseconds. */
  spent: number;
}

export class Turns {
  /** The last is the next. */
  private readonly waiting: Task[] = [];
  private running = false;
  private slices = 0;
  private ended = 0;

  constructor(private readonly slice = SLICE) {}

  /** Begins some work, which goes on between messages. */
  take<T>(work: Sliced<T>): Turn<T> {
    let settle: (value: T | typeof DROPPED) => void = () => undefined;
    let fail: (reason: unknown) => void = () => undefined;
    const done = new Promise<T | typeof DROPPED>((resolve, reject) => {
      settle = resolve;
      fail = reject;
    });
    const task: Task = {
      spent: 0,
      go: () => {
        try {
          const step = work.next();
          if (step.done) settle(step.value);
          return step.done === true;
        } catch (error) {
          fail(error);
          return true;
        }
      },
    };
    const others = this.waiting.length > 0;
    this.waiting.push(task);
    // What is short is answered before the next slice of anything else.
    if (others)
      queueMicrotask(() => {
        if (this.waiting.includes(task)) this.lasting(task, performance.now() + SHORT);
      });
    this.run();
    return {
      done,
      drop: () => {
        if (!this.remove(task)) return;
        work.return(undefined as T);
        settle(DROPPED);
      },
      sooner: () => {
        if (this.remove(task)) this.waiting.push(task);
      },
    };
  }

  private run(after = 0): void {
    if (this.running) return;
    this.running = true;
    later(after, () => {
      const began = performance.now();
      const until = began + (began - this.ended > BUSY ? SHORT : this.slice);
      this.slices++;
      for (let task = this.next(); task; task = this.next()) {
        const ended = this.lasting(task, until);
        // Whoever waits for it goes on now, unless it was next to nothing.
        if (!ended || performance.now() - began > SHORT) break;
      }
      this.running = false;
      this.ended = performance.now();
      if (this.waiting.length > 0) this.run(ARRIVING);
    });
  }
  /** True at its end. */
  private lasting(task: Task, until: number): boolean {
    const began = performance.now();
    for (;;) {
      const ended = task.go();
      const now = performance.now();
      if (!ended && now < until) continue;
      task.spent += now - began;
      if (ended) this.remove(task);
      return ended;
    }
  }
  private next(): Task | undefined {
    const last = this.waiting[this.waiting.length - 1];
    return this.slices % 2 === 0 ? (this.waiting.find((t) => t.spent < FAIR) ?? last) : last;
  }
  private remove(task: Task): boolean {
    const at = this.waiting.indexOf(task);
    if (at >= 0) this.waiting.splice(at, 1);
    return at >= 0;
  }
}
