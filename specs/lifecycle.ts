import { readSpec } from './data.ts';
import type { WrittenClause } from './implied.ts';
import type { Resource } from './resource.ts';
import { loadResources } from './resources.ts';
import type { Evidence, Level } from './spec.ts';

/** Of which operations of a kind a rule speaks. */
export type Role = 'create' | 'read' | 'list' | 'change' | 'delete' | 'named';

/** A rule on the life of things, for every kind that has what it needs. */
interface Rule {
  of: Role;
  id: string;
  needs?: 'arn' | 'status' | 'letter-case' | 'exists' | 'tags' | 'paging';
  /** The fact of the resource file that it follows from: its evidence and source are the clause's. */
  fact: string;
  level?: Level;
  evidence?: Evidence;
  source?: string;
  text: string;
}

let cached: Rule[] | undefined;

/**
 * The clauses that resource files imply for an operation: what every kind of thing is held to, and
 * what its own facts say.
 *
 * @param paginated - whether the operation turns pages
 */
export function lifecycleClauses(operation: string, paginated: boolean): WrittenClause[] {
  cached ??= readSpec<Rule[]>('lifecycle.json');
  return Object.values(loadResources()).flatMap((resource) => {
    const roles = rolesOf(operation, resource);
    const rules = (cached ?? []).filter(
      (rule) => roles.includes(rule.of) && isMet(rule, resource, paginated),
    );
    return [
      ...rules.map((rule) => clauseOf(rule, operation, resource)),
      ...(roles.includes('create') ? ofCreation(operation, resource) : []),
      ...(roles.includes('delete') ? ofDeletion(operation, resource) : []),
    ];
  });
}

/** What an operation is to a kind. */
export function rolesOf(operation: string, resource: Resource): Role[] {
  const { operations, calls, changes = [], identifier, makes } = resource;
  const roles: Role[] = [];
  if (operation === operations.create && operations.read !== '') roles.push('create');
  if (operation === operations.read && takesName(resource)) roles.push('read');
  if (operation === operations.list) roles.push('list');
  if (changes.some((own) => own.operation === operation)) roles.push('change');
  if (operation === operations.delete) roles.push('delete');
  const call = calls[operation];
  const isNamed = call !== undefined && identifier.member in call && makes[operation] === undefined;
  if (isNamed && operations.delete !== undefined && operations.create !== undefined) {
    roles.push('named');
  }
  return roles;
}

function takesName({ calls, operations, identifier }: Resource): boolean {
  const call = calls[operations.read];
  return call !== undefined && identifier.member in call && operations.create !== undefined;
}

function isMet({ needs }: Rule, resource: Resource, paginated: boolean): boolean {
  switch (needs) {
    case undefined:
      return true;
    case 'paging':
      return paginated;
    case 'letter-case':
      return resource.identifier.letterCase === 'insensitive';
    case 'exists':
      return resource.faults.exists !== undefined;
    case 'tags':
      return resource.tags === true;
    default:
      return resource[needs] !== undefined;
  }
}

function clauseOf(rule: Rule, operation: string, resource: Resource): WrittenClause {
  const { evidence, source } = factOf(resource, rule.fact);
  const own = rule.evidence ?? evidence;
  const { status } = resource;
  const words: Record<string, string> = {
    operation,
    kind: resource.kind,
    read: resource.operations.read,
    list: resource.operations.list,
    arn: resource.arn ?? '',
    missing: resource.faults.missing ?? '',
    words: [...(status?.moving ?? []), ...(status?.stable ?? [])].join(', '),
  };
  return {
    id: rule.id,
    level: own === 'inferred' ? 'SHOULD' : (rule.level ?? 'MUST'),
    evidence: own,
    source: rule.source ?? source,
    text: rule.text.replace(/\{(\w+)\}/g, (mark, name: string) => words[name] ?? mark),
  };
}

/** What was asked for is shown, and what is named and missing is refused. */
function ofCreation(operation: string, resource: Resource): WrittenClause[] {
  const members = resource.calls[operation] ?? {};
  const asked = (resource.echo ?? []).filter(
    ({ given, ask }) => ask !== undefined || (given.split('/')[0] ?? '') in members,
  );
  const echoes = asked.map(({ given, shown }) => ({
    ...provenance(factOf(resource, 'echo')),
    id: `lifecycle/echo/${placeOf(shown)}`,
    text: `${shown} shows what ${given} asked for`,
  }));
  const call = resource.calls[operation] ?? {};
  const missing = Object.entries(resource.refers).flatMap(([member, { kind, missing: faults }]) =>
    faults && member.replace('[]', '') in call
      ? [
          {
            ...provenance(factOf(resource, `refers/${member}`)),
            id: `refers/${member.replace('[]', '')}/missing`,
            text: `A ${kind} that does not exist is refused with ${faults.join(' or ')}`,
          },
        ]
      : [],
  );
  const back = Object.values(loadResources()).flatMap(({ kind, backReferences = [], ...own }) =>
    backReferences
      .filter((reference) => reference.kind === resource.kind)
      .map(({ at }) => ({
        ...provenance(factOf(own as Resource, 'backReferences')),
        id: `back-references/${kind}/${placeOf(at)}`,
        text: `${at} of a ${kind} lists the ${resource.kind} that names it, until that is deleted`,
      })),
  );
  return [...echoes, ...missing, ...back];
}

/** A thing that another one names is not deleted. */
function ofDeletion(_operation: string, resource: Resource): WrittenClause[] {
  return Object.values(loadResources()).flatMap((other) =>
    Object.entries(other.refers).flatMap(([member, { kind, inUse }]) =>
      kind === resource.kind && inUse && other.kind !== resource.kind
        ? [
            {
              ...provenance(factOf(other, `refers/${member}`)),
              id: `lifecycle/in-use/${other.kind}`,
              text: `A ${kind} that a ${other.kind} names in ${member} is not deleted: ${inUse.join(' or ')}`,
            },
          ]
        : [],
    ),
  );
}

/** A path as a part of an id: which item of a list is left out. */
export function placeOf(path: string): string {
  return path.replace(/\[[^\]]*\]/g, '');
}

function provenance({ evidence, source }: { evidence: Evidence; source: string }) {
  const level: Level = evidence === 'inferred' ? 'SHOULD' : 'MUST';
  return { level, evidence, source };
}

/** Where a fact is written: the nearest path above it speaks for it. */
function factOf({ sources }: Resource, path: string): { evidence: Evidence; source: string } {
  for (let own = path; own !== ''; own = own.split('/').slice(0, -1).join('/')) {
    const found = sources[own];
    if (found) return found;
  }
  const root = sources[''];
  if (!root) throw new Error('a resource file says nothing of its sources');
  return root;
}
