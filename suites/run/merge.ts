import type { Json } from '../model/json.ts';
import type { Merged, MergeProblem } from '../model/merge.ts';
import type {
  ClauseResult,
  ExperimentResult,
  FaultCell,
  Notice,
  RunEnd,
  RunEvent,
  RunFooter,
  RunHeader,
} from '../model/run-record.ts';
import { heldAgainst, staleNotices } from './baseline.ts';
import { count } from './counts.ts';
import { exitCodeOf } from './exit-code.ts';

/** What may differ between the shards of one run. */
const OWN = ['kind', 'startedAt', 'shard'];

/** The end that says most about why a run is not whole. */
const ENDS: RunEnd[] = [
  'interrupted',
  'endpoint-lost',
  'unreachable',
  'denied',
  'not-memorydb',
  'unarranged',
  'complete',
];

interface Part {
  header: RunHeader & { shard: NonNullable<RunHeader['shard']> };
  events: RunEvent[];
  footer: RunFooter;
}

/**
 * Makes one run record of those of all shards, whatever their order: one after the other, since no two
 * have a clause in common. Counts, requests and the fault matrix are added, notices united; exit code
 * and baseline are told anew from the whole, by the rules of a single run.
 */
export function mergeRecords(records: RunEvent[][]): Merged {
  const parts: Part[] = [];
  for (const [index, events] of records.entries()) {
    const part = partOf(events, index + 1);
    if ('code' in part) return { ok: false, problem: part };
    parts.push(part);
  }
  const [first] = parts;
  if (!first) return { ok: false, problem: { code: 'nothing-to-merge' } };
  const problem = difference(parts) ?? gap(parts);
  if (problem) return { ok: false, problem };
  parts.sort((a, b) => a.header.shard.index - b.header.shard.index);
  return { ok: true, events: whole(parts) };
}

function partOf(events: RunEvent[], record: number): Part | MergeProblem {
  const [header] = events;
  const footer = events.at(-1);
  if (header?.kind !== 'header' || !header.shard) return { code: 'not-a-shard', record };
  if (footer?.kind !== 'footer') return { code: 'cut-off', record };
  return { header: { ...header, shard: header.shard }, events, footer };
}

/** The first thing in which a record differs from the first one. */
function difference(parts: Part[]): MergeProblem | undefined {
  const [first, ...others] = parts.map(({ header }) => comparable(header));
  for (const [index, other] of others.entries()) {
    for (const what of new Set([...Object.keys(first ?? {}), ...Object.keys(other)])) {
      const values = [first?.[what] ?? null, other[what] ?? null] as const;
      if (JSON.stringify(values[0]) === JSON.stringify(values[1])) continue;
      return {
        code: 'shards-differ',
        what,
        record: index + 2,
        first: values[0],
        other: values[1],
      };
    }
  }
  return undefined;
}

function comparable(header: Part['header']): Record<string, Json> {
  const shared = Object.entries(header).filter(([name]) => !OWN.includes(name));
  return { ...(Object.fromEntries(shared) as Record<string, Json>), shards: header.shard.count };
}

/** A shard that was given twice, or not at all. */
function gap(parts: Part[]): MergeProblem | undefined {
  const seen = new Set<number>();
  const total = parts[0]?.header.shard.count ?? 0;
  for (const [position, { header }] of parts.entries()) {
    const { index, count: own } = header.shard;
    if (seen.has(index)) {
      return { code: 'shard-repeated', record: position + 1, index, count: own };
    }
    seen.add(index);
  }
  const indexes = Array.from({ length: total }, (_, index) => index + 1).filter(
    (index) => !seen.has(index),
  );
  return indexes.length > 0 ? { code: 'shards-missing', indexes, count: total } : undefined;
}

function whole(parts: Part[]): RunEvent[] {
  const all = parts.flatMap(({ events }) => events);
  const { shard, ...shared } = (parts[0] as Part).header;
  const startedAt = parts.map(({ header }) => header.startedAt).sort()[0] ?? shared.startedAt;
  const header: RunHeader = { ...shared, startedAt };
  const found = all.filter((event): event is ClauseResult => event.kind === 'clause');
  const { file = '', entries = [] } = header.baseline ?? {};
  const today = startedAt.slice(0, 10);
  const { results, findings } = heldAgainst(entries, found, { today, strict: header.strict });
  const notices = [...unitedNotices(all), ...staleNotices(findings, file)];
  const stale = notices.filter(({ notice }) => notice.code === 'stale-entry').length;
  const footers = parts.map(({ footer }) => footer);
  const end = ENDS.find((own) => footers.some((footer) => footer.end === own)) ?? 'complete';
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
  return [
    header,
    ...all.filter((event): event is ExperimentResult => event.kind === 'experiment'),
    ...results,
    ...cellsOf(all),
    ...notices,
    {
      kind: 'footer',
      end,
      counts: count(results),
      requests: sum(footers.map(({ requests }) => requests)),
      made: sum(footers.map(({ made }) => made)),
      mostAlive: sum(footers.map(({ mostAlive }) => mostAlive)),
      ms: Math.max(...footers.map(({ ms }) => ms)),
      exitCode: exitCodeOf(end, results, header.strict, {
        stale,
        left: notices.some(({ notice }) => notice.code === 'left-behind'),
      }),
    },
  ];
}

/** What is left over is one list; what all shards say is said once. */
function unitedNotices(all: RunEvent[]): Notice[] {
  const left = new Set<string>();
  const others = new Map<string, Notice>();
  for (const event of all) {
    if (event.kind !== 'notice' || event.notice.code === 'stale-entry') continue;
    if (event.notice.code === 'left-behind') for (const name of event.notice.names) left.add(name);
    else others.set(JSON.stringify(event.notice), event);
  }
  const notices = [...others.values()];
  if (left.size > 0) {
    notices.push({ kind: 'notice', notice: { code: 'left-behind', names: [...left] } });
  }
  return notices;
}

function cellsOf(all: RunEvent[]): FaultCell[] {
  const cells = new Map<string, FaultCell>();
  for (const event of all) {
    if (event.kind !== 'fault-cell') continue;
    const key = JSON.stringify([event.expected, event.received]);
    const known = cells.get(key);
    cells.set(key, { ...event, count: event.count + (known?.count ?? 0) });
  }
  return [...cells.values()];
}
