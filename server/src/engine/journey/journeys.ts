/** The documents of every step. */
import type { Step } from '../steps/index.ts';
import { JOURNEY as JOURNEY_88 } from './8.7-8.8/index.ts';
import { JOURNEY as JOURNEY_89 } from './8.8-8.9/index.ts';
import type { Journey } from './journey.ts';

const JOURNEYS: readonly Journey[] = [JOURNEY_88, JOURNEY_89];
export const journeyOf = ({ to }: Step): Journey | undefined => JOURNEYS.find((j) => j.to === to);
