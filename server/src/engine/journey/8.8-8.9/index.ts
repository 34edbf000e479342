/** What goes with the files of 8.9: only commands. Nothing is migrated, and every Secret is named in the values already. */
import type { Journey } from '../journey.ts';
import { commandsOf } from './commands.ts';

export const JOURNEY: Journey = { to: '8.9', commands: commandsOf };
