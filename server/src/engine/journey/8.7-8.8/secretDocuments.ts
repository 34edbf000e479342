/** The documents about secrets that a set needs: only an overview where every secret is a reference of the user's own. */
import type { ValuesSet } from '../../set.ts';
import type { Sliced } from '../../slices.ts';
import type { JourneyDocument } from '../document.ts';
import { secretManifest } from './manifest.ts';
import { secretsScript } from './script.ts';
import { secretOverview } from './secretOverview.ts';
import { upgradingOnce } from '../../once.ts';
import { findingLoose, secretsOf, type Answers } from '../secrets.ts';
import { secretValues } from './secretValues.ts';

export function* secretDocuments(set: ValuesSet, answers: Answers): Sliced<JourneyDocument[]> {
  yield* upgradingOnce(set);
  const state = secretsOf(set, answers);
  const { relied } = state;
  const overview = secretOverview(state, yield* findingLoose(set, relied), answers);
  if (relied.length === 0) return [overview];
  return [overview, secretsScript(relied, answers), secretManifest(relied, answers), secretValues(relied)];
}
