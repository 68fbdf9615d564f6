import { readSpec } from './data.ts';
import type { WrittenClause } from './implied.ts';
import type { Resource } from './resource.ts';
import { loadResources } from './resources.ts';
import type { Contract, Evidence, Level } from './spec.ts';

/** Of which operations of a kind a rule speaks. */
type Role = 'create' | 'read' | 'list' | 'change' | 'delete' | 'named' | 'tags' | 'tag' | 'untag';

type Tagging = Contract['service']['tagging'];

/** A rule on the life of things, for every kind that has what it needs. */
interface Rule {
  of: Role;
  /** Below the operation; `{kind}` stands in it where the operation is one of several kinds. */
  id: string;
  needs?:
    | 'arn'
    | 'status'
    | 'letter-case'
    | 'exists'
    | 'tags'
    | 'paging'
    | 'region'
    | 'several-changes';
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
export function lifecycleClauses(
  operation: string,
  paginated: boolean,
  tagging: Tagging,
): WrittenClause[] {
  cached ??= readSpec<Rule[]>('lifecycle.json');
  return Object.values(loadResources()).flatMap((resource) => {
    const roles = rolesOf(operation, resource, tagging);
    const rules = (cached ?? []).filter(
      (rule) => roles.includes(rule.of) && isMet(rule, operation, resource, paginated),
    );
    return [
      ...rules.map((rule) => clauseOf(rule, operation, resource)),
      ...(roles.includes('create') ? ofCreation(operation, resource) : []),
      ...(roles.includes('change') ? ofChange(operation, resource) : []),
      ...(roles.includes('delete') ? ofDeletion(operation, resource) : []),
      ...ofReading(operation, resource),
    ];
  });
}

/** What an operation is to a kind. */
function rolesOf(operation: string, resource: Resource, tagging: Tagging): Role[] {
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
  if (isTagged(resource)) {
    if (operation === tagging.list) roles.push('tags');
    if (operation === tagging.add) roles.push('tag');
    if (operation === tagging.remove) roles.push('untag');
  }
  return roles;
}

/** True for a kind of which one can be made with tags, read for its ARN, and deleted again. */
function isTagged({ arn, faults, operations, tags }: Resource): boolean {
  const isWhole = operations.create !== undefined && operations.delete !== undefined;
  return isWhole && tags === true && arn !== undefined && faults.missing !== undefined;
}

function takesName({ calls, operations, identifier }: Resource): boolean {
  const call = calls[operations.read];
  return call !== undefined && identifier.member in call && operations.create !== undefined;
}

function isMet(
  { needs }: Rule,
  operation: string,
  resource: Resource,
  paginated: boolean,
): boolean {
  switch (needs) {
    case undefined:
      return true;
    case 'paging':
      return paginated;
    case 'region':
      return resource.arn?.includes('{region}') === true;
    case 'several-changes':
      return (resource.changes ?? []).filter((own) => own.operation === operation).length > 1;
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
    id: rule.id.replace('{kind}', resource.kind),
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

/** What a change names lists what was changed, and lists it no more where it was let go. */
function ofChange(operation: string, resource: Resource): WrittenClause[] {
  return referredByChange(operation, resource, loadResources()).map(({ target, at }) => ({
    ...provenance(factOf(target, 'backReferences')),
    id: `back-references/${target.kind}/${placeOf(at)}`,
    text: `${at} of a ${target.kind} lists the ${resource.kind} once ${operation} has named it there, and not when it has been taken out`,
  }));
}

/** The kinds that an operation's changes name and that list what names them. */
function referredByChange(
  operation: string,
  { kind, changes = [], refers }: Resource,
  resources: Record<string, Resource>,
): { target: Resource; at: string }[] {
  const named = changes
    .filter((own) => own.operation === operation)
    .flatMap(({ input }) => Object.keys(input))
    .map((member) => (refers[member] ?? refers[`${member}[]`])?.kind);
  return Object.values(resources).flatMap((target) =>
    (target.backReferences ?? [])
      .filter((own) => own.kind === kind && named.includes(target.kind))
      .map(({ at }) => ({ target, at })),
  );
}

/** What a list is filtered by, and what a read shows when it is asked for. */
function ofReading(operation: string, resource: Resource): WrittenClause[] {
  const { details = [], filters = [], kind } = resource;
  return [
    ...filters
      .filter((own) => own.operation === operation)
      .map(({ member, shown }) => ({
        ...provenance(factOf(resource, 'filters')),
        id: `filters/${member}`,
        text: `With ${member}, ${operation} lists each ${kind} whose ${shown} is that, and no other`,
      })),
    ...details
      .filter((own) => own.operation === operation)
      .flatMap(({ flag, shown }) => [
        {
          ...provenance(factOf(resource, 'details')),
          id: `details/${flag}`,
          text: `With ${flag}, ${operation} shows ${shown}`,
        },
        {
          level: 'SHOULD' as const,
          evidence: 'inferred' as const,
          source: `${flag} asks for what is not shown otherwise`,
          id: `details/${flag}-unasked`,
          text: `Without ${flag}, ${operation} does not show ${shown}`,
        },
      ]),
  ];
}

/** A thing that another one names is not deleted, or leaves it by itself. */
function ofDeletion(operation: string, resource: Resource): WrittenClause[] {
  return [...ofUse(resource), ...ofLeaving(operation, resource)];
}

function ofLeaving(operation: string, resource: Resource): WrittenClause[] {
  return Object.values(loadResources()).flatMap((other) =>
    Object.entries(other.refers).flatMap(([member, { kind, leaves }]) =>
      kind === resource.kind && leaves !== undefined
        ? [
            {
              ...provenance(factOf(other, `refers/${member}/leaves`)),
              id: `lifecycle/leaves/${other.kind}`,
              text: `After ${operation}, ${leaves} of a ${other.kind} does not name the ${kind} any more`,
            },
          ]
        : [],
    ),
  );
}

function ofUse(resource: Resource): WrittenClause[] {
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
