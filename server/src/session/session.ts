/**
 * What the server knows about the open documents: which files belong together, one analysis for each state of a set,
 * and which sets were of 8.7 when they were opened. Knows no connection.
 */
import { TextDocument } from 'vscode-languageserver-textdocument';
import { addressBelow, decoded, pathBelow } from '../features/addresses.ts';
import { analysing, Retyped, type Analysis, type Memory } from '../features/analysis.ts';
import type { LayerDocument } from '../features/layer.ts';
import { remarkIn } from '../features/around.ts';
import { askChart, findingLayers, sameRoots, someInside, typedLayers, type Standing } from '../features/mounted.ts';
import { breaking, following, outdated, retyping, soundBefore, withSound } from '../features/typing.ts';
import { DEFAULTS, scopeOf, type Settings } from '../features/settings.ts';
import { mayBeValues } from '../features/sniff.ts';
import { sameSilence } from '../features/suppress.ts';
import { declaring } from '../features/declarations.ts';
import type { View } from '../features/view.ts';
import { MINORS, type Minor } from '../engine/steps/index.ts';
import { couldBeLayer } from '../engine/base.ts';
import { putInto } from '../engine/byKey.ts';
import type { Sliced } from '../engine/slices.ts';
import type { ChartText } from '../engine/wrappers/chart.ts';
import { isReleaseName } from '../engine/wrappers/named.ts';
import type { Answers, Sets } from '../protocol.ts';
import { Objects, type Known } from './objects.ts';
import { Snapshot } from './snapshot.ts';
import { DROPPED, type Turn, type Turns } from './turns.ts';
import { NOTHING, viewAround, viewOf } from './views.ts';
import { Works } from './works.ts';

export interface Host {
  readonly open: (uri: string) => TextDocument | undefined;
  /** The text of a file that is not open; undefined when the client cannot say. */
  readonly read: (uri: string) => Promise<string | undefined>;
  readonly settings: (uri: string) => Promise<Settings>;
  readonly folders: () => readonly string[];
  readonly opened: () => readonly string[];
}

/** Analyses hold whole trees; those used last are kept. */
const KEPT = 24;
const CLOSED = 32;

/** Everything an analysis is made from. */
interface Asked {
  readonly uris: readonly string[];
  readonly key: string;
  readonly stamp: string;
  readonly how: string;
  readonly files: readonly LayerDocument[];
  /** The Chart.yaml beside each of them, where it was asked for. */
  readonly charts: readonly (ChartText | undefined)[];
  readonly named: boolean;
  readonly always: boolean;
  readonly options: { readonly partial: boolean | undefined; region: number | undefined; target: Minor | undefined };
}
type Made = Analysis | typeof DROPPED | undefined;
interface SetAsked extends How {
  readonly uris: readonly string[];
  readonly key: string;
  readonly made: Promise<Made>;
}
/** What a set is looked at for, apart from its files. */
interface How {
  readonly named: boolean;
  readonly target: Minor | undefined;
}
interface Begun {
  readonly asked: Asked;
  readonly turn: Turn<Analysis | undefined>;
}
interface Cached {
  readonly stamp: string;
  /** The part of the stamp that no text changes. */
  readonly how: string;
  readonly analysis: Analysis;
}

/** Whatever a client sent, as sets. */
export function readSets(sent: Partial<Record<keyof Sets, unknown>>): Sets {
  const texts = (list: unknown): string[] =>
    Array.isArray(list) ? list.filter((x): x is string => typeof x === 'string') : [];
  const sets = Array.isArray(sent.sets) ? sent.sets.map(texts).filter((s) => s.length > 0) : [];
  return { sets, overlays: texts(sent.overlays) };
}

