/**
 * What the language server offers beside LSP: requests, notifications and a command of its own. Types only: the client
 * shares them, never code. URIs are strings as the editor writes them; a list of URIs is one deployment in Helm's `-f` order.
 */
import type { Range, TextEdit } from 'vscode-languageserver';

/** Client -> server: parameters and result by method. */
export interface Requests {
  'camundaValues/preview': { params: SetParams; result: Preview };
  'camundaValues/report': { params: SetParams; result: Report };
  'camundaValues/checklist': { params: DocumentParams; result: Checklist | null };
  'camundaValues/status': { params: DocumentParams; result: Status | null };
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

/** `initializationOptions` of a client that knows this protocol. All of it is optional. */
export interface InitializationOptions extends Partial<Sets> {
  /** The client answers `camundaValues/read`: files of a set need not be open. */
  reads?: boolean;
  /** The client wants `camundaValues/didAnalyse`. */
  status?: boolean;
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
 * `8.7`: there is something to upgrade. `8.8`: nothing left, or written for 8.8. `neutral`: Camunda's, fits both charts.
 * `foreign`: not Camunda's. `off`: excluded or switched off.
 */
export type State = '8.7' | '8.8' | 'neutral' | 'foreign' | 'off';
/** Why a file is shown and never edited. */
export type LockReason = 'syntax' | 'encrypted' | 'template' | 'binary' | 'not-a-map';

export interface Status {
  uri: string;
  version: number;
  state: State;
  locked: LockReason | null;
  errors: number;
  warnings: number;
  notes: number;
  /** Findings only a person can settle. */
  decisions: number;
  /** The files judged together with this one, itself included. */
  set: string[];
}

export interface Report {
  markdown: string;
}

export interface Preview {
  /** Of the whole set, before the upgrade. */
  state: State;
  layers: PreviewLayer[];
  findings: number;
  /** Places the upgrade leaves as comments for a person. */
  decisions: number;
}
export interface PreviewLayer {
  uri: string;
  /** Of the open document; null for a file that is not open. */
  version: number | null;
  before: string;
  after: string;
  edits: TextEdit[];
  locked: LockReason | null;
  /** File name for the result: `values.yaml` -> `values-8.8.yaml`. */
  target: string;
}

/** `workspace/executeCommand`: arguments are the URIs in Helm's order, then perhaps options. */
export type UpgradeCommand = 'camundaValues.upgrade';
export interface UpgradeOptions {
  /** Answer with a `Preview` instead of applying it. */
  preview?: boolean;
}
export interface UpgradeResult {
  applied: boolean;
  /** Why not. */
  reason?: string;
  changed: string[];
  decisions: number;
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
 * concern this deployment. `user`: the files cannot say; the tick is the user's.
 */
export type ChecklistState = 'done' | 'open' | 'not-needed' | 'user';
export interface ChecklistItem {
  id: string;
  title: string;
  /** One sentence. */
  why: string;
  link: string;
  state: ChecklistState;
  places: ChecklistPlace[];
}
export interface ChecklistPlace {
  uri: string;
  range: Range;
  label: string;
}
