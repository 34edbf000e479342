/**
 * What the language server offers beside LSP: requests, notifications and a command of its own. Types only: the client
 * shares them, never code. URIs are strings as the editor writes them; a list of URIs is one deployment in Helm's `-f` order.
 */
import type { Diagnostic, Range, TextEdit, WorkDoneProgressParams } from 'vscode-languageserver';
import type { Minor } from './engine/steps/index.ts';
import type { Words } from './language/translate.ts';

export type { Minor, Words };
/** One for each side of an upgrade. */
export type ByVersion<T> = Partial<Record<Minor, T>>;

/** Client -> server: parameters and result by method. */
export interface Requests {
  'camundaValues/preview': { params: PreviewParams; result: Preview };
  'camundaValues/report': { params: JourneyParams; result: Report };
  'camundaValues/checklist': { params: ChecklistParams; result: Checklist | null };
  'camundaValues/declarations': { params: { files: DeploymentFile[] }; result: Declaration[] };
  'camundaValues/status': { params: DocumentParams; result: Status | null };
  'camundaValues/secrets': { params: JourneyParams; result: SecretsPlan };
  'camundaValues/authentication': { params: AuthenticationParams; result: AuthenticationPlan };
  'camundaValues/finish': { params: JourneyParams; result: FinishPlan };
  'camundaValues/commands': { params: CommandsParams; result: JourneyCommand[] };
  'camundaValues/explain': { params: ExplainParams; result: Explanation[] };
  'camundaValues/checkWorkspace': { params: WorkDoneProgressParams; result: WorkspaceReport };
  'camundaValues/verify': { params: VerifyParams; result: Verification };
}
/** Server -> client, only when the client said `reads`. */
export interface ClientRequests {
  'camundaValues/read': { params: DocumentParams; result: { text: string } | null };
}
/** Client -> server. */
export interface Notifications {
  'camundaValues/didChangeSets': Sets;
}
/** Server -> client, only when the client said `status`. */
export interface ServerNotifications {
  'camundaValues/didAnalyse': Status;
}

export interface DocumentParams {
  uri: string;
}
export interface SetParams {
  uris: string[];
}

/**
 * What no values file says. The client asks once, keeps the answers and sends all it has with every request. The server keeps
 * the last ones of a set: its diagnostics and its upgrade are those of the region too.
 */
export interface Answers {
  /** Name of the Helm release. */
  release?: string;
  /** Kubernetes namespace of the release. */
  namespace?: string;
  /** Which region these files are for, counted from 0; asked only where there are several. */
  region?: number;
}
export interface JourneyParams extends SetParams {
  answers?: Answers;
  /** How far the files shall be led; without it as far as the settings say. */
  target?: Minor;
}

/** `initializationOptions` of a client that knows this protocol. All of it is optional. */
export interface InitializationOptions extends Partial<Sets> {
  /** The client answers `camundaValues/read`: files of a set need not be open. */
  reads?: boolean;
  /** The client wants `camundaValues/didAnalyse`. */
  status?: boolean;
  /** The sentences of the server in the language of the client, by the language; without them it speaks English. */
  words?: Record<string, Words>;
  /** Settings for clients without `workspace/configuration`. */
  settings?: unknown;
}

/** Which files Helm gets together. A file in no set is a deployment of its own. */
export interface Sets {
  sets: string[][];
  /** Files that go on top of another one nobody named yet: what a whole deployment needs is not asked of them. */
  overlays: string[];
}

/**
 * The version that an upgrade begins at: there is something to upgrade; the one that it leads to: nothing left, or written for it.
 * `neutral`: Camunda's, fits both charts.
 * `foreign`: not Camunda's. `off`: excluded or switched off.
 */
export type State = Minor | 'neutral' | 'foreign' | 'off';
/** Why a file is shown and never edited. */
export type LockReason = 'syntax' | 'encrypted' | 'template' | 'binary' | 'not-a-map' | 'wrapper';

export interface Status {
  uri: string;
  version: number;
  state: State;
  /** The step that the file is looked at under; null for what is no values file of ours. */
  step: { from: Minor; to: Minor } | null;
  locked: LockReason | null;
  errors: number;
  warnings: number;
  notes: number;
  /** Findings only a person can settle. */
  decisions: number;
  /** Findings that the upgrade settles and a person should look at; it settles the rest alone. */
  reviews: number;
  /** The files judged together with this one, itself included. */
  set: string[];
  /** Values that stand inside the file, such as in an Argo CD Application: none in a values file. */
  inside: ValuesInside[];
}
export interface ValuesInside {
  /** Of the key or dash that they belong to, counted from 0. */
  line: number;
  /** How much there is to change. */
  findings: number;
}

/** A file that could say which values files belong together; its path is relative to the workspace folder. */
export interface DeploymentFile {
  path: string;
  text: string;
}
/** What a helmfile, an Argo CD Application, a Flux HelmRelease, a Kustomization or another document passes to the chart. */
export interface Declaration {
  /** Path of the file that says so. */
  source: string;
  name: string;
  release: string | null;
  namespace: string | null;
  /** In the order of the tool, relative to the workspace folder. A `*` stands for what a template fills in. */
  files: string[];
  /** Those of the files that are documents with values inside. */
  inside: string[];
  /** There are more values in the declaring file itself, which the upgrade leaves as they are. */
  inline: boolean;
}

