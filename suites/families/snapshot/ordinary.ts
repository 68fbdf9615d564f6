import type { Json, JsonObject } from '../../model/json.ts';

/** Ordinary values for endpoints where nothing real can be touched. */
export const ORDINARY: Record<string, Json> = {
  KmsKeyId: 'alias/memorydb-conformance',
  TargetBucket: 'memorydb-conformance',
  Tags: [{ Key: 'memorydb-conformance', Value: 'ordinary' }],
};

/** Further members for what is made, by kind, with which the reference endpoint shows every optional one. */
export const FULL: Record<string, JsonObject> = {
  cluster: {
    Description: 'source of memorydb-conformance',
    SnsTopicArn: 'arn:aws:sns:us-east-1:000000000000:memorydb-conformance',
    MultiRegionClusterName: 'virxk-memorydb-conformance',
  },
};
