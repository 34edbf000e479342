/** Levels of loggers that one application set, as variables of the cluster. */
import { asText } from '../../../rules/functions.ts';
import type { View } from '../../../view.ts';
import { emptyValue, isObject, type Json } from '../../../yaml/tree.ts';

const isDefault = (name: string, level: Json): boolean => name === 'ROOT' && asText(level) === 'INFO';
/** Loggers that the brokers have too: what one application said about itself would hold for the whole cluster. */
const clusterWide = (name: string, level: Json): boolean =>
  !isDefault(name, level) && !/^(?:io\.camunda|org\.camunda)\.(?:operate|tasklist)(?:\.|$)/i.test(name);
export function logLevels(v: View, component: 'operate' | 'tasklist'): Json {
  const levels = v.get(`${component}.logging.level`);
  if (!isObject(levels)) return [];
  return Object.entries(levels).flatMap(([name, level]) => {
    const variable = containerLogLevelEnv(name);
    return variable === undefined || clusterWide(name, level) || isDefault(name, level)
      ? []
      : [{ name: variable, value: asText(level) }];
  });
}
/** Loggers that are for a person: their paths below `logging`, and the note that says why. */
export function otherLoggers(v: View, component: 'operate' | 'tasklist'): Json {
  const logging = v.get(`${component}.logging`);
  if (!isObject(logging)) return [];
  const { level: levels, ...others } = logging;
  // All of it was in the file of the application; a level that is no map of loggers is none that it knew.
  const rest = isObject(levels) || levels === undefined ? others : logging;
  const more = Object.keys(rest)
    .filter((key) => !emptyValue(rest[key] ?? null))
    .map((key) => ({ path: [key], note: 'merge/logging-rest' }));
  if (!isObject(levels)) return more;
  const single = Object.entries(levels).flatMap(([name, level]) => {
    if (clusterWide(name, level)) return [{ path: ['level', name], note: 'merge/root-log-level' }];
    return containerLogLevelEnv(name) === undefined ? [{ path: ['level', name], note: 'merge/log-level' }] : [];
  });
  return [...single, ...more];
}

/**
 * The variable for one entry of `logging.level`. Spring turns variables into lower case and each underscore into a dot,
 * so a class, a dash or an underscore in the name cannot be written as one.
 */
export function containerLogLevelEnv(packageName: string): string | undefined {
  const name = packageName.toLowerCase() === 'root' ? 'root' : packageName;
  if (!/^[a-z][a-z0-9]*(?:\.[a-z][a-z0-9]*)*$/.test(name)) return undefined;
  return `LOGGING_LEVEL_${name.replaceAll('.', '_').toUpperCase()}`;
}
