/** The address of the cluster's login keeps the scheme that the browser had: TLS can end in front of the Ingress. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readSet, upgrade } from '../../../server/src/engine/index.ts';

const auth = (said: string): string => `global: {identity: {auth: {${said}}}}\n`;
// Console has the path that Operate and Tasklist share, so the cluster goes below it and no old address can stay.
const base = (tls: boolean): string =>
  `global: {ingress: {enabled: true, host: camunda.example.com, tls: {enabled: ${String(tls)}}}}\nconsole: {enabled: true, contextPath: /}\noperate: {contextPath: /operate}\ntasklist: {contextPath: /tasklist}\n`;
const redirect = (...texts: readonly string[]): unknown => {
  const { layers } = upgrade(
    readSet(
      texts.map((text, i) => ({ name: `${String(i)}.yaml`, text })),
      { from: '8.7' },
    ),
  );
  const after = readSet(layers.map((l) => ({ name: l.name, text: l.after })));
  return after.merged.get('orchestration.security.authentication.oidc.redirectUrl');
};

describe('where the files say that the browser comes by https', () => {
  for (const [name, said] of [
    ['Operate', 'operate: {redirectUrl: "https://camunda.example.com/operate"}'],
    ['Tasklist', 'tasklist: {redirectUrl: "https://camunda.example.com/tasklist"}'],
    ['Optimize', 'optimize: {redirectUrl: "https://camunda.example.com/optimize"}'],
    ['Console, with a port', 'console: {redirectUrl: "https://camunda.example.com:8443"}'],
    ['the provider behind the same Ingress', 'publicIssuerUrl: "https://camunda.example.com/auth/realms/x"'],
  ] as const)
    test(name, () => {
      assert.equal(redirect(base(false), auth(said)), 'https://camunda.example.com/orchestration');
    });
  test('Management Identity', () => {
    const identity = 'identity: {fullURL: "https://camunda.example.com/identity", contextPath: /identity}\n';
    assert.equal(redirect(base(false), identity), 'https://camunda.example.com/orchestration');
  });
  test('the Ingress itself', () => {
    assert.equal(redirect(base(true)), 'https://camunda.example.com/orchestration');
  });
});
describe('where they say nothing of the kind', () => {
  for (const [name, said] of [
    ['nothing', 'enabled: true'],
    ['http', 'operate: {redirectUrl: "http://camunda.example.com/operate"}'],
    ['a provider elsewhere', 'publicIssuerUrl: "https://login.example.com/realm"'],
    ['a longer name', 'optimize: {redirectUrl: "https://camunda.example.com.internal/optimize"}'],
  ] as const)
    test(name, () => {
      assert.equal(redirect(base(false), auth(said)), 'http://camunda.example.com/orchestration');
    });
});
