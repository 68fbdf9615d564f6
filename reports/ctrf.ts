import type { VerdictKind } from '../suites/model/judgement.ts';
import type { ClauseResult, RunHeader } from '../suites/model/run-record.ts';
import { jsonText } from './escape.ts';
import { inShort, proofOf, proofText } from './failure.ts';
import { failsRun, isKnown, knownWords } from './known.ts';
import { subject } from './subject.ts';
import { partsOf, reasonWords, type Summary, totalWords } from './summary.ts';

type Status = 'passed' | 'failed' | 'skipped' | 'pending' | 'other';

/**
 * Common Test Report Format (ctrf.io), specification 0.0.0: a test per clause, our own verdict in
 * `rawStatus`. A broken SHOULD of a run that is not strict, a failure that the run's baseline knows and an
 * inconclusive clause are `other`: they neither failed the run nor were skipped. A fault of the suite fails,
 * and what makes the run fail beside its clauses is a test that failed.
 */
export function ctrf(summary: Summary): string {
  const { header, footer, results, counts, remarks, incomplete, also, facts, record } = summary;
  const tests = [
    ...also.map(({ name, kind, words }) => ({
      name,
      status: 'failed' as const,
      rawStatus: kind,
      duration: 0,
      suite: [subject(header)],
      message: words,
    })),
    ...results.map((result) => testOf(result, header, record)),
  ];
  const start = Date.parse(header.startedAt);
  const duration = footer?.ms ?? 0;
  const number = (status: Status) => tests.filter((test) => test.status === status).length;
  const report = {
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    timestamp: header.startedAt,
    generatedBy: 'memorydb-conformance',
    results: {
      tool: { name: 'memorydb-conformance', version: header.suite },
      summary: {
        tests: tests.length,
        passed: number('passed'),
        failed: number('failed'),
        skipped: number('skipped'),
        pending: 0,
        other: number('other'),
        suites: new Set(results.map((result) => partsOf(result).group)).size,
        start,
        stop: start + duration,
        duration,
        extra: {
          verdicts: counts,
          words: totalWords(summary),
          notices: remarks.map(({ words }) => words),
          ...(facts.length > 0 && { facts }),
          ...(incomplete && { incomplete }),
        },
      },
      tests,
      environment: {
        appName: `MemoryDB ${subject(header)}`,
        testEnvironment: header.endpoint,
        healthy: footer?.exitCode === 0,
        extra: {
          region: header.region,
          seed: header.seed,
          runs: header.runs,
          strict: header.strict,
          specRevision: header.specRevision,
          ...(header.recorded !== undefined && { recorded: header.recorded }),
          requests: footer?.requests ?? 0,
        },
      },
    },
  };
  return `${jsonText(report, 2)}\n`;
}

function testOf(result: ClauseResult, header: RunHeader, record: string) {
  const { clause, verdict } = result;
  const proof = proofOf(result, record);
  const why = reasonWords(result);
  const message = knownWords(result) ?? (why || (proof ? inShort(proof) : ''));
  return {
    testId: clause.id,
    name: clause.id,
    status: statusOf(result, header),
    rawStatus: verdict,
    // The record keeps no time for a clause: its requests are shared with others.
    duration: 0,
    suite: partsOf(result).group.split('/'),
    ...(message && { message }),
    ...(proof && { trace: proofText(proof) }),
    labels: {
      level: clause.level,
      evidence: clause.evidence,
      source: clause.source,
      ...(result.reason && { reason: result.reason.code }),
    },
  };
}

function statusOf(result: ClauseResult, header: RunHeader): Status {
  if (failsRun(result, header)) return 'failed';
  return isKnown(result) ? 'other' : STATUS[result.verdict];
}

const STATUS: Record<VerdictKind, Status> = {
  pass: 'passed',
  fail: 'failed',
  warn: 'other',
  inconclusive: 'other',
  skip: 'skipped',
  error: 'failed',
};