export interface Report {
  markdown: string;
}
/** What the files below the folders of the workspace need, whether they are open or not. */
export interface WorkspaceReport extends Report {
  sets: number;
  errors: number;
  warnings: number;
  problems: WorkspaceProblems[];
  /** Of every file that was read: its time of change in milliseconds and its size, with a space between them. */
  stamps: Record<string, string>;
  /** Files that could say which files belong together: where one of them changes, nothing of this holds. */
  declaring: string[];
}
export interface WorkspaceProblems {
  uri: string;
  diagnostics: Diagnostic[];
  /** What they were found out from: the file itself, those judged with it, and the Chart.yaml beside them. */
  together: string[];
}

export interface PreviewParams extends JourneyParams {
  /** What the files are, where they do not say it themselves. */
  from?: Minor;
}
export interface Preview {
  /** Of the whole set, before the upgrade. */
  state: State;
  /**
   * What has to be said first. `version`: nothing tells the old version from the new one, and nothing is changed. `whole`: this could be a deployment or
   * a file on top of others, and is taken for the latter until it is one of `Sets.sets`. `settled`: something of the step before is
   * left to decide, and nothing is changed until it is not.
   */
  asks?: 'version' | 'whole' | 'settled';
  /** The step. */
  from: Minor;
  to: Minor;
  layers: PreviewLayer[];
  /** Findings only a person can settle, as the report counts them. */
  decisions: number;
  /** Findings settled by rule that a person should look at. */
  reviews: number;
  /** Findings settled by rule. */
  done: number;
}
export interface PreviewLayer {
  uri: string;
  /** Of the open document; null for a file that is not open. */
  version: number | null;
  before: string;
  after: string;
  edits: TextEdit[];
  locked: LockReason | null;
  /** File name for the result: `values.yaml` with the new version in it. */
  target: string;
  /** The values stand inside a document. */
  inside: boolean;
}

/** `workspace/executeCommand`: arguments are the URIs in Helm's order, then perhaps options. */
export type UpgradeCommand = 'camundaValues.upgrade';
export interface UpgradeOptions {
  /** Answer with a `Preview` instead of applying it. */
  preview?: boolean;
  /** What the files are, where they do not say it themselves. */
  from?: Minor;
  /** How far the files shall be led; without it as far as the settings say. */
  target?: Minor;
  answers?: Answers;
}
export interface UpgradeResult {
  applied: boolean;
  /** Why not. */
  reason?: string;
  changed: string[];
  /** Findings only a person can settle. */
  decisions: number;
}

export interface ChecklistParams extends DocumentParams {
  answers?: Answers;
}
export interface Checklist {
  uri: string;
  state: State;
  steps: ChecklistStep[];
}
export interface ChecklistStep {
  id: string;
  title: string;
  items: ChecklistItem[];
}
/**
 * `done`: the files prove it. `open`: the files show that it is not done. `not-needed`: the files prove that it does not
 * concern this deployment. `blocked`: the files show something the upgrade has no way for; `todo` says what to do.
 * `user`: the files cannot say; the tick is the user's.
 */
export type ChecklistState = 'done' | 'open' | 'blocked' | 'not-needed' | 'user';
/** What can be opened to get an item done. `report` is the report of the upgrade. */
export type Assistant = 'upgrade' | 'report' | 'secrets' | 'authentication' | 'finish' | 'explain' | 'verify';
export interface ChecklistItem {
  /** Never changes: ticks are stored under it. */
  id: string;
  title: string;
  /** One sentence. */
  why: string;
  /** What to do or to look at, where the files show that something is; Markdown. */
  todo?: string;
  link: string;
  state: ChecklistState;
  places: ChecklistPlace[];
  /** The command of `camundaValues/commands` that does or checks it. */
  command?: string;
  assistant?: Assistant;
  /** Answers that are missing and would settle it. */
  asks?: (keyof Answers)[];
}
export interface ChecklistPlace {
  uri: string;
  range: Range;
  label: string;
}

// --- The journey: what goes with the upgraded files ----------------------------------------------------------------------

/** A text to be shown, saved or copied. It names Secrets and keys, never a secret value. */
export interface JourneyDocument {
  id: string;
  title: string;
  /** Suggested name without a folder. */
  fileName: string;
  language: 'shellscript' | 'yaml' | 'markdown';
  text: string;
}

/**
 * `generated`: chart 12.x made it up. `plaintext`: it stands in a values file. `default`: a well-known default of 12.x.
 * `new`: 8.8 wants one that 8.7 did not have.
 */
