/** How a deployment of 8.7 authenticates, and who administers it. */
import { asText } from '../../../rules/functions.ts';
import type { View } from '../../../view.ts';
import { isObject } from '../../../yaml/tree.ts';

export const authOn = (v: View): boolean => v.effective('global.identity.auth.enabled') !== false;
/** How connectors sign in on 13.x. */
export const connectorsMethod = (v: View): string =>
  v.text('connectors.security.authentication.method') ||
  v.text('global.security.authentication.method') ||
  (authOn(v) ? 'oidc' : 'basic');
export const external = (v: View): boolean => ['MICROSOFT', 'GENERIC'].includes(v.text('global.identity.auth.type'));
const CLAIM = 'global.identity.auth.identity.initialClaim';
export const USERNAME_CLAIM = 'orchestration.security.authentication.oidc.usernameClaim';
const ADMIN = 'orchestration.security.initialization.defaultRoles.admin.users';
/** With another provider whoever has this claim administers Management Identity of 8.7; without its name nobody. */
export const initialClaim = (v: View): { name: string; value: string } | undefined => {
  const [name, value] = [v.text(`${CLAIM}Name`), v.text(`${CLAIM}Value`)];
  return external(v) && name !== '' && value !== '' ? { name, value } : undefined;
};
/** The files of 8.8 name users by another claim. */
export const namedOtherwise = (v: View, claim: string): boolean => ![claim, ''].includes(v.text(USERNAME_CLAIM));
/** Nobody has said who administers the cluster of 8.8, or it is whoever has the initial claim. */
export const adminOpen = (v: View, value: string): boolean => {
  const users = v.get(ADMIN);
  return !Array.isArray(users) || users.some((u) => asText(u) === value);
};
/** Who administers Management Identity in 8.7: with another provider its users are not ours. */
export const firstUser = (v: View): string => {
  if (external(v)) {
    const claim = initialClaim(v);
    return claim && !namedOtherwise(v, claim.name) ? claim.value : '';
  }
  return v.is('identity.enabled') ? v.text('identity.firstUser.username') : '';
};
/** 12.x generated the secret of this client, or took none. */
export const noSecret = (v: View, old: string, now: string): boolean => {
  const value = v.get(`${old}.existingSecret`);
  // A value of the wrong kind names no Secret: it becomes a comment.
  const none = asText(isObject(value) ? value.name : value) === '';
  return none && asText(v.get(`${now}.existingSecret`)) === '' && asText(v.get(`${now}.inlineSecret`)) === '';
};
