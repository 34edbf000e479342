/** What is known of the chart of one minor version of Camunda. */

export interface Chart {
  readonly minor: string;
  /** Its own major version. */
  readonly major: number;
  /** Its versions together, as people call them: `13.x`. */
  readonly name: string;
  /** The generated list of its keys. */
  readonly keys: string;
  /** Other names of roots: the templates take both, the list has one. */
  readonly aliases: Readonly<Record<string, string>>;
  /** Keys that the list does not have, though earlier charts read them and this one still does, or says what became of them. */
  readonly earlier: readonly string[];
  /** Roots of charts of their own below Camunda's. */
  readonly subcharts: ReadonlySet<string>;
  /**
   * A null takes a default away, but for these, which the schema refuses as null, or a template fails without. Each with the switch
   * while which that is so; without one where it always is.
   */
  readonly nullRefused: ReadonlyMap<string, string | undefined>;
  /** Keys that it reads only from some patch on. */
  readonly patches: ReadonlyMap<string, string>;
}