export type SecretOrigin = 'generated' | 'plaintext' | 'default' | 'new';
export interface ReliedSecret {
  id: string;
  what: string;
  why: string;
  origin: SecretOrigin;
  /** Its key in the consolidated Secret. */
  key: string;
  places: ChecklistPlace[];
}
export interface SecretsPlan {
  state: State;
  /** Empty when every secret is a reference to a Secret of the user's own; then there are no documents. */
  relied: ReliedSecret[];
  /** `secrets/overview`, `secrets/script`, `secrets/manifest`, `secrets/values`; the last only when the files lack a reference. */
  documents: JourneyDocument[];
  /** Answers that are missing; the script then asks for them when it runs. */
  asks: (keyof Answers)[];
}

/** `none`: nobody signs in. `null`: not Camunda's, or the files do not say. */
export type AuthenticationMethod = 'basic' | 'keycloak' | 'oidc' | 'ldap' | 'none' | null;
export interface AuthenticationParams extends JourneyParams {
  /** Answers to `questions`, by id. What is left out stays unwritten. */
  choices?: Record<string, string>;
}
export interface AuthenticationQuestion {
  id: string;
  prompt: string;
  why: string;
  /** The key the answer goes to. */
  path: string;
  /** An example, never written. */
  placeholder: string;
  /** For a choice: what may be answered. Absent: any text. */
  options?: { value: string; label: string; detail: string }[];
}
export interface AuthenticationPlan {
  state: State;
  method: AuthenticationMethod;
  /** Markdown: what 8.8 will do, who must sign in from now on, what the files prove. */
  summary: string;
  /** All that may be asked, answered or not. */
  questions: AuthenticationQuestion[];
  /** Ids of answers that are not acceptable, with the reason. */
  refused: { id: string; reason: string }[];
  /** With all choices applied. A set of 8.7 is upgraded in the same step. */
  layers: PreviewLayer[];
}

export interface FinishPlan {
  state: State;
  /** Turns the migrations off; no edits where they are off already. */
  layers: PreviewLayer[];
  /** `finish/guide`: what else to clean, in order. */
  documents: JourneyDocument[];
}

export interface CommandsParams extends JourneyParams {
  /** The files as they shall stand in the commands, in Helm's order; without them the paths of the URIs. */
  files?: string[];
}
/** One command line, or several, for a POSIX shell. What is not answered stands as a variable that stops the shell when unset. */
export interface JourneyCommand {
  id: string;
  title: string;
  why: string;
  text: string;
}

export interface ExplainParams extends JourneyParams {
  text: string;
}
/** At least one for any text: the last resort says that nothing in it is known. */
export interface Explanation {
  id: string;
  title: string;
  why: string;
  todo: string;
  link: string;
  /** Id of the checklist's item. */
  item?: string;
  assistant?: Assistant;
  places: ChecklistPlace[];
}

// --- Verify: what the upgrade does to the cluster, from renders of both charts ------------------------------------------

export interface VerifyParams extends WorkDoneProgressParams {
  /** The old files in Helm's order; `text` where it is not what the file says now, such as a version out of Git. */
  old: { uri: string; text?: string }[];
  /** The upgraded files in Helm's order; none means that the upgrade is worked out. */
  upgraded: string[];
  /** What the old files are, where they do not say it themselves. */
  from?: Minor;
  /** Which version the upgraded files are of; without it as far as the settings say. */
  target?: Minor;
  /** A program; without it the variable HELM of the server, else `helm` in its path. */
  helm?: string;
  /**
   * Where the charts are: for each a folder, an archive, a version or a reference; or one folder in which both are. Without it
   * Helm pulls the newest of each.
   */
  charts?: string | ByVersion<string>;
  answers?: Answers;
}
/** `data` of the error that `camundaValues/verify` answers with: whose fault it is. */
export interface VerifyFailure {
  kind: 'helm' | 'chart' | 'files';
}
export interface Verification {
  step: { from: Minor; to: Minor; charts: { from: string; to: string } };
  /** Whether each chart rendered. Only where both did are there differences. */
  renders: ByVersion<boolean>;
  charts: ByVersion<string>;
  /** What was found, in a sentence. */
  headline: string;
  /** Charts, Helm, release and what was filled in, in a sentence. */
  provenance: string;
  /** What Helm said where a chart refused, without secrets. */
  refused: string | null;
  /** What the new chart refuses, led back to the files. */
  hints: Explanation[];
  /** From the worst to the least; of equals what has no reason comes first. */
  differences: VerifiedDifference[];
  /** By the `object` of the differences: both texts, without secrets; empty where a chart has no such object. */
  objects: Record<string, ByVersion<string>>;
}
/** From the worst to the least. */
export type VerifiedWeight = 'data' | 'availability' | 'security' | 'behaviour' | 'cosmetics';
export interface VerifiedDifference {
  /** `<kind>/<part>`; beside the kinds of Kubernetes `Application/<part>` and `Route/<host>`. */
  object: string;
  property: string;
  /** In one line and without secrets; null where it is not there. */
  before: string | null;
  after: string | null;
  weight: VerifiedWeight;
  /** Null: nobody knows. `link` for a rule of the upgrade. */
  reason: { id: string; why: string; link?: string } | null;
  /** Lines of the files that made it, those of the upgraded files first. None for what the chart does by itself. */
  places: ChecklistPlace[];
  /** Lines in the texts of the object, from 0; null where none can be told. */
  lines: ByVersion<number | null>;
}
