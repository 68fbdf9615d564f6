import type { RecordedStep } from '../../suites/model/run-record.ts';
import { brief } from '../escape.ts';
import { type Markup, markup } from './markup.ts';

const MEMBERS = ['SourceSnapshotName', 'TargetSnapshotName', 'SnapshotName', 'ResourceArn'];

/** The resources that a call names, in the order in which they are said. */
export function namesOf({ input }: RecordedStep): string[] {
  return MEMBERS.flatMap((member) => {
    const name = input?.[member];
    return typeof name === 'string' ? [name] : [];
  });
}

/** Names as a reader needs them, with the whole names for whoever points at them. */
export function namesView(names: string[]): Markup {
  const whole = brief(names.join(' to '));
  return markup`<span title="${whole}">${names.map(shortName).join(' → ')}</span>`;
}

/** A name without what all names of a run begin with: `cfm-ke8i9k-ou9kc-0002` is `ou9kc-0002`. */
export function shortName(name: string): string {
  const own = brief(name).replace(/^arn:.*[:/](?=[^:/]*$)/s, '');
  return own.replace(/^cfm-[0-9a-z]+-(?=.)/, '');
}
