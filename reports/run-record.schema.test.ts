import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { Evidence } from '../specs/spec.ts';
import type { FailureCode } from '../suites/model/exchange.ts';
import type { ReplySummary } from '../suites/model/phrase.ts';
import type { Unreadable } from '../suites/model/reply.ts';
import type { RunEnd, RunEvent } from '../suites/model/run-record.ts';
import type { Role } from '../suites/model/trace.ts';
import { call } from '../testing/call.ts';
import { ALL_EVENTS } from '../testing/events.ts';
import { freshFolder } from '../testing/folder.ts';
import { deafUrl } from '../testing/hostile/peer.ts';
import { phrasesWith } from '../testing/phrases.ts';
import { because, FOOTER, HEADER, RESULT } from '../testing/record.ts';
import { sixVerdicts } from '../testing/six-verdicts.ts';

/** JSON Schema, as far as this test takes it apart. */
interface Node {
  [keyword: string]: unknown;
  properties?: Record<string, Node>;
  required?: string[];
  examples?: string[];
  $defs?: Record<string, Node>;
}

const SCHEMA: Node = JSON.parse(
  readFileSync(new URL('./run-record.schema.json', import.meta.url), 'utf8'),
);

const open = compile(SCHEMA, true);
/** The same, but for members that it does not name: a later version may add them, this one may not. */
const closed = compile({ ...closedNode(SCHEMA), unevaluatedProperties: undefined }, false);

function compile(schema: Node, strict: boolean) {
  const ajv = new Ajv2020({ strict });
  return ajv.compile(JSON.parse(JSON.stringify(schema)));
}

/** Every object that names members has no others. Conditions and their branches only add names. */
function closedNode(node: unknown, key = ''): Node {
  if (Array.isArray(node)) return node.map((item) => closedNode(item, key)) as unknown as Node;
  if (typeof node !== 'object' || node === null) return node as unknown as Node;
  const inner = Object.entries(node).map(([name, own]) => [name, closedNode(own, name)] as const);
  const copy = Object.fromEntries(inner) as Node;
  const isBranch = key === 'if' || key === 'then' || key === 'properties' || key === '$defs';
  return copy.properties && !isBranch ? { ...copy, unevaluatedProperties: false } : copy;
}

/** The words of a union of the types, held complete by the compiler. */
const WORDS = {
  end: words<RunEnd>({
    complete: 1,
    unarranged: 1,
    interrupted: 1,
    'endpoint-lost': 1,
    unreachable: 1,
    denied: 1,
    'not-memorydb': 1,
  }),
  evidence: words<Evidence>({ documented: 1, modelled: 1, protocol: 1, observed: 1, inferred: 1 }),
  role: words<Role>({ probe: 1, twin: 1, readback: 1, before: 1, after: 1, arrange: 1 }),
  problem: words<Unreadable>({
    'not-utf8': 1,
    'not-json': 1,
    'not-object': 1,
    'too-deep': 1,
    'no-fault-type': 1,
    redirect: 1,
    truncated: 1,
    'trailing-bytes': 1,
    reserved: 1,
    'unexpected-break': 1,
    'bad-chunk': 1,
    'bad-simple': 1,
    'too-many-items': 1,
    'not-map': 1,
    'key-not-text': 1,
  }),
  phrase: Object.keys(phrasesWith('')),
};

function words<Word extends string>(all: Record<Word, 1>): string[] {
  return Object.keys(all);
}

