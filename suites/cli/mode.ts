import { newRecorder } from '../../fixtures/record.ts';
import { CLEANING_UP } from '../arrange/clean-up.ts';
import type { Notice } from '../model/run-record.ts';
import { GUARD } from '../run/guard.ts';
import type { RunOptions, RunResult } from '../run/options.ts';
import type { Flags } from './flags.ts';
import { checkWritable, saveRecording } from './recording.ts';
import { openReplaySession } from './replay-session.ts';
import { readCassette, replaySettings } from './replaying.ts';
import { openSession, type Session } from './session.ts';
import type { Settings } from './settings.ts';

/** What the requests of a run come to: an endpoint, an endpoint that is recorded, or a cassette. */
export interface Mode {
  settings: Settings;
  open(): Promise<Opened>;
}

/** A way that is open. */
export interface Opened {
  session: Session;
  /** What the run has to know of it. */
  options: Pick<RunOptions, 'onPlan' | 'cleaned'>;
  /** What is to be told when the run has ended. */
  finish(result: RunResult): Finish;
}

/** The end of a mode. */
interface Finish {
  notices: Notice[];
  /** A line for the user, or none. */
  said: string | null;
  /** An exit code that goes before the run's own. */
  exitCode: number | null;
}

const NOTHING: Finish = { notices: [], said: null, exitCode: null };

/** The mode that the settings ask for. */
export function modeOf(settings: Settings, flags: Flags): Mode {
  if (settings.replayFrom !== null) return replaying(settings.replayFrom, settings, flags);
  if (settings.recordTo !== null) return recording(settings.recordTo, settings);
  return {
    settings,
    open: async () => ({
      session: await openSession(settings),
      options: {},
      finish: () => NOTHING,
    }),
  };
}

function recording(path: string, settings: Settings): Mode {
  return {
    settings,
    async open() {
      checkWritable(path);
      const recorder = newRecorder([CLEANING_UP], [GUARD]);
      const from = Date.now() / 1000;
      const session = await openSession(settings, recorder);
      return {
        session,
        options: { onPlan: recorder.onPlan },
        finish(result) {
          if (result.kind !== 'ran' || result.end !== 'complete') {
            const said = `nothing is recorded, since the run did not come to its end; ${path} is as it was`;
            return { ...NOTHING, said };
          }
          const clock = { from, to: Date.now() / 1000 };
          const count = saveRecording(path, {
            recorder,
            session,
            settings,
            clock,
            left: result.left,
          });
          return { ...NOTHING, said: `${count} exchanges are recorded in ${path}` };
        },
      };
    },
  };
}

function replaying(path: string, given: Settings, flags: Flags): Mode {
  const cassette = readCassette(path);
  const settings = replaySettings(given, cassette, flags);
  return {
    settings,
    async open() {
      const { session, replay } = await openReplaySession(cassette, settings);
      const whole = settings.select === cassette.header.select;
      return {
        session,
        options: { cleaned: whole ? cassette.cleaned : { requests: 0, left: [] } },
        finish: () => NOTHING,
      };
    },
  };
}
