/**
 * What the parameters of a request must look like, one row for each method. Checked before any handler runs, so that none of them
 * checks by itself. The sentences name the place and the kind of what stands there, never the value: it may be a secret.
 */
import { MINORS, STEPS } from '../engine/steps/index.ts';
import type { WorkDoneProgressParams } from 'vscode-languageserver';
import type {
  Answers,
  AuthenticationParams,
  ChecklistParams,
  CommandsParams,
  DeploymentFile,
  DocumentParams,
  ExplainParams,
  JourneyParams,
  PreviewParams,
  Requests,
  VerifyParams,
} from '../protocol.ts';

/** What is wrong with a value, in a sentence; undefined when nothing is. */
type Shape = (value: unknown, at: string) => string | undefined;
type Fields = Readonly<Record<string, unknown>>;
/** A shape for every field of a type. */
type FieldsOf<T> = { readonly [K in keyof T]-?: Shape };

const isObject = (v: unknown): v is Fields => typeof v === 'object' && v !== null && !Array.isArray(v);
function kindOf(v: unknown): string {
  if (v === null) return 'null';
  if (Array.isArray(v)) return 'a list';
  return typeof v === 'object' ? 'an object' : `a ${typeof v}`;
}
const wrong = (v: unknown, at: string, wanted: string): string =>
  v === undefined
    ? `${at || 'params'} is missing: it must be ${wanted}.`
    : `${at || 'params'} must be ${wanted}, not ${kindOf(v)}.`;
const is =
  (wanted: string, test: (v: unknown) => boolean): Shape =>
  (v, at) =>
    test(v) ? undefined : wrong(v, at, wanted);

const text = is('a string', (v) => typeof v === 'string');
const number = is('a number', (v) => typeof v === 'number');
const index = is('a whole number from 0 up', (v) => Number.isInteger(v) && (v as number) >= 0);
const token = is('a string or a number', (v) => typeof v === 'string' || typeof v === 'number');
const version = is(`${STEPS.map((s) => `"${s.from}"`).join(' or ')}, or absent`, (v) =>
  STEPS.some((s) => s.from === v),
);
const target = is(`${STEPS.map((s) => `"${s.to}"`).join(' or ')}, or absent`, (v) => STEPS.some((s) => s.to === v));
const object = is('an object', isObject);

const optional =
  (of: Shape): Shape =>
  (v, at) =>
    v === undefined ? undefined : of(v, at);
const either =
  (text: Shape, other: Shape): Shape =>
  (v, at) =>
    typeof v === 'string' ? text(v, at) : isObject(v) ? other(v, at) : wrong(v, at, 'a string or an object');
const list =
  (of: Shape): Shape =>
  (v, at) =>
    Array.isArray(v) ? first(v.map((item, i) => of(item, `${at}[${i}]`))) : wrong(v, at, 'a list');
const map =
  (of: Shape): Shape =>
  (v, at) =>
    isObject(v) ? first(Object.entries(v).map(([key, item]) => of(item, below(at, key)))) : wrong(v, at, 'an object');
/** Fields that are not listed are nobody's business. */
const fields =
  (shapes: FieldsOf<Fields>): Shape =>
  (v, at) =>
    isObject(v)
      ? first(Object.entries(shapes).map(([key, of]) => of(v[key], below(at, key))))
      : wrong(v, at, 'an object');
const below = (at: string, key: string): string =>
  /^\w+$/.test(key) ? (at === '' ? key : `${at}.${key}`) : `${at}[${JSON.stringify(key)}]`;
const first = (found: readonly (string | undefined)[]): string | undefined => found.find((f) => f !== undefined);

const answers = optional(
  fields({ release: optional(text), namespace: optional(text), region: optional(index) } satisfies FieldsOf<Answers>),
);
const document: FieldsOf<DocumentParams> = { uri: text };
const journey: FieldsOf<JourneyParams> = { uris: list(text), answers, target: optional(target) };

const OWN: Readonly<Record<keyof Requests, Shape>> = {
  'camundaValues/preview': fields({ ...journey, from: optional(version) } satisfies FieldsOf<PreviewParams>),
  'camundaValues/report': fields(journey satisfies FieldsOf<JourneyParams>),
  'camundaValues/checklist': fields({ ...document, answers } satisfies FieldsOf<ChecklistParams>),
  'camundaValues/declarations': fields({
    files: list(fields({ path: text, text } satisfies FieldsOf<DeploymentFile>)),
  } satisfies FieldsOf<Requests['camundaValues/declarations']['params']>),
  'camundaValues/status': fields(document satisfies FieldsOf<DocumentParams>),
  'camundaValues/secrets': fields(journey satisfies FieldsOf<JourneyParams>),
  'camundaValues/authentication': fields({
    ...journey,
    choices: optional(map(text)),
  } satisfies FieldsOf<AuthenticationParams>),
  'camundaValues/finish': fields(journey satisfies FieldsOf<JourneyParams>),
  'camundaValues/commands': fields({ ...journey, files: optional(list(text)) } satisfies FieldsOf<CommandsParams>),
  'camundaValues/explain': fields({ ...journey, text } satisfies FieldsOf<ExplainParams>),
  'camundaValues/checkWorkspace': fields({ workDoneToken: optional(token) } satisfies FieldsOf<WorkDoneProgressParams>),
  'camundaValues/verify': fields({
    old: list(fields({ uri: text, text: optional(text) } satisfies FieldsOf<VerifyParams['old'][number]>)),
    upgraded: list(text),
    from: optional(version),
    target: optional(target),
    helm: optional(text),
    charts: optional(either(text, fields(Object.fromEntries(MINORS.map((minor) => [minor, optional(text)]))))),
    answers,
    workDoneToken: optional(token),
  } satisfies FieldsOf<VerifyParams>),
};

const position = fields({ line: number, character: number });
const textDocument = fields(document);
/** Of the protocol's own requests, what their answers are made from. */
const STANDARD: Readonly<Record<string, Shape>> = {
  initialize: fields({ capabilities: object }),
  'textDocument/hover': fields({ textDocument, position }),
  'textDocument/completion': fields({ textDocument, position }),
  'textDocument/codeAction': fields({
    textDocument,
    range: fields({ start: position, end: position }),
    context: object,
  }),
  'codeAction/resolve': object,
  'textDocument/diagnostic': fields({ textDocument }),
  'workspace/executeCommand': fields({ command: text, arguments: optional(list(() => undefined)) }),
};
const SHAPES: ReadonlyMap<string, Shape> = new Map(Object.entries({ ...STANDARD, ...OWN }));

/** What is wrong with the parameters of a request, in a sentence. A method without a row takes anything. */
export const problemOf = (method: string, params: unknown): string | undefined => SHAPES.get(method)?.(params, '');

/** The parameters of our own requests as the handlers get them: some clients write null for what is absent. */
export const normalized = (method: string, params: unknown): unknown => (method in OWN ? withoutNulls(params) : params);
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, v]) => (v === null ? [] : [[key, withoutNulls(v)] as const])),
  );
}
