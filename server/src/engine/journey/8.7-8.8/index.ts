/** What goes with the files of 8.8. */
import type { Journey } from '../journey.ts';
import { authenticating } from './authentication.ts';
import { commandsOf } from './commands.ts';
import { finishGuide, finishLayers } from './finish.ts';
import { secretDocuments } from './secretDocuments.ts';
import { why } from './secretOverview.ts';
import { VALUES_FILE } from './secretValues.ts';

export const JOURNEY: Journey = {
  to: '8.8',
  commands: commandsOf,
  secrets: { documents: secretDocuments, why, values: VALUES_FILE },
  authentication: authenticating,
  finish: { layers: finishLayers, guide: finishGuide },
};
