import type { Answer } from './answers.ts';
import { createCluster, deleteCluster, describeClusters } from './clusters.ts';
import type { Input, Rule } from './rules.ts';
import { copySnapshot, createSnapshot, deleteSnapshot, describeSnapshots } from './snapshots.ts';
import type { Store } from './store.ts';
import { listTags, tagResource, untagResource } from './tags.ts';

/** One operation: what its members must be, and what it does. */
export interface Operation {
  rules: Record<string, Rule>;
  run(input: Input, store: Store): Answer;
}

const text: Rule = { is: 'text' };
const name: Rule = { is: 'text', required: true };
const tags: Rule = { is: 'tags', most: 200 };
const key: Rule = { is: 'text', most: 2048 };
const pages: Record<string, Rule> = { MaxResults: { is: 'whole' }, NextToken: text };

/** What is offered: written from the API pages. */
export const OPERATIONS: Record<string, Operation> = {
  CreateCluster: {
    rules: { ClusterName: name, NodeType: name, ACLName: name, Description: text, Tags: tags },
    run: createCluster,
  },
  DescribeClusters: { rules: { ClusterName: text, ...pages }, run: describeClusters },
  DeleteCluster: { rules: { ClusterName: name }, run: deleteCluster },
  CreateSnapshot: {
    rules: { ClusterName: name, SnapshotName: name, KmsKeyId: key, Tags: tags },
    run: createSnapshot,
  },
  CopySnapshot: {
    rules: {
      SourceSnapshotName: name,
      TargetSnapshotName: name,
      TargetBucket: { is: 'text', most: 255, pattern: /^[A-Za-z0-9._-]+$/ },
      KmsKeyId: key,
      Tags: tags,
    },
    run: copySnapshot,
  },
  DescribeSnapshots: {
    rules: { SnapshotName: text, ClusterName: text, ShowDetail: { is: 'flag' }, ...pages },
    run: describeSnapshots,
  },
  DeleteSnapshot: { rules: { SnapshotName: name }, run: deleteSnapshot },
  ListTags: { rules: { ResourceArn: name }, run: listTags },
  TagResource: {
    rules: { ResourceArn: name, Tags: { ...tags, required: true } },
    run: tagResource,
  },
  UntagResource: {
    rules: { ResourceArn: name, TagKeys: { is: 'texts', required: true } },
    run: untagResource,
  },
};
