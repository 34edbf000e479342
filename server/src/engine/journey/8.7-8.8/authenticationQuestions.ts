/** What no file proves about authentication: asked one by one, written only when answered. */
import type { Values } from '../../validate/values.ts';
import type { Change } from '../changes.ts';
import type { Method } from '../authentication.ts';

export interface Question {
  readonly id: string;
  readonly prompt: string;
  readonly why: string;
  readonly path: string;
  /** An example, never written. */
  readonly placeholder: string;
  readonly options?: readonly { readonly value: string; readonly label: string; readonly detail: string }[];
  readonly methods: readonly Method[];
  /** Whether the files leave it open. */
  readonly when: (now: Values) => boolean;
  /** Why an answer is not acceptable. */
  readonly check?: (answer: string) => string | undefined;
  readonly write: (answer: string) => Change[];
}

const SECURITY = 'orchestration.security';
const OIDC = `${SECURITY}.authentication.oidc`;
const unsaid =
  (...paths: readonly string[]) =>
  (now: Values): boolean =>
    paths.every((p) => {
      const v = now.said(p);
      return v === undefined || v === null || v === '';
    });
const one =
  (path: string) =>
  (answer: string): Change[] => [{ path, json: answer }];

function address(answer: string): string | undefined {
  return /^https?:\/\/[^\s/]+(?:\/\S*)?$/.test(answer) ? undefined : 'An address begins with https:// or http://.';
}
const redirect = (answer: string): string | undefined =>
  /\/sso-callback\/?$/.test(answer) ? 'Without /sso-callback: the chart appends it.' : address(answer);

export const QUESTIONS: readonly Question[] = [
  {
    id: 'api',
    prompt: 'Shall the APIs ask for credentials?',
    why: 'In 8.7 they did not; in 8.8 every caller needs a user unless they stay open.',
    path: `${SECURITY}.authentication.unprotectedApi`,
    placeholder: 'protected',
    options: [
      {
        value: 'protected',
        label: 'Yes, protect them',
        detail: 'Workers, clients and connectors must send credentials.',
      },
      {
        value: 'open',
        label: 'No, leave them open as in 8.7',
        detail: 'Everybody who reaches the cluster can do everything. Only behind a network of your own.',
      },
    ],
    methods: ['basic'],
    when: () => true,
    // The guide prints `unprotectedApi: false` for this, which is the default and protects (render; the key's own documentation).
    write: (answer) => [
      { path: `${SECURITY}.authentication.unprotectedApi`, json: answer === 'open' },
      ...(answer === 'open' ? [{ path: `${SECURITY}.authorizations.enabled`, json: false }] : []),
    ],
  },
  {
    id: 'redirectUrl',
    prompt: 'Under which address do users open the cluster in the browser?',
    why: 'The provider sends them back there after login; the default is localhost.',
    path: `${OIDC}.redirectUrl`,
    placeholder: 'https://camunda.example.com/orchestration',
    methods: ['keycloak', 'oidc'],
    when: unsaid(`${OIDC}.redirectUrl`),
    check: redirect,
    write: one(`${OIDC}.redirectUrl`),
  },
  {
    id: 'clientId',
    prompt: 'Which client of your provider belongs to the cluster?',
    why: 'It needs the authorization code flow, which the client of Zeebe in 8.7 did not.',
    path: `${OIDC}.clientId`,
    placeholder: '00000000-0000-0000-0000-000000000000',
    methods: ['oidc'],
    when: unsaid(`${OIDC}.clientId`),
    write: one(`${OIDC}.clientId`),
  },
  {
    id: 'audience',
    prompt: 'Which audience do tokens for the cluster have?',
    why: 'The default of the chart is orchestration-api, which your provider does not know by itself.',
    path: `${OIDC}.audience`,
    placeholder: 'api://camunda',
    methods: ['oidc'],
    when: unsaid(`${OIDC}.audience`),
    write: one(`${OIDC}.audience`),
  },
  {
    id: 'issuer',
    prompt: 'What is the issuer of your provider?',
    why: 'From it the cluster finds the addresses for login, tokens and keys.',
    path: `${OIDC}.issuer`,
    placeholder: 'https://login.example.com/tenant/v2.0',
    methods: ['oidc'],
    when: (now) =>
      unsaid(
        `${OIDC}.issuer`,
        'global.identity.auth.issuer',
        'global.identity.auth.publicIssuerUrl',
        'global.identity.auth.issuerBackendUrl',
      )(now) && !(now.on(`${OIDC}.authUrl`) && now.on(`${OIDC}.tokenUrl`) && now.on(`${OIDC}.jwksUrl`)),
    check: address,
    write: one(`${OIDC}.issuer`),
  },
  {
    id: 'usernameClaim',
    prompt: 'Which claim of a token names the user?',
    why: 'The default is preferred_username; some providers do not put it into tokens of services.',
    path: `${OIDC}.usernameClaim`,
    placeholder: 'oid',
    methods: ['oidc'],
    when: unsaid(`${OIDC}.usernameClaim`),
    write: one(`${OIDC}.usernameClaim`),
  },
  {
    id: 'clientIdClaim',
    prompt: 'Which claim of a token names the client?',
    why: 'The default is client_id; Microsoft writes azp or appid.',
    path: `${OIDC}.clientIdClaim`,
    placeholder: 'azp',
    methods: ['oidc'],
    when: unsaid(`${OIDC}.clientIdClaim`),
    write: one(`${OIDC}.clientIdClaim`),
  },
  {
    id: 'admin',
    prompt: 'Which user shall administrate the cluster?',
    why: 'The chart gives the role to the user demo only, whom your provider does not know.',
    path: `${SECURITY}.initialization.defaultRoles.admin.users`,
    placeholder: 'jane.doe@example.com',
    methods: ['oidc'],
    when: (now) => now.said(`${SECURITY}.initialization.defaultRoles.admin`) === undefined,
    write: (answer) => [{ path: `${SECURITY}.initialization.defaultRoles.admin.users`, json: [answer] }],
  },
];
