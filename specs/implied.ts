import { implied as placesOf } from './derive.ts';
import type { Overlay } from './import/overlay.ts';
import type { Evidence, Fault, Level, Schema } from './spec.ts';

/** A clause in words of ours; its id without the operation's name. */
export interface WrittenClause {
  id: string;
  level: Level;
  evidence: Evidence;
  source: string;
  text: string;
}

interface Operation {
  name: string;
  request: Schema;
  faults: Fault[];
}

/** The clauses in words that every operation has: what its name, its members and its faults imply. */
export function impliedClauses(operation: Operation, overlay: Overlay): WrittenClause[] {
  const { name } = operation;
  const page = (source: string) => source.replaceAll('{operation}', name);
  return [
    {
      id: 'implemented',
      level: 'MUST',
      evidence: 'documented',
      source: `API_${name}`,
      text: `The endpoint implements ${name}`,
    },
    {
      id: 'served',
      level: 'MUST',
      evidence: 'protocol',
      source:
        'Smithy AWS JSON 1.1: an operation answers with its output or with an error of the service',
      text: "A valid request is answered: no error of the server's own, no broken connection, no silence",
    },
    ...ofRequest(operation),
    ...ofFaults(operation, overlay),
    ...ofOverlay(operation, overlay).map((clause) => ({ ...clause, source: page(clause.source) })),
  ];
}

function ofRequest({ name, request }: Operation): WrittenClause[] {
  const { required = [], properties = {} } = request;
  const optional = Object.keys(properties).some((member) => !required.includes(member));
  const blank = required.filter((member) => mayBeBlank(properties[member] ?? {}));
  return [
    ...(optional
      ? [
          {
            id: 'input/accepts',
            level: 'MUST',
            evidence: 'modelled',
            source: `API_${name}, Request Parameters`,
            text: 'Every combination of optional members that the contract allows is accepted',
          } as const,
        ]
      : []),
    ...blank.map(
      (member) =>
        ({
          id: `input/${member}/blank`,
          level: 'SHOULD',
          evidence: 'inferred',
          source: 'recorded from a sibling service: a required name must not be blank',
          text: `An empty ${member} is rejected`,
        }) as const,
    ),
    {
      id: 'input/unknown-member',
      level: 'SHOULD',
      evidence: 'inferred',
      source:
        'AWS JSON services ignore members they do not know, so that newer clients can talk to them',
      text: 'A request member that the contract does not know is ignored',
    },
  ];
}

/** Whether the schema alone allows an empty text. */
function mayBeBlank({ type, enum: values, minLength, pattern }: Schema): boolean {
  if (![type].flat().includes('string') || values || minLength) return false;
  return pattern === undefined || new RegExp(pattern, 'u').test('');
}

function ofFaults({ name, faults }: Operation, { faults: rules, status }: Overlay) {
  return faults.flatMap((fault): WrittenClause[] => {
    const rule = rules.find(
      (own) => own.faults.includes(fault.name) && (own.operations?.includes(name) ?? true),
    );
    const unsettled = fault.modelled === undefined ? undefined : status.unsettled;
    return [
      {
        id: `faults/${fault.name}/type`,
        level: rule?.level ?? 'MUST',
        evidence: rule?.evidence ?? 'documented',
        source: rule?.source.replaceAll('{operation}', name) ?? `API_${name}, Errors`,
        text: `Where ${fault.name} applies, the answer is ${fault.name}`,
      },
      {
        id: `faults/${fault.name}/status`,
        level: unsettled?.level ?? 'MUST',
        evidence: unsettled?.evidence ?? fault.evidence,
        source:
          unsettled?.source
            .replaceAll('{operation}', name)
            .replaceAll('{modelled}', String(fault.modelled)) ?? fault.source,
        text: `${fault.name} has HTTP status ${fault.status}`,
      },
    ];
  });
}

function ofOverlay({ request, faults }: Operation, { clauses }: Overlay): WrittenClause[] {
  return clauses.flatMap(({ lists, declares, id, ...rest }) => {
    if (declares !== undefined) {
      return faults.some(({ name }) => name.endsWith(declares)) ? [{ id, ...rest }] : [];
    }
    const places = placesOf(request, 'input').filter(
      ({ keyword, schema }) => keyword === 'type' && schema.items?.title === lists,
    );
    return places.map(({ path }) => ({ id: ['input', ...path, id].join('/'), ...rest }));
  });
}
