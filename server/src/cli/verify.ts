/** `verify`: what the upgrade does to the cluster, from renders of both charts by the user's own Helm. Writes nothing. */
import { upgrade, type ValuesSet } from '../engine/index.ts';
import { MINORS, type Minor } from '../engine/steps/index.ts';
import { cacheFolder } from '../helm/charts.ts';
import { beginHelm } from '../helm/helm.ts';
import { machine } from '../helm/machine.ts';
import { HelmProblem } from '../helm/problem.ts';
import { Masking } from '../report/mask.ts';
import { unexplained, type Hint, type VerdictReport } from '../report/verdict/facts.ts';
import { htmlVerdict } from '../report/verdict/html.ts';
import { jsonVerdict } from '../report/verdict/json.ts';
import { markdownVerdict } from '../report/verdict/markdown.ts';
import { lineOf, refusals, runVerify } from '../verify/run.ts';
import type { Upgraded, Verdict } from '../verify/verify.ts';
import type { Charts, VerifyCommand } from './args.ts';
import { label } from './files.ts';
import { load, unfinished } from './load.ts';
import { readResult, textsOf } from './result.ts';
import { Exit, Failure, NAME, fail, type ExitCode, type Terminal } from './terminal.ts';
import { nextStep, refuseTarget } from './target.ts';
import { verdictText } from './verdictText.ts';

export async function verify(command: VerifyCommand, terminal: Terminal): Promise<ExitCode> {
  const stop = new AbortController();
  beginHelm(programOf(command), cacheFolder(), stop.signal);
  try {
    return await verified(command, terminal, stop.signal);
  } finally {
    // Bad files do not wait for Helm.
    stop.abort();
  }
}
const programOf = (command: VerifyCommand): string => command.helm ?? machine.helm();

async function verified(command: VerifyCommand, terminal: Terminal, signal: AbortSignal): Promise<ExitCode> {
  const { from, layer: partial, region, target } = command;
  const options = { from, partial, region, target };
  const { inputs, set, arranged, broken } = await load(command.files, options);
  if (broken.length > 0) throw new Failure(broken);
  refuseTarget(set, target);
  const left = unfinished(inputs);
  if (left !== undefined) terminal.err.write(`${NAME}: ${left}\n`);
  const { to } = set.step;
  if (set.version === to)
    fail(
      `${inputs.map((i) => label(i.name)).join(', ')}: files of ${to}. Give the old ones first: ${NAME} verify OLD… --upgraded NEW….`,
    );
  const next = nextStep(set.step, target);
  if (next)
    terminal.err.write(
      `${NAME}: this is the step to ${to}. ${next.to} is another one: upgrade the files, and verify those of ${to} with --to ${next.to}.\n`,
    );
  const given = command.upgraded.length > 0 ? await readUpgraded(command.upgraded, to) : undefined;
  const work = (): Upgraded => {
    const done = upgrade(set);
    if (given) return { done, now: given };
    const texts = textsOf(inputs, arranged, done.layers);
    return { done, now: readResult(done.layers, to, options, (i) => texts[arranged.layers[i]?.file ?? -1] ?? '') };
  };
  const { now, ...verdict } = await judged(command, set, work, signal);
  const masking = new Masking(set, now);
  const report: VerdictReport = {
    verdict,
    old: set,
    hints: hints(now, verdict),
    mask: (text) => masking.text(text),
  };
  terminal.out.write(shown(command, report, terminal));
  if (verdict.refused.old !== undefined) return Exit.failure;
  if (verdict.refused.now !== undefined) return Exit.errors;
  return unexplained(verdict.differences).length > 0 ? Exit.followUps : Exit.clean;
}

const readUpgraded = async (names: readonly string[], from: Minor): Promise<ValuesSet> =>
  (await load(names, { from })).set;

async function judged(
  command: VerifyCommand,
  set: ValuesSet,
  work: () => Upgraded,
  signal: AbortSignal,
): Promise<Verdict & Upgraded> {
  const { release, namespace } = command;
  const charts = chartsFor(set, command.charts);
  try {
    return await runVerify(machine, set, work, {
      helm: programOf(command),
      charts,
      release: { release, namespace },
      signal,
    });
  } catch (error) {
    // The editor has a setting for that.
    if (error instanceof HelmProblem) return fail(error.message.replace(/ where it is(?=\.$)/, '$& (--helm)'));
    throw error;
  }
}

/** No chart is given in vain. */
function chartsFor(
  { step: { from, to } }: ValuesSet,
  given: Charts,
): { old: string | undefined; now: string | undefined } {
  const other = MINORS.find((minor) => given[minor] !== undefined && minor !== from && minor !== to);
  if (other !== undefined) fail(`A chart of ${other} is given, and these files go from ${from} to ${to}.`);
  return { old: given[from], now: given[to] };
}

/** What Helm's error means, and the lines of the upgraded files that it speaks of. */
const hints = (now: ValuesSet, verdict: Verdict): Hint[] =>
  refusals(now, verdict).map((e) => ({
    title: e.title,
    todo: e.todo,
    places: e.places.map((p) => `${now.layers[p.layer]?.name ?? ''}:${lineOf(now, p)}`),
  }));

function shown(command: VerifyCommand, report: VerdictReport, terminal: Terminal): string {
  switch (command.format) {
    case 'text':
      return verdictText(report, terminal.out);
    case 'json':
      return `${JSON.stringify(jsonVerdict(report), null, 2)}\n`;
    case 'markdown':
      return markdownVerdict(report);
    case 'html':
      return htmlVerdict(report);
  }
}