export class Session {
  private sets: Sets = { sets: [], overlays: [] };
  private readonly analyses = new Map<string, Cached>();
  private readonly memories = new Map<string, Memory>();
  /** Texts of closed documents that were half-way: reopened or renamed, they still are. */
  private readonly closed = new Map<string, { readonly text: string; readonly left: Memory }>();
  private readonly texts = new Map<string, TextDocument>();
  /** Texts of Chart.yaml; empty where there is none. */
  private readonly charts = new Map<string, string>();
  /** What is known of the files of a set beside them, as the client last said. */
  private readonly answers = new Map<string, Pick<Answers, 'region' | 'release'>>();
  private reads = 0;

  /** The analysis that a file of a set asked for last, while nothing has changed since. */
  private last: SetAsked | undefined;
  /** What is being worked out, by the key of its analysis. */
  private readonly begun = new Map<string, Begun>();
  /** What is being worked out of analyses. */
  readonly works: Works;
  /** Open files without values. */
  readonly objects: Objects;

  constructor(
    private readonly turns: Turns,
    private readonly host: Host,
  ) {
    this.works = new Works(turns);
    this.objects = new Objects(turns, {
      ...host,
      setOf: (uri) => this.setOf(uri),
      said: () => this.sets.sets,
      analysed: (uris) => this.deployed(uris),
      release: (uris) => this.answers.get(JSON.stringify([uris]))?.release,
    });
  }

  /** The files judged together with a document, in Helm's order. */
  setOf(uri: string): readonly string[] {
    return this.sets.sets.find((s) => s.includes(uri)) ?? [uri];
  }

  /** What belongs together, as somebody said it. */
  get said(): Sets {
    return this.sets;
  }
  useSets(sets: Sets): void {
    this.last = undefined;
    this.sets = sets;
  }

  /** What the client knows of a set beside its files. True when the set is judged differently from now on. */
  answered(uris: readonly string[], { region, release: called }: Answers): boolean {
    // What is no name of a release is none in any file.
    const release = called !== undefined && isReleaseName(called) ? called : undefined;
    const key = JSON.stringify([uris]);
    const before = this.answers.get(key);
    this.answers.set(key, { ...(region !== undefined && { region }), ...(release !== undefined && { release }) });
    if (before?.region !== region) this.last = undefined;
    return before?.region !== region || (before?.release !== release && this.objects.open.length > 0);
  }

  /** Undefined for a document that is closed, switched off or certainly not Camunda's. */
  async view(uri: string): Promise<View | undefined> {
    const settings = await this.host.settings(uri);
    const scope = scopeOf(uri, this.host.folders(), settings);
    if (scope === 'off') return undefined;
    let uris = this.setOf(uri);
    const how = { named: scope === 'named', target: settings.target };
    let analysis = await (uris.length > 1 ? this.ofSet(uri, uris, how) : this.analysis(uris, how));
    // A file of the set cannot be read: this one is then judged alone.
    if (!analysis && uris.length > 1 && this.host.open(uri)) {
      uris = [uri];
      analysis = await this.analysis(uris, how);
    }
    // Another document is no layer of anything.
    if (uris.length > 1 && analysis && filesIn(analysis).wrapped) {
      const { objections = [] } = analysis;
      uris = [uri];
      analysis = await this.analysis(uris, how);
      // Why it is judged alone.
      if (analysis && objections.length > 0) analysis = { ...analysis, objections };
    }
    const mine = (analysis && filesIn(analysis).layers.get(uri)) ?? [];
    if (!analysis || isOthers(analysis)) {
      const told = await this.beside(uri, settings);
      if (told || !analysis) return told;
    }
    // Reading other files may have waited: the document can be gone by now.
    if (!this.host.open(uri)) return undefined;
    if (mine.length === 0) return this.around(uri, analysis, settings, how);
    return analysis.layers[mine[0] ?? -1]?.open ? viewOf(analysis, mine, settings) : undefined;
  }

