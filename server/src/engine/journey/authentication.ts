/** How users and callers sign in after an upgrade, and what has to be asked. */
import type { UpgradedLayer } from '../apply.ts';

/** `none`: the cluster is off. */
export type Method = 'basic' | 'keycloak' | 'oidc' | 'ldap' | 'none' | null;
export interface Authentication {
  readonly method: Method;
  readonly summary: string;
  readonly questions: {
    id: string;
    prompt: string;
    why: string;
    path: string;
    placeholder: string;
    options?: { value: string; label: string; detail: string }[];
  }[];
  readonly refused: { id: string; reason: string }[];
  readonly layers: readonly UpgradedLayer[];
  /** The layers are those of the upgrade, with the choices in them. */
  readonly upgrades: boolean;
}
