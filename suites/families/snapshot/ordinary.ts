import type { Json, JsonObject } from '../../model/json.ts';

/** Ordinary values for endpoints where nothing real can be touched. */
export const ORDINARY: Record<string, Json> = {
  KmsKeyId: 'alias/memorydb-conformance',
  TargetBucket: 'memorydb-conformance',
  Tags: [{ Key: 'memorydb-conformance', Value: 'ordinary' }],
};

/** Members of CreateCluster with which the reference endpoint shows every optional member. */
export const FULL_CLUSTER: JsonObject = {
  Description: 'source of memorydb-conformance',
  SnsTopicArn: 'arn:aws:sns:us-east-1:000000000000:memorydb-conformance',
  MultiRegionClusterName: 'virxk-memorydb-conformance',
};