  /** After a change every file of a set asks: what is made for the first one is what the others get, until the next change. */
  private async ofSet(uri: string, uris: readonly string[], how: How): Promise<Analysis | undefined> {
    const { last } = this;
    if (last?.uris === uris && last.named === how.named && last.target === how.target) {
      this.begun.get(last.key)?.turn.sooner();
      const made = await last.made;
      if (made !== undefined && made !== DROPPED) {
        const [layer = -1] = filesIn(made).layers.get(uri) ?? [];
        if (made.layers[layer]?.document.version === this.host.open(uri)?.version) return made;
      }
    }
    return this.analysis(uris, how, false, (key, made) => {
      const now = { uris, ...how, key, made };
      this.last = now;
      made.catch(() => {
        if (this.last === now) this.last = undefined;
      });
    });
  }

  /** A document without values of its own: what it says of the chart is true or not by the files that it passes to it. */
  private async around(uri: string, own: Analysis, settings: Settings, how: How): Promise<View | undefined> {
    const { noted } = own;
    if (!noted) return undefined;
    const values = (await this.passed(uri, how))?.analysis;
    const document = this.host.open(uri);
    // Its features are those of the document itself, which has no layers.
    return (
      document && { ...viewAround({ ...(values ?? own), noted }, this.snapshot(document), settings), analysis: own }
    );
  }
  /** The files that a document passes to the chart. */
  private async passed(uri: string, how: How): ReturnType<Known['analysed']> {
    const text = this.host.open(uri)?.getText() ?? '';
    const passed: string[] = [];
    for (const folder of this.host.folders()) {
      const path = pathBelow(folder, uri);
      const found = path !== undefined && (await this.turns.take(declaring([{ path, text }])).done);
      if (found && found !== DROPPED) passed.push(...found.flatMap((d) => d.files.map((f) => addressBelow(folder, f))));
    }
    const names = new Set(passed.map(decoded));
    const set = this.sets.sets.find((s) => s.some((u) => names.has(decoded(u)))) ?? passed;
    const files = set.filter((u) => u !== uri);
    const analysis = files.length > 0 ? await this.analysis(files, how) : undefined;
    return analysis && { uris: files, analysis };
  }

  /** A file without values: what it names of the objects of a deployment. */
  private async beside(uri: string, settings: Settings): Promise<View | undefined> {
    const open = this.host.open(uri);
    if (!open) return undefined;
    const document = this.snapshot(open);
    const told = await this.objects.remarks(uri, document);
    if (!told || told.length === 0 || !this.host.open(uri)) return undefined;
    return viewAround(
      NOTHING,
      document,
      settings,
      told.map((r) => remarkIn(r, document, 0)),
    );
  }
  /** A set as the files beside it are judged by it; undefined for one that is none of Camunda's. */
  private async deployed(uris: readonly string[]): ReturnType<Known['analysed']> {
    const [first = ''] = uris;
    const settings = await this.host.settings(first);
    const scope = scopeOf(first, this.host.folders(), settings);
    if (scope === 'off') return undefined;
    const how = { named: scope === 'named', target: settings.target };
    const own = await this.analysis(uris, how);
    if (!own || (own.set.version !== 'foreign' && own.layers.length > 0)) return own && { uris, analysis: own };
    if (!own.noted) return undefined;
    const passed = await this.passed(first, how);
    const { release } = own;
    return { uris: [...uris, ...(passed?.uris ?? [])], analysis: passed ? { ...passed.analysis, release } : own };
  }

  /**
   * For whoever asks for the upgrade of some files, whether they are a known set or not; undefined when one is unreadable.
   * `target`: how far, where that is not what the settings say.
   */
  async asked(uris: readonly string[], target?: Minor): Promise<Analysis | undefined> {
    const settings = await Promise.all(uris.map((uri) => this.host.settings(uri)));
    const named = uris.some((uri, i) => scopeOf(uri, this.host.folders(), settings[i] ?? DEFAULTS) === 'named');
    return this.analysis(uris, { named, target: target ?? settings[0]?.target }, true);
  }

