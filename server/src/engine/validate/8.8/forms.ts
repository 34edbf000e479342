/** How values of chart 13.x are written, where their type says too little: addresses, host names, ports, ages. */
import { NAME, type Form } from '../forms.ts';

const text =
  (pattern: RegExp): Form['good'] =>
  (v) =>
    pattern.test(String(v));

const LABEL = /^(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;

export const FORMS: readonly Form[] = [
  {
    at: /^orchestration\.security\.authentication\.oidc\.redirectUrl$/,
    good: text(/^(?!.*\/sso-callback\/?$)/),
    wanted: 'the address of the cluster alone: the chart appends /sso-callback',
  },
  {
    at: /(?:^global\.identity\..*(?:[uU]rl|\.issuer|\.wellKnown)|\.fullURL|\.redirectUrl|^global\.identity\.service\.url)$/,
    good: text(/^https?:\/\/[^\s/]/),
    wanted: 'an address with its scheme, like https://camunda.example.org',
  },
  {
    at: /^webModeler\.restapi\.externalDatabase\.url$/,
    // The driver of the provider can wrap that of the database: jdbc:aws-wrapper:postgresql://
    good: text(/^jdbc:[a-z][a-z0-9-]*:/),
    wanted: 'a JDBC address, like jdbc:postgresql://db.example.org:5432/modeler',
  },
  {
    at: /^(?:global|orchestration|identity|webModeler)\..*(?:\.host|\.smtpHost)$/,
    good: text(/^(?:[^\s/:]+|\[[\da-fA-F:.]+\])$/),
    wanted: 'a host name alone, without scheme, port and path',
  },
  {
    at: /^(?!elasticsearch\.|identityKeycloak\.|identityPostgresql\.|webModelerPostgresql\.).*(?:\.port|Port)$/,
    good: (v) => typeof v !== 'number' || (Number.isInteger(v) && v > 0 && v < 65_536),
    wanted: 'a port between 1 and 65535',
  },
  {
    at: /^(?:connectors|console|identity|optimize|webModeler\..*)\.replicas$/,
    good: (v) => typeof v !== 'number' || (Number.isInteger(v) && v >= 0),
    wanted: 'a whole number, 0 or more',
  },
  {
    at: /^global\.multiregion\.regions$/,
    good: text(/^\d+$/),
    wanted: 'a whole number, 1 or more',
  },
  {
    at: /^global\.multiregion\.regionId$/,
    good: text(/^\d+$/),
    wanted: 'the number of a region, counted from 0',
  },
  {
    // The subcharts name an image by the same keys.
    at: /\.image\.repository$/,
    good: text(/^[^\s:@]+(?::\d+\/[^\s:@]+)?$/),
    wanted: 'the name of an image alone, without a tag or digest',
  },
  {
    at: /^(?:orchestration\.index|global\.elasticsearch|global\.opensearch)\.prefix$/,
    good: text(/^[^A-Z_+.\-/\\*?"<>|\s,#:][^A-Z_/\\*?"<>|\s,#:]*$/),
    wanted: 'a beginning of index names: small letters, digits and hyphens',
  },
  {
    at: /^orchestration\.data\.snapshotPeriod$/,
    good: text(/^(?:\d+(?:ns|us|ms|s|m|h|d)?|P\w+)$/i),
    wanted: 'a number with its unit, like 5m',
  },
  {
    at: /(?:^|\.)(?:serviceAccount\.name|fullnameOverride|nameOverride)$/,
    good: text(NAME),
    wanted: 'a name that Kubernetes takes: small letters, digits, hyphens and dots',
  },
  {
    at: /(?:^|\.)(?:podLabels|labels|commonLabels|nodeSelector|matchLabels)\.(?:[^.\\]|\\.)+$/,
    good: text(LABEL),
    wanted: 'what Kubernetes takes for a label: letters, digits, `-`, `_` and `.`, at most 63',
  },
  {
    at: /^orchestration\..*[mM]inimumAge$/,
    good: text(/^\d+(?:d|h|m|s|ms|micros|nanos)$/),
    wanted: 'a number with its unit, like 30d',
  },
];
