/** What a run creates on an endpoint. */
export type ResourceKind = 'snapshot' | 'cluster';

/** A thing that may exist because of this run. */
export interface Resource {
  kind: ResourceKind;
  name: string;
}

/**
 * The list of what a run created, kept so that an interrupted run can be cleaned up. `create` is
 * called before the request is sent, so that nothing exists that is not written down.
 */
export interface Journal {
  create(resource: Resource): void;
  gone(resource: Resource): void;
  /** What may still exist, in the order of creation. */
  left(): Resource[];
}

/**
 * A journal in memory.
 *
 * @param write - called with each line, e.g. to append it to a file
 * @param later - called with lines that may be lost: that a thing is gone is found out again
 */
export function newJournal(
  write: (line: string) => void = () => {},
  later: (line: string) => void = write,
): Journal {
  const left = new Map<string, Resource>();
  const key = ({ kind, name }: Resource) => `${kind}/${name.toLowerCase()}`;
  return {
    create(resource) {
      const own = key(resource);
      if (left.has(own)) return;
      left.set(own, resource);
      write(`{"create":{"kind":"${resource.kind}","name":${JSON.stringify(resource.name)}}}\n`);
    },
    gone(resource) {
      later(`${JSON.stringify({ gone: resource })}\n`);
      left.delete(key(resource));
    },
    left: () => [...left.values()],
  };
}