  private async analysis(
    uris: readonly string[],
    how: How,
    always = false,
    /** Told once everything is there that it is made of. */
    onBegun: (key: string, made: Promise<Made>) => void = () => undefined,
  ): Promise<Analysis | undefined> {
    for (;;) {
      const asked = await this.asking(uris, how, always);
      if (!asked) return undefined;
      const making = this.making(asked);
      onBegun(asked.key, making);
      const made = await making;
      if (made !== DROPPED) return made;
    }
  }
  /** Everything that an analysis is made of; undefined when a file cannot be read. */
  private async asking(uris: readonly string[], { named, target }: How, always: boolean): Promise<Asked | undefined> {
    const set = JSON.stringify([uris]);
    const key = target === undefined ? set : JSON.stringify([uris, target]);
    for (;;) {
      const files = await this.layers(uris);
      if (!files) return undefined;
      const overlay = uris.length > 0 && uris.every((uri) => this.sets.overlays.includes(uri));
      // Whoever names the files of a deployment has said that they are all.
      const said = this.sets.sets.some((s) => JSON.stringify([s]) === set);
      const partial = said ? false : overlay ? true : undefined;
      const region = this.answers.get(set)?.region;
      const unread = files.filter((f) => askChart(f) && !this.knowsChart(f.uri));
      if (unread.length > 0) {
        await Promise.all(unread.map((f) => this.readChart(f.uri)));
        // The files may be others by now.
        continue;
      }
      const charts = files.map((f) => (askChart(f) ? this.chartBeside(f.uri) : undefined));
      const how = [named, partial, region, ...charts.map((c) => c?.text ?? '')].join(' ');
      const stamp = [how, textsOf(files)].join(' ');
      return { uris, key, stamp, how, files, charts, named, always, options: { partial, region, target } };
    }
  }
  /** Dropped where it came to one of other texts, or made otherwise: then it is this one's turn. */
  private async making(asked: Asked): Promise<Made> {
    const { key, stamp, always } = asked;
    const cached = this.analyses.get(key);
    if (cached?.stamp === stamp) {
      this.keep(key, cached);
      return cached.analysis;
    }
    const begun = this.begun.get(key) ?? this.begin(asked);
    begun.turn.sooner();
    const made = await begun.turn.done;
    return begun.asked.stamp === stamp && (begun.asked.always || !always) ? made : DROPPED;
  }
  private begin(asked: Asked): Begun {
    const { key } = asked;
    const turn = this.turns.take(this.working(asked));
    const begun = { asked, turn };
    this.begun.set(key, begun);
    const end = (): void => {
      if (this.begun.get(key) === begun) this.begun.delete(key);
    };
    void turn.done.then(end, end);
    return begun;
  }
  /** A text is another now: what is being worked out of the old one is dropped. */
  changed(uri: string): void {
    this.last = undefined;
    this.works.changed(uri);
    for (const [key, { asked, turn }] of this.begun) {
      if (!asked.uris.includes(uri)) continue;
      this.begun.delete(key);
      turn.drop();
    }
  }

