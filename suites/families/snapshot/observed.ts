import type { FamilyJudges } from '../../lifecycle/observers.ts';
import { arnName, arnOrigin, configurationEcho, memberIn, nameEcho } from './judge/echo.ts';
import { noTrace } from './judge/effects.ts';

/** Status words of a copy that has just been asked for: API_Snapshot; recorded waiters. */
const FRESH = ['creating', 'copying', 'available'];

/** What a copy's answer says of the copy, whatever it was asked for. */
export function snapshotJudges(operation: string): FamilyJudges {
  const snapshot = `${operation}/output/Snapshot`;
  return {
    onSuccess: {
      [`${snapshot}/Name/echo`]: nameEcho,
      [`${snapshot}/Source/manual`]: (step) => memberIn(step, 'Source', ['manual']),
      [`${snapshot}/Status/initial`]: (step) => memberIn(step, 'Status', FRESH),
      [`${snapshot}/ARN/origin`]: arnOrigin,
      [`${snapshot}/ARN/name`]: arnName,
      [`${snapshot}/ClusterConfiguration/echo`]: configurationEcho,
    },
    afterRejection: noTrace,
  };
}
