/** Inputs -> a set. What cannot be one of Camunda's is told apart here, one line for each file. */
import type { Minor } from '../engine/steps/index.ts';
import { isReadable, readSet, type LayerText, type ReadOptions, type ValuesSet } from '../engine/index.ts';
import { arrange, saidVersion, setAbove, type Arranged, type ArrangeOptions } from '../engine/wrappers/arrange.ts';
import { filesBeside, patchesIn, remarksBeside, type Deployed } from '../engine/wrappers/beside.ts';
import { finish } from '../engine/slices.ts';
import { oldNamesIn } from '../engine/wrappers/scripts.ts';
import { STEPS, stepTo, TARGET } from '../engine/steps/index.ts';
import type { Steps } from '../engine/wrappers/steps.ts';
import { lockLine, objectionLine } from '../report/refusals.ts';
import { remarksOf, type Remarked } from '../report/around.ts';
import { parentRemarks } from './around.ts';
import { versionBeside } from '../engine/wrappers/chart.ts';
import { chartsBeside } from './beside.ts';
import { doubtOf } from './doubt.ts';
import { label, readInputs, type Input } from './files.ts';
import { leftoverLine } from './leftovers.ts';
import { Failure, NAME } from './terminal.ts';

export interface Loaded {
  readonly inputs: readonly Input[];
  readonly set: ValuesSet;
  /** What is said about the documents around the values. */
  readonly remarks: readonly Remarked[];
  /** Which layer stands in which file, and where in it. */
  readonly arranged: Arranged;
  /** How that was found out. */
  readonly how: ArrangeOptions;
  /** Lines about files with broken YAML, of which the readable part is in the set. */
  readonly broken: readonly string[];
}

/** Throws a Failure for every set that is not Camunda's or cannot be read at all. */
export async function load(
  files: readonly string[],
  options: ReadOptions,
  at?: Steps,
  /** Scripts and Terraform are looked into as well. */
  scripts = false,
): Promise<Loaded> {
  const all = await readInputs(files);
  const code = new Map(scripts ? all.flatMap((i) => withOldNames(i, options)) : []);
  const values = all.filter((i) => !code.has(i));
  const objects = scripts ? filesBeside(values) : [];
  // Alone they are what they always were: no values.
  const beside = objects.length < values.length ? objects : [];
  const inputs = values.filter((i) => !beside.includes(i));
  if (inputs.length === 0 && code.size > 0) {
    const set = nothing(options);
    return { inputs: all, set, arranged: arrange([]), how: {}, remarks: [...code.values()], broken: [] };
  }
  const charts = chartsBeside(inputs);
  const how: ArrangeOptions = { at, partial: options.partial, charts };
  const arranged = arrange(inputs.map(nameAndText), how);
  if (arranged.objections.length > 0)
    throw new Failure(arranged.objections.map((o) => objectionLine(o, inputs, label)));
  if (arranged.mounted && arranged.layers.length === 0) {
    const set = nothing(options);
    const remarks = remarksOf(inputs, arranged, set);
    if (scripts) return { inputs: all, set, arranged, how, remarks: [...remarks, ...code.values()], broken: [] };
    throw new Failure(
      inputs.map(
        (i) =>
          `${label(i.name)}: only sets values one by one, which are never changed. ${NAME} check lists the old names.`,
      ),
    );
  }
  const said = saidVersion(arranged) ?? versionBeside(charts);
  const set = readSet(arranged.layers, { ...options, beside: said, above: setAbove(arranged) });
  const lines = set.layers.flatMap((layer) => lockLine(layer, label(layer.name)) ?? []);
  if (lines.length > 0 && (!isReadable(set) || set.version === 'foreign')) throw new Failure(lines);
  if (set.version === 'foreign') throw new Failure([foreignLine(inputs, set.step.from)]);
  const release = options.release ?? arranged.release;
  // Which names take effect with the upgrade depends on what the values are of.
  const inScripts = [...code.keys()].flatMap((i) =>
    withOldNames(i, options, { ...set, release }).map(([, remarks]) => remarks),
  );
  const inObjects = scripts ? objectRemarks(values, { files: [], release, set }) : [];
  const { region } = set.options;
  if (options.region !== undefined && region !== options.region)
    throw new Failure([
      `--region ${String(options.region)}, but the files say global.multiregion.regionId: ${String(region)}. Correct one of them.`,
    ]);
  return {
    inputs,
    set,
    arranged,
    how,
    remarks: [
      ...remarksOf(inputs, arranged, set),
      ...parentRemarks(charts, arranged, set, inputs),
      ...inScripts,
      ...inObjects,
    ],
    broken: lines,
  };
}
const nameAndText = ({ name, text }: Input): LayerText => ({ name, text });

