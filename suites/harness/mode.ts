import type { Cassette } from '../../fixtures/cassette/cassette.ts';
import { newRecorder } from '../../fixtures/record.ts';
import { CLEANING_UP } from '../arrange/clean-up.ts';
import type { Notice } from '../model/run-record.ts';
import type { RunOptions, RunResult } from '../run/options.ts';
import { WATCHDOG } from '../run/watchdog.ts';
import { EXIT } from './exit.ts';
import type { Flags } from './flags.ts';
import { checkWritable, saveRecording } from './recording.ts';
import { refusal } from './refusal.ts';
import { replayNotices } from './replay-notices.ts';
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
  options: Partial<Pick<RunOptions, 'onPlan' | 'cleaned' | 'concurrency'>>;
  /** What is to be told when the run has ended. */
  finish(result: RunResult): Finish;
}

/** The end of a mode. */
interface Finish {
  notices: Notice[];
  /** For the user, or nothing. */
  said: string | null;
  /** An exit code that goes before the run's own. */
  exitCode: number | null;
}

/** Experiments under way in a replay: answers are as they were, however many wait for theirs. */
const AT_ONCE = 64;

const NOTHING: Finish = { notices: [], said: null, exitCode: null };

/**
 * The mode that the settings ask for.
 *
 * @throws UsageError when there is no such cassette, or the flags contradict it
 */
export function modeOf(settings: Settings, flags: Flags): Mode {
  if (settings.replayFrom !== null) {
    const cassette = readCassette(settings.replayFrom);
    return replaying(cassette, settings, replaySettings(settings, cassette, flags));
  }
  if (settings.recordTo !== null) return recording(settings.recordTo, settings);
  const open = async () => ({
    session: await openSession(settings),
    options: {},
    finish: () => NOTHING,
  });
  return { settings, open };
}

function recording(path: string, settings: Settings): Mode {
  return {
    settings,
    async open() {
      checkWritable(path);
      const recorder = newRecorder([CLEANING_UP], [WATCHDOG]);
      const from = Date.now() / 1000;
      const session = await openSession(settings, recorder);
      return {
        session,
        options: { onPlan: recorder.onPlan },
        finish(result) {
          if (result.kind !== 'ran' || !['complete', 'no-copy'].includes(result.end)) {
            const why = 'nothing is recorded, since the run did not come to its end';
            return { ...NOTHING, said: `${why}; ${path} is as it was` };
          }
          const clock = { from, to: Date.now() / 1000 };
          const { left } = result;
          const saved = saveRecording(path, { recorder, session, settings, clock, left });
          return saved.ok
            ? { ...NOTHING, said: `${saved.exchanges} exchanges are recorded in ${path}` }
            : { ...NOTHING, said: refusal(path, saved.problems), exitCode: EXIT.usage };
        },
      };
    },
  };
}

function replaying(cassette: Cassette, given: Settings, settings: Settings): Mode {
  return {
    settings,
    async open() {
      const { session, replay } = await openReplaySession(cassette, settings);
      // Less than was recorded is asked for: what came of all the rest is left out.
      const isWhole = given.select.length === 0 && given.shard === null;
      let planned: string[] = [];
      return {
        session,
        options: {
          concurrency: AT_ONCE,
          cleaned: isWhole ? cassette.cleaned : { requests: 0, left: [] },
          onPlan: (experiments) => {
            planned = experiments;
          },
        },
        finish: () => ({
          ...NOTHING,
          notices: replayNotices(cassette, settings, replay.unused(), isWhole ? null : planned),
        }),
      };
    },
  };
}
