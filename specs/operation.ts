import { existsSync } from 'node:fs';
import { readSpec, specsFolder } from './data.ts';
import { type DerivationNotes, deriveClauses, implied } from './derive.ts';
import { impliedClauses, type WrittenClause } from './implied.ts';
import type { Overlay } from './import/overlay.ts';
import { inline } from './inline.ts';
import { type FactIndex, knownOf, ofSide, type ProtocolNotes } from './known.ts';
import { lifecycleClauses } from './lifecycle.ts';
import { recipesOf } from './recipes.ts';
import type { Clause, Contract, Fault, OperationSpec, Paginated, RejectionKind } from './spec.ts';

/** What all operations of a service share: read once. */
export interface Shared {
  /** Folder of the service below `specs/`. */
  folder: string;
  protocol: string;
  overlay: Overlay;
  facts: FactIndex;
  protocolNotes: ProtocolNotes;
  protocolClauses: (WrittenClause & { needs?: 'required' })[];
  /** Clauses of the second protocol, and its name. */
  cbor: { protocol: string; clauses: WrittenClause[] };
  rejections: Record<RejectionKind, string[]>;
  paginated: Record<string, Paginated>;
  tagging: Contract['service']['tagging'];
}

/** `clauses.json` of an operation: only what nothing implies. */
interface ClauseFile {
  overrides?: DerivationNotes['overrides'];
  /** In their order. One that is implied anyway needs no more than its id, and what differs. */
  clauses?: ({ id: string } & Partial<WrittenClause>)[];
}

/** Reads one operation, with the clauses that its schemas and faults imply. */
export function compileOperation(name: string, shared: Shared): OperationSpec {
  const { folder, protocol, facts, overlay } = shared;
  const own = `${folder}/operations/${name}`;
  const request = ofSide(inline(`${own}/request.schema.json`), 'input', facts);
  const response = ofSide(inline(`${own}/response.schema.json`), 'output', facts);
  const faults = readSpec<Fault[]>(`${own}/faults.json`);
  const file = readIfThere<ClauseFile>(`${own}/clauses.json`) ?? {};
  const notes = notesOf(name, file, shared);
  const { paginated } = shared;
  return {
    name,
    request,
    response,
    faults,
    clauses: [
      ...deriveClauses(name, 'input', request, notes),
      ...deriveClauses(name, 'output', response, notes),
      ...arranged(name, file, impliedClauses({ name, request, faults }, overlay)),
      ...lifecycleClauses(name, paginated[name] !== undefined, shared.tagging).map((clause) =>
        written(name, clause),
      ),
      ...shared.protocolClauses
        .filter(({ needs }) => needs !== 'required' || request.required)
        .map(({ needs, ...clause }) => written(protocol, clause)),
      ...shared.cbor.clauses.map((clause) => written(shared.cbor.protocol, clause)),
    ],
    ...(paginated[name] && { paginated: paginated[name] }),
    ...recipesOf(name, faults),
    rejections: shared.rejections,
    rejectionsByClause: Object.fromEntries(
      implied(request, 'input').flatMap(({ place, path, keyword }) =>
        overlay.rejections
          .filter((rule) => rule.at.includes(place) && rule.keyword === keyword)
          .map(({ types }) => [[name, 'input', ...path, keyword].join('/'), types]),
      ),
    ),
  };
}

function notesOf(name: string, file: ClauseFile, shared: Shared): DerivationNotes {
  const modelled = { level: 'MUST', evidence: 'modelled' } as const;
  return {
    input: { ...modelled, source: `API_${name}, Request Parameters` },
    output: { ...modelled, source: `API_${name}, Response Elements` },
    overrides: file.overrides ?? {},
    known: knownOf(name, shared.facts, shared.protocolNotes),
  };
}

/** The clauses of the file in their order, completed by what is implied; then what only that implies. */
function arranged(name: string, { clauses = [] }: ClauseFile, own: WrittenClause[]): Clause[] {
  const whole = clauses.map((clause) => {
    const base = own.find(({ id }) => id === clause.id);
    const { id, level, evidence, source, text } = { ...base, ...clause };
    if (!level || !evidence || !source || !text) {
      throw new Error(`${name}: clause ${id} is not implied, and not whole`);
    }
    return { id, level, evidence, source, text };
  });
  const rest = own.filter(({ id }) => !clauses.some((clause) => clause.id === id));
  return [...whole, ...rest].map((clause) => written(name, clause));
}

function written(owner: string, { id, text, ...rest }: WrittenClause): Clause {
  return { id: `${owner}/${id}`, ...rest, requirement: { kind: 'text', text } };
}

function readIfThere<T>(path: string): T | undefined {
  return existsSync(new URL(path, specsFolder())) ? readSpec<T>(path) : undefined;
}