/** What files without values name of the chart's objects. */
function objectRemarks(inputs: readonly Input[], deployed: Deployed): Remarked[] {
  const files = inputs.map(nameAndText);
  const patches = files.flatMap(patchesIn);
  return files.flatMap((file) => {
    const remarks = finish(remarksBeside(file, [deployed], patches)).map((r) => r.remark);
    return remarks.length > 0 ? [{ ...file, remarks }] : [];
  });
}

/** The files that an upgrade made, as the input of the next step: their values stand where those of the files before them stood. */
export function loadAgain({ set: before, how }: Pick<Loaded, 'set' | 'how'>, inputs: readonly Input[]): Loaded {
  const arranged = arrange(inputs.map(nameAndText), how);
  const set = readSet(arranged.layers, { ...before.options, from: before.step.to, above: setAbove(arranged) });
  const remarks = [...remarksOf(inputs, arranged, set), ...parentRemarks(how.charts ?? [], arranged, set, inputs)];
  return { inputs, set, arranged, how, remarks, broken: [] };
}

/** No values at all: what is told beside them is all there is. */
const nothing = (options: ReadOptions): ValuesSet =>
  readSet([], { ...options, from: options.from ?? STEPS[0].from, partial: true });

const withOldNames = (
  input: Input,
  { target = TARGET, release }: ReadOptions,
  set?: Pick<ValuesSet, 'version' | 'merged'> & { readonly release: string | undefined },
): [Input, Remarked][] => {
  const step = stepTo(target) ?? STEPS[0];
  const about = set ? { step, version: set.version, merged: set.merged, release: set.release } : { step, release };
  const remarks = oldNamesIn(input.text, input.name, about);
  return remarks ? [[input, { name: input.name, text: input.text, remarks }]] : [];
};
/**
 * The same for who writes: what nobody said and no file says is not guessed. `settles`: where every answer ends in the same files,
 * none is asked for.
 */
export async function loadToWrite(
  files: readonly string[],
  options: ReadOptions,
  settles = false,
  at?: Steps,
): Promise<Loaded> {
  const loaded = await load(files, options, at);
  const { inputs, set, broken } = loaded;
  const left = unfinished(inputs);
  if (left !== undefined) throw new Failure([left]);
  if (broken.length > 0) throw new Failure(broken);
  const doubt = doubtOf(set);
  if (!doubt) return loaded;
  if (settles && doubt.same) return { ...loaded, set: doubt.same };
  const names = inputs.map((i) => label(i.name)).join(', ');
  if (set.version === 'neutral')
    throw new Failure([
      `${names}: nothing in here tells ${set.step.from} from ${set.step.to}. Say what it is, ${doubt.words}, or give the files it belongs to as well.`,
    ]);
  throw new Failure([`${names}: ${LAYER_OR_WHOLE} Say which: --layer or --whole (${doubt.does}).`]);
}
/** What a run that did not end has left beside the files: they may be upgraded in part. */
export const unfinished = (inputs: readonly Input[]): string | undefined =>
  leftoverLine(inputs.flatMap(({ file }) => (file ? [file.real] : [])));

export const LAYER_OR_WHOLE =
  'could be a file on top of others or a whole deployment: nothing in here says which components run, where data lies or who signs in.';

function foreignLine(inputs: readonly Input[], from: Minor): string {
  const names = inputs.map((i) => label(i.name)).join(', ');
  const empty = inputs.every((i) =>
    i.text.split('\n').every((line) => /^\ufeff?\s*(?:#.*|---|\.\.\.)?\s*$/.test(line)),
  );
  if (empty) return `${names}: no values in here, only comments or nothing. Give a values file of Camunda ${from}.`;
  return `${names}: not values of the Camunda 8 chart. If they are, say so: ${NAME} … --from ${from}.`;
}
