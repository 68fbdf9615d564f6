import type { Input, Reference, Resource } from '../../../specs/resource.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { type CaseContext, madeBy, TAG_QUOTA } from '../context.ts';
import type { FaultWay } from './fault-way.ts';

/** The ways to a fault that follow from the resource files alone. */
export function impliedWays(context: CaseContext): FaultWay[] {
  const { spec } = context;
  const declared = new Set(spec.faults.map(({ name }) => name));
  return [
    ...missingNames(context),
    ...missingReferences(context),
    ...missingArns(context),
    ...takenNames(context),
    ...tooManyTags(context),
    ...namedByOthers(context),
  ].filter(({ fault }) => declared.has(fault));
}

/** A member that names a thing of a kind names one that is not there. */
function missingNames({ spec, resources }: CaseContext): FaultWay[] {
  return Object.values(resources).flatMap(({ kind, identifier, faults, makes }) => {
    const { member } = identifier;
    const isNamed = spec.request.properties?.[member] !== undefined && !makes[spec.name];
    return isNamed && faults.missing !== undefined
      ? [way(faults.missing, `missing-${kind}`, { [member]: `{no ${kind}}` })]
      : [];
  });
}

/** The same of members of other names: lists, and members within members. */
function missingReferences({ spec, resource, resources, plain }: CaseContext): FaultWay[] {
  return Object.entries(resource.refers).flatMap(([place, { kind, missing }]) => {
    const [fault] = missing ?? [];
    const [top = '', inner] = place.replace('[]', '').split('/');
    const isOwn = resources[kind]?.identifier.member === top && inner === undefined;
    if (!missing || fault === undefined || isOwn || !spec.request.properties?.[top]) return [];
    const gone: Json = place.endsWith('[]') ? [`{no ${kind}}`] : `{no ${kind}}`;
    const held = { ...(plain[top] as JsonObject | undefined), [inner ?? '']: gone };
    const input = { [top]: inner === undefined ? gone : held };
    return [{ ...way(fault, `missing-in-${top}`, input), types: missing }];
  });
}

/** An ARN of each kind with a name that nothing has; `<region>` and the like are filled in later. */
function missingArns({ spec, tagging, resources }: CaseContext): FaultWay[] {
  if (![tagging.list, tagging.add, tagging.remove].includes(spec.name)) return [];
  return Object.values(resources).flatMap(({ kind, arn, faults }) =>
    arn !== undefined && faults.missing !== undefined
      ? [
          way(faults.missing, `missing-${kind}`, {
            [tagging.arn]: arn
              .replaceAll(/[{](?!name)(\w+)[}]/g, '<$1>')
              .replace('{name}', `{no ${kind}}`),
          }),
        ]
      : [],
  );
}

/** The twin makes the thing, the probe asks for it again. */
function takenNames({ spec, resources }: CaseContext): FaultWay[] {
  const exists = madeBy(spec.name, resources)?.resource.faults.exists;
  return exists === undefined ? [] : [{ ...way(exists, 'made-twice', {}), twinFirst: true }];
}

function tooManyTags({ spec, tagging }: CaseContext): FaultWay[] {
  if (!spec.request.properties?.[tagging.tags]) return [];
  const tags = Array.from({ length: TAG_QUOTA + 1 }, (_, index) => ({
    Key: `key-${index}`,
    Value: 'value',
  }));
  return [way(tagging.quota, `${tags.length}-tags`, { [tagging.tags]: tags })];
}

/** What another thing names is not deleted, until that is gone. */
function namedByOthers({ spec, resource, resources }: CaseContext): FaultWay[] {
  if (spec.name !== resource.operations.delete) return [];
  return Object.values(resources).flatMap((other) =>
    Object.entries(other.refers).flatMap(([place, own]) => heldBy(resource, other, place, own)),
  );
}

function heldBy(
  resource: Resource,
  other: Resource,
  place: string,
  { kind, inUse }: Reference,
): FaultWay[] {
  const { create, delete: remove } = other.operations;
  const [fault] = inUse ?? [];
  if (kind !== resource.kind || other.kind === kind || !inUse || fault === undefined) return [];
  if (create === undefined || remove === undefined) return [];
  const name = `{own ${other.kind}}`;
  const named: Json = place.endsWith('[]') ? [`{own ${kind}}`] : `{own ${kind}}`;
  const input: Input = {
    ...other.calls[create],
    [other.makes[create] ?? '']: name,
    [place.replace('[]', '')]: named as string,
  };
  return [
    {
      ...way(fault, `named-by-${other.kind}`, {}),
      types: inUse,
      before: [{ operation: create, input }],
      after: [{ operation: remove, input: { [other.identifier.member]: name } }],
    },
  ];
}

function way(fault: string, name: string, input: JsonObject): FaultWay {
  return { fault, way: name, types: [fault], input };
}