  private *working(asked: Asked): Sliced<Analysis | undefined> {
    const { key, stamp, how, files, charts, named, always } = asked;
    const { partial, region, target } = asked.options;
    const cached = this.analyses.get(key);
    // Until the end its trees are no longer those that its findings speak of.
    if (cached) this.analyses.set(key, { stamp: '', how: cached.how, analysis: outdated(cached.analysis) });
    const plain = !someInside(cached?.analysis.layers ?? []);
    const sound = cached && soundBefore(cached.analysis);
    const last = cached?.how === how ? (sound ?? cached.analysis) : undefined;
    const { objections: objected, noted: said = [] } = last ?? {};
    const inside = last && !plain && !objected ? typedLayers(last.layers, said, files) : undefined;
    const now = plain ? files : inside?.layers;
    const typed = last && now ? yield* retyping(last, now) : undefined;
    const retyped = typed instanceof Retyped ? typed : undefined;
    if (typed && !(typed instanceof Retyped)) {
      const analysis = inside && inside.noted.length > 0 ? { ...typed, noted: inside.noted } : typed;
      this.memories.set(key, { ...typed.memory, whole: this.memories.get(key)?.whole === true });
      this.keep(key, { stamp, how, analysis });
      return analysis;
    }
    // Its trees may be those of these texts by now.
    const taken = sound?.set.layers.every((l, i) => l.text === files[i]?.document.getText());
    const before = taken ? sound?.set : cached?.analysis.set;
    const known = (before?.layers ?? []).map((l) => [l.text, l.units.map((u) => u.doc)] as const);
    const stands = retyped && !objected && (!plain || said.length === 0) ? last : undefined;
    const standing: Standing =
      stands && now
        ? {
            layers: now,
            more: stands.more === true,
            noted: inside?.noted ?? [],
            objections: [],
            beside: stands.set.options.beside,
            above: stands.set.options.above,
            release: stands.release,
          }
        : yield* findingLayers(files, partial, new Map(plain ? known : []), charts);
    const { layers, more, noted, objections, beside, above, release, trees } = standing;
    const broken = last && plain && !stands && !taken ? yield* breaking(last, layers) : undefined;
    const memory = this.memories.get(key) ?? this.half(files);
    if (memory) this.memories.set(key, memory);
    const ours = objections.length > 0 || noted.length > 0 || layers.some((l) => mayBeValues(l.document.getText()));
    if (!named && !always && !memory?.behind && !ours) return undefined;
    // What a document names and nobody gave belongs to it all the same.
    const rest = more ? true : (partial ?? (memory?.whole === true ? false : undefined));
    const options = { partial: rest, region, target, beside, above };
    let analysis = yield* analysing(layers, options, memory, before, broken ?? trees, stands && retyped);
    if (couldBeLayer(analysis.set))
      analysis = {
        ...(yield* analysing(
          layers,
          { ...options, partial: true },
          memory,
          analysis.set,
          undefined,
          stands && retyped,
        )),
        unsaid: true,
      };
    if (named && (analysis.set.version === 'neutral' || analysis.set.version === 'foreign')) {
      const { from } = analysis.set.step;
      analysis = yield* analysing(layers, { partial: true, region, target, from, above }, memory, analysis.set);
    }
    if (more) analysis = { ...analysis, more };
    if (release !== undefined) analysis = { ...analysis, release };
    if (noted.length > 0) analysis = { ...analysis, noted };
    if (objections.length > 0) analysis = { ...analysis, objections };
    const whole = memory?.whole === true || (analysis.memory.behind !== undefined && analysis.unsaid !== true);
    this.memories.set(key, { ...analysis.memory, whole });
    if (cached?.how === how && plain) analysis = withSound(following(analysis, cached.analysis), cached.analysis);
    this.keep(key, { stamp, how, analysis });
    return analysis;
  }
  /** As the one used last. */
  private keep(key: string, cached: Cached): void {
    this.analyses.delete(key);
    this.analyses.set(key, cached);
    for (const old of this.analyses.keys()) {
      if (this.analyses.size <= KEPT) break;
      this.analyses.delete(old);
    }
  }

  /** A file outside the editor changed, or may have. */
  forget(uri: string): void {
    this.changed(uri);
    this.texts.delete(uri);
    this.charts.delete(uri);
    this.objects.forget(uri);
  }

  close(document: TextDocument): void {
    const { uri } = document;
    this.texts.delete(uri);
    this.objects.close(uri);
    this.objects.forget(uri);
    this.changed(uri);
    this.charts.delete(uri);
    for (const key of this.memories.keys()) {
      const [uris] = JSON.parse(key) as [string[]];
      if (!uris.includes(uri)) continue;
      this.analyses.delete(key);
      if (uris.length > 1) continue;
      const memory = this.memories.get(key);
      if (memory?.behind) {
        this.closed.delete(uri);
        const { behind, older, roots, written, whole } = memory;
        this.closed.set(uri, {
          text: document.getText(),
          left: { behind, older, roots, written, whole: whole === true },
        });
        for (const old of this.closed.keys()) {
          if (this.closed.size <= CLOSED) break;
          this.closed.delete(old);
        }
      }
      this.memories.delete(key);
    }
  }

