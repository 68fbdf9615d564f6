import fc from 'fast-check';
import type { Domain } from '../../generate/valid.ts';
import type { Json } from '../../model/json.ts';
import { SOURCE, TARGET } from './names.ts';

/** Members that name a thing of another service, which need not be there. */
export const FOREIGN = ['KmsKeyId', 'TargetBucket'];

/**
 * What is known of CopySnapshot's requests beyond their schema.
 *
 * @param without - optional members that the endpoint takes no ordinary value of
 * @param ordinary - values that the user knows to be there, e.g. of a key
 */
export function copyDomain(without: string[], ordinary: Record<string, Json> = {}): Domain {
  // Any other key or bucket need not exist, and then a real endpoint refuses probe and twin alike.
  const real = FOREIGN.flatMap((name) => {
    const value = ordinary[name];
    return value === undefined ? [] : [[name, fc.constant<Json>(value)] as const];
  });
  return {
    fixed: {
      ...Object.fromEntries(real),
      SourceSnapshotName: fc.constant(SOURCE),
      TargetSnapshotName: fc.constant(TARGET),
    },
    without,
    // A customer's key cannot be used for an export: recorded from a sibling service.
    exclusive: [['TargetBucket', 'KmsKeyId']],
    // Documented: tag keys are unique on a resource.
    distinct: { Tags: 'Key' },
    plainItems: { Tags: { Key: 'key', Value: 'value' } },
    nulls: false,
    items: 2,
  };
}
