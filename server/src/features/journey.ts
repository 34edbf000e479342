/** What goes with the upgraded files: secrets, authentication, the end of the migration, commands, explained errors. */
import type {
  AuthenticationParams,
  AuthenticationPlan,
  CommandsParams,
  Explanation,
  ExplainParams,
  FinishPlan,
  JourneyCommand,
  JourneyParams,
  SecretsPlan,
} from '../protocol.ts';
import type { Analysis } from './analysis.ts';

type With<P> = Omit<P, 'uris'>;

export function secrets(analysis: Analysis, _params: With<JourneyParams>): SecretsPlan {
  return { state: analysis.set.version, relied: [], documents: [], asks: [] };
}
export function authentication(analysis: Analysis, _params: With<AuthenticationParams>): AuthenticationPlan {
  return { state: analysis.set.version, method: null, summary: '', questions: [], refused: [], layers: [] };
}
export function finish(analysis: Analysis, _params: With<JourneyParams>): FinishPlan {
  return { state: analysis.set.version, layers: [], documents: [] };
}
export function commands(_analysis: Analysis, _params: With<CommandsParams>): JourneyCommand[] {
  return [];
}
export function explain(_analysis: Analysis, _params: With<ExplainParams>): Explanation[] {
  return [];
}
