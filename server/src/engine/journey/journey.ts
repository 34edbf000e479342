/** What goes with the files of a step, besides the checklist: every step has its own documents, and may lack some. */
import type { UpgradedLayer } from '../apply.ts';
import type { ValuesSet } from '../set.ts';
import type { Sliced } from '../slices.ts';
import type { Minor } from '../steps/index.ts';
import type { Authentication } from './authentication.ts';
import type { JourneyDocument } from './document.ts';
import type { Answers, Relied } from './secrets.ts';

export interface Command {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly text: string;
}
export interface Journey {
  readonly to: Minor;
  /**
   * The commands of the upgrade, fitted to a deployment. `files` as they shall stand in them, in Helm's order; undefined where
   * another tool runs Helm.
   */
  readonly commands: (set: ValuesSet, files: readonly string[] | undefined, answers: Answers) => Command[];
  readonly secrets?: {
    readonly documents: (set: ValuesSet, answers: Answers) => Sliced<JourneyDocument[]>;
    /** Why a secret is on the list, in a few words. */
    readonly why: (relied: Relied) => string;
    /** Name of the file with values that refer to the secrets. */
    readonly values: string;
  };
  readonly authentication?: (set: ValuesSet, choices: Readonly<Record<string, unknown>>) => Sliced<Authentication>;
  readonly finish?: {
    /** The texts with the migrations off. */
    readonly layers: (set: ValuesSet) => Sliced<UpgradedLayer[]>;
    readonly guide: (set: ValuesSet, commands: readonly Command[]) => JourneyDocument;
  };
}
