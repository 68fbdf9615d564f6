/** One change to the wrapper, as it could slip into a commit. */
export interface Regression {
  /** Kebab-case. */
  name: string;
  /** A line of the wrapper, and what becomes of it. */
  from: string;
  to: string;
  /** Title of the test that must go red. */
  caughtBy: string;
}

/** Changes that type checking and a first look let pass. */
export const REGRESSIONS: Regression[] = [
  {
    name: 'swallowed-fault',
    from: '    throw error;',
    to: '    return {};',
    caughtBy: 'SnapshotQuotaExceededFault reaches the caller as SnapshotQuotaExceededFault',
  },
  {
    name: 'fault-in-disguise',
    from: 'if (error instanceof SnapshotNotFoundFault) throw',
    to: 'if (error instanceof Error) throw',
    caughtBy: 'InvalidSnapshotStateFault reaches the caller as InvalidSnapshotStateFault',
  },
  {
    name: 'retried-already-exists',
    from: '    throw error;',
    to: '    return whole((await client.send(command)).Snapshot);',
    caughtBy: 'SnapshotAlreadyExistsFault is not retried',
  },
  {
    name: 'lost-tag-without-value',
    from: 'Tags: tags?.map(',
    to: 'Tags: tags?.filter((tag) => tag.value).map(',
    caughtBy: 'Tags is sent as it is given',
  },
  {
    name: 'truncated-name',
    from: 'TargetSnapshotName: target,',
    to: 'TargetSnapshotName: target.slice(0, 32),',
    caughtBy: 'TargetSnapshotName is sent as it is given',
  },
  {
    name: 'dropped-key',
    from: '    KmsKeyId: key,\n',
    to: '',
    caughtBy: 'KmsKeyId is sent as it is given',
  },
  {
    name: 'lost-member',
    from: '  return snapshot;',
    to: '  const { Name, Status, Source, ARN, ClusterConfiguration, DataTiering } = snapshot;\n  return { Name, Status, Source, ARN, ClusterConfiguration, DataTiering };',
    caughtBy: 'every member of a valid response reaches the caller',
  },
  {
    name: 'dates-as-text',
    from: '  return snapshot;',
    to: '  return JSON.parse(JSON.stringify(snapshot));',
    caughtBy: 'every member of a valid response reaches the caller',
  },
  {
    name: 'false-already-exists',
    from: '    if (isOwnCopy(error)) return find(client, target);\n',
    to: '',
    caughtBy: 'a copy whose answer was lost is not reported as SnapshotAlreadyExistsFault',
  },
  {
    name: 'foreign-copy-taken-for-own',
    from: '  return (error.$metadata.attempts ?? 1) > 1;',
    to: '  return true;',
    caughtBy:
      'a name that was taken before the call is still reported as SnapshotAlreadyExistsFault',
  },
  {
    name: 'no-retry',
    from: 'maxAttempts: 3',
    to: 'maxAttempts: 1',
    caughtBy: 'ThrottlingException is retried',
  },
  {
    name: 'blank-bucket',
    from: 'TargetBucket: bucket,',
    to: "TargetBucket: bucket ?? '',",
    caughtBy: 'nothing is sent that was not given',
  },
];
