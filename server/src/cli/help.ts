/** What the terminal says about itself. */
import { MINORS, STEPS } from '../engine/steps/index.ts';
import { CHARTS } from '../engine/charts/index.ts';
import { isChecked } from '../engine/validate/checks.ts';
import { TARGETS } from './target.ts';
import { NAME } from './terminal.ts';

const [{ from, to, charts }] = STEPS;
const LATER = STEPS.filter((s) => s.from !== from);
const last = STEPS[STEPS.length - 1] ?? STEPS[0];
const checked = CHARTS.filter((c) => isChecked(c.minor));
/** As the options have it: `87`. */
const digits = (minor: string): string => minor.replace('.', '');

export const HELP = `${NAME} upgrades Camunda ${from} Helm values files to ${to},
and with --to ${last.to} on to ${last.to}.

  ${NAME} check    FILE... [--format text|json|sarif]
      What an ${from} set must change. Writes nothing.
  ${NAME} check    DIR...  [--format text|json|sarif|markdown]
      The same of every set of values below the folders, in short, and of
      objects, patches and Kustomizations there that name what a set made.
  ${NAME} migrate  FILE... --output FILE | --output-dir DIR | --in-place
      Writes the upgraded files. Without one of the three, a terminal shows
      the diff and the follow-ups, and nothing is written.
  ${NAME} validate FILE... [--format text|json|sarif]
      What is left to do in files of ${to} or newer. Writes nothing.
  ${NAME} documents FILE... --output-dir DIR [--release R --namespace N]
      Writes what goes with the files: the checklist that fits them, the script
      that extracts secrets, the Secret as a manifest and the values that refer
      to it, the commands of the upgrade, and how to finish the migration. No
      secret value is in them.
  ${NAME} verify   OLD... [--upgraded NEW...]
                          [--format text|json|markdown|html]
      Renders the old files with chart ${charts.from.name} and the upgraded ones with chart
      ${charts.to.name}, by your own Helm, and explains every difference. Writes nothing.

The files are one set, in the order of Helm's -f; later files win.
A file called - is standard input. Values inside an Argo CD Application, a Flux
HelmRelease, a ConfigMap, a Kustomization, a helmfile and others are found, and
upgraded where they stand; give the values files that these name as well. check
also tells old names in scripts (helm --set, kubectl), in Terraform, and in
Kubernetes objects, patches and Kustomizations beside the values.

Options of check, migrate, documents and verify
  --to ${TARGETS.join('|').padEnd(16)}how far (default: ${to}). Every step is an upgrade:
                       from ${from} to ${last.to}, --output-dir DIR gets DIR/${to} and
                       DIR/${last.to}, and ${to} must be deployed and its migrations
                       complete before ${last.to}. Nothing is made for a step while
                       something of the one before is left to decide

Options of check, validate and migrate
  --at PATH            where the values stand in the one file, if that is not
                       recognised: spec.values, items[0].data."values.yaml"

Options of check and validate
  --fail-on F          what ends with another code than 0 besides what cannot be
                       read: errors, findings (default) or never
  --allow-empty-input  check DIR: no values of Camunda below it is no failure

Options of validate
  --chart C            whose chart judges the files, where they do not tell:
                       ${checked.flatMap((c) => [String(c.major), c.minor]).join(', ')}

Options of check and migrate
  --release R          name of the Helm release the files are for: where chart
                       ${charts.to.name} would call its StatefulSet otherwise, the old name,
                       on which the volumes hang, is kept

Options of migrate
  --output FILE        where the one upgraded file goes; - is standard output
  --output-dir DIR     one upgraded file for each input, under its own name
  --add-version        with --output-dir: values.yaml becomes values-${to}.yaml
  --in-place           replace the inputs
  --diff               print a unified diff on standard output, everything else
                       on standard error. Secrets in it are shown as •••;
                       a diff with ••• is for reading, git apply refuses it.
  --show-secrets       print them, so that every diff is a patch
  --report-file R      what happened to every value; - is standard output
  --report-format F    json or markdown (default: by the ending of R, else json)
  --force              overwrite outputs and reports that exist
  --undecided          with --to: make the files of the next step although
                       something is left to decide; they are to look at

Options of documents
  --release R          name of the Helm release; without it the script asks
  --namespace N        namespace of the release; without it the script asks
  --force              overwrite documents that exist

Options of verify
  --upgraded NEW...    the upgraded files; without it they are worked out
  --chart-${digits(from)} C         folder, archive, version or reference of chart ${charts.from.name},
  --chart-${digits(to)} C         of ${charts.to.name}${LATER.map((s) => `,\n  --chart-${digits(s.to)} C         of ${s.charts.to.name}`).join('')}; without them Helm pulls the newest of each
  --helm PROGRAM       Helm 3 or 4 (default: HELM, else helm in the path)
  --release R          name of the Helm release (default: camunda)
  --namespace N        namespace of the release (default: camunda)

Options of all commands
  --from ${MINORS.join('|').padEnd(14)}what the files are, where they do not tell
  --layer              the files are overlays: add nothing that a whole
                       deployment would need
  --whole              the files are a whole deployment, however little they say
  --region N           number of this region, where several share one storage;
                       global.multiregion.regionId in the files says it too
  --help, --version

Exit codes
  0  clean: nothing to follow up; documents: all of them were written
  1  wrong usage or unreadable input; nothing was written. Below a folder only
     broken values count; what else cannot be read is told
  2  something is left for a person: to decide, to look at, or to say what the
     files are
     verify: a difference has no explanation
  3  check: errors; migrate, validate: the files do not work with ${to};
     verify: chart ${charts.to.name} refuses them
`;