  /** Half-way already: judged alone until now, or closed and opened again, perhaps under another name. */
  private half(layers: readonly LayerDocument[]): Memory | undefined {
    const alone = layers.map((l) => this.memories.get(JSON.stringify([[l.uri]])));
    const behind = MINORS.find((minor) => alone.some((m) => m?.behind === minor));
    if (behind) {
      const older = alone.flatMap((m) => m?.older ?? []);
      const written = {};
      for (const m of alone) Object.assign(written, m?.written);
      const roots = alone.flatMap((m) => m?.roots ?? []);
      return { behind, older, roots, written, whole: alone.some((m) => m?.whole) };
    }
    if (layers.length !== 1 || this.closed.size === 0) return undefined;
    const text = layers[0]?.document.getText();
    for (const [uri, old] of this.closed) {
      if (old.text !== text) continue;
      this.closed.delete(uri);
      return old.left;
    }
    return undefined;
  }

  /** The Chart.yaml in the folder of a file; asked for once, until it changes. */
  private chartBeside(uri: string): ChartText | undefined {
    const name = chartOf(uri);
    const text = this.host.open(name)?.getText() ?? this.charts.get(name) ?? '';
    return text === '' ? undefined : { name, text };
  }
  private knowsChart(uri: string): boolean {
    const name = chartOf(uri);
    return !name.endsWith('/Chart.yaml') || this.host.open(name) !== undefined || this.charts.has(name);
  }
  private async readChart(uri: string): Promise<void> {
    const name = chartOf(uri);
    this.charts.set(name, (await this.host.read(name)) ?? '');
  }

  private snapshot(d: TextDocument): TextDocument {
    const last = this.snapshots.get(d);
    if (last?.holds()) return last;
    const made = new Snapshot(d);
    if (last) {
      sameRoots(last, made);
      sameSilence(last, made);
    }
    this.snapshots.set(d, made);
    return made;
  }
  private readonly snapshots = new WeakMap<TextDocument, Snapshot>();

  /** Texts as the editor has them; undefined when one cannot be read. */
  async layers(uris: readonly string[]): Promise<LayerDocument[] | undefined> {
    const absent = uris.filter((uri) => !this.host.open(uri) && !this.texts.has(uri));
    if (absent.length > 0) {
      const read = await Promise.all(absent.map((uri) => this.host.read(uri)));
      absent.forEach((uri, i) => {
        const text = read[i];
        if (text !== undefined) this.texts.set(uri, TextDocument.create(uri, 'yaml', ++this.reads, text));
      });
    }
    const layers: LayerDocument[] = [];
    for (const uri of uris) {
      const open = this.host.open(uri);
      const document = open ? this.snapshot(open) : this.texts.get(uri);
      // A layer nobody can read: what is left would be judged wrongly.
      if (!document) return undefined;
      layers.push({ uri, document, open: open !== undefined });
    }
    return layers;
  }
}

const textsOf = (files: readonly LayerDocument[]): string =>
  files.map((l) => `${l.open ? 'o' : 'f'}${l.document.version}`).join(' ');

/** The layers of each file, and whether one of them is in another document. */
function filesIn(analysis: Analysis): Files {
  let known = files.get(analysis);
  if (!known) {
    const layers = new Map<string, number[]>();
    for (const [i, { uri }] of analysis.layers.entries()) putInto(layers, uri, i);
    files.set(analysis, (known = { layers, wrapped: analysis.set.layers.some((l) => l.wrapper) }));
  }
  return known;
}
interface Files {
  readonly layers: ReadonlyMap<string, readonly number[]>;
  readonly wrapped: boolean;
}
const files = new WeakMap<Analysis, Files>();

/** Of a document that is in no folder it is no path. */
const chartOf = (uri: string): string => uri.replace(/[^/]*$/, uri.includes('://') ? 'Chart.yaml' : '');

/** Documents of somebody else. */
const isOthers = ({ set: { version, layers }, noted }: Analysis): boolean =>
  version === 'foreign' && !noted && layers.every((l) => l.wrapper?.ours === false);