describe('the published schema and the types say the same', () => {
  test('an event of every kind fits, and has no member that the schema does not name', () => {
    for (const event of ALL_EVENTS) {
      expect(open(event), JSON.stringify(open.errors)).toBe(true);
      expect(closed(event), JSON.stringify([event, closed.errors])).toBe(true);
    }
  });

  test('so do real events, those of failures too', async () => {
    const { events } = await sixVerdicts();
    expect(events.length).toBeGreaterThan(100);
    for (const event of events) {
      expect(closed(event), JSON.stringify([event, closed.errors])).toBe(true);
    }
  });

  test('so do those of a run that could reach nothing', async () => {
    const out = freshFolder();
    const { code } = await call(['run', '--endpoint', await deafUrl(), '--out', out]);
    const lines = readFileSync(join(out, 'run.jsonl'), 'utf8').trimEnd().split('\n');
    const events = lines.map((line) => JSON.parse(line) as RunEvent);
    expect(code).toBe(3);
    expect(events.at(-1)).toMatchObject({ kind: 'footer', end: 'unreachable' });
    for (const event of events) {
      expect(closed(event), JSON.stringify([event, closed.errors])).toBe(true);
    }
  });

  test('the schema asks for every member but those that the types make optional', () => {
    const missed = new Set<string>();
    for (const event of ALL_EVENTS) {
      for (const { path, without } of lacking(event)) {
        if (open(without)) missed.add(path);
      }
    }
    expect([...missed].toSorted()).toEqual(OPTIONAL);
  });

  test('the words that the schema gives as examples are those of the types', () => {
    const at = (definition: string, member: string) =>
      SCHEMA.$defs?.[definition]?.properties?.[member]?.examples ?? [];
    const unreadable = JSON.stringify(SCHEMA.$defs?.['reply']);
    expect(at('footer', 'end').toSorted()).toEqual(WORDS.end.toSorted());
    expect(at('clause', 'evidence').toSorted()).toEqual(WORDS.evidence.toSorted());
    expect(at('step', 'role').toSorted()).toEqual(WORDS.role.toSorted());
    expect(at('phrase', 'code').toSorted()).toEqual(WORDS.phrase.toSorted());
    expect(unreadable).toContain(`"examples":${JSON.stringify(WORDS.problem)}`);
  });

  test('a transport failure of every kind fits', () => {
    const codes: FailureCode[] = ['refused', 'tls', 'truncated', 'other'];
    for (const code of codes) {
      const reply: ReplySummary = { kind: 'failure', failure: { code, detail: 'x' } };
      expect(closed(because({ code: 'reply', reply }))).toBe(true);
    }
  });
});

describe('what the schema promises', () => {
  test('a later version may add members, kinds, codes and ends', () => {
    const later = [
      { ...HEADER, added: 1 },
      { ...RESULT, clause: { ...RESULT.clause, evidence: 'heard', added: [] } },
      { ...RESULT, reason: { code: 'something-new', added: true } },
      { kind: 'something-new' },
      { kind: 'notice', notice: { code: 'something-new' } },
      { ...FOOTER, end: 'something-new' },
    ];
    for (const event of later) expect(open(event), JSON.stringify(event)).toBe(true);
  });

  test('it may not add verdicts or levels, nor change a type or the format', () => {
    const never = [
      { ...HEADER, format: 'memorydb-conformance/run/3' },
      { ...HEADER, seed: '1' },
      { ...RESULT, verdict: 'maybe' },
      { ...RESULT, clause: { ...RESULT.clause, level: 'MAY' } },
      { ...RESULT, clause: { ...RESULT.clause, id: '\u001b[2J' } },
      { ...RESULT, reason: 'why not' },
      { kind: 7 },
      [],
      null,
    ];
    for (const event of never) expect(open(event), JSON.stringify(event)).toBe(false);
  });

  test('a record as one document begins with a header', () => {
    // Strict but for one thing: what follows the header is open, which ajv calls no tuple.
    const ajv = new Ajv2020({ strict: true, strictTuples: false, schemas: [SCHEMA] });
    const record = ajv.getSchema(`${SCHEMA['$id']}#/$defs/record`);
    expect(record?.([HEADER, RESULT, FOOTER])).toBe(true);
    expect(record?.([RESULT, FOOTER])).toBe(false);
    expect(record?.([])).toBe(false);
  });
});

/** Members that may be absent, of events of every kind. */
const OPTIONAL = [
  '/baseline',
  '/baseline/entries//expires',
  '/baseline/entries//link',
  '/cassette',
  '/config',
  '/counterexample/confirmed',
  '/counterexample/trace//label',
  '/known',
  '/known/expires',
  '/known/link',
  '/notice/entry/expires',
  '/notice/entry/link',
  '/recorded',
  '/settings',
  '/shard',
];

/** Places whose shape is not the schema's to say. */
const FREE = new Set(['draw', 'input', 'value', 'before', 'after', 'tags', 'given']);

/** The event again and again, each time without one of its members, at any depth. */
function* lacking(event: object, path = ''): Generator<{ path: string; without: object }> {
  for (const [name, own] of Object.entries(event)) {
    const here = `${path}/${Array.isArray(event) ? '' : name}`;
    const replaced = (value: unknown) =>
      Array.isArray(event)
        ? event.map((item, index) => (String(index) === name ? value : item))
        : { ...event, [name]: value };
    if (!Array.isArray(event)) {
      const { [name]: _, ...rest } = event as Record<string, unknown>;
      yield { path: here, without: rest };
    }
    if (typeof own !== 'object' || own === null || FREE.has(name)) continue;
    for (const inner of lacking(own, here)) {
      yield { path: inner.path, without: replaced(inner.without) };
    }
  }
}
