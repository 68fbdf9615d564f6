import type { ClauseResult, RunHeader } from '../suites/model/run-record.ts';
import type { AlsoFails } from './also-fails.ts';
import { inShort, proofOf, proofText } from './failure.ts';
import { failsRun, knownWords } from './known.ts';
import { MARKS } from './marks.ts';
import { subject } from './subject.ts';
import { partsOf, reasonWords, type Summary, totalWords } from './summary.ts';
import { xmlAttributes, xmlText } from './xml.ts';

/**
 * JUnit XML: one suite, a test case per clause. `CopySnapshot/input/KmsKeyId/maxLength` is the case
 * `KmsKeyId/maxLength` of the class `CopySnapshot.input`, as CI services group and as Jenkins splits
 * package and class.
 *
 * A broken MUST is a failure. So is a broken SHOULD of a strict run; of another it passes, and stands in
 * `system-out`: the format has no verdict between. Inconclusive and skipped clauses are skipped, and say
 * which they are; so is a failure that the run's baseline knows. What makes the run fail beside its
 * clauses is a test case of its own, of the operation's class. It keeps to the Ant schema, which has room
 * for output in the suite only.
 */
export function junit(summary: Summary): string {
  const { header, footer, results, counts, also, record } = summary;
  const failures = results.filter((result) => failsRun(result, header)).length;
  const alsoOf = (kind: AlsoFails['kind']) => also.filter((own) => own.kind === kind).length;
  const suite = xmlAttributes({
    name: `MemoryDB ${subject(header)}`,
    tests: results.length + also.length,
    failures: failures + alsoOf('fail'),
    errors: counts.error + alsoOf('error'),
    skipped: results.filter((result) => skippedWords(result) !== null).length,
    time: decimalSeconds(footer?.ms ?? 0),
    // The schema has no time zone: UTC, as in the record.
    timestamp: header.startedAt.slice(0, 19),
    // Where the suite ran is not in the record; this is what the schema asks for then.
    hostname: 'localhost',
    package: subject(header),
    id: 0,
  });
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites>',
    `  <testsuite${suite}>`,
    '    <properties>',
    ...Object.entries(properties(summary)).map(
      ([name, value]) => `      <property${xmlAttributes({ name, value })}/>`,
    ),
    '    </properties>',
    ...also.map((own) => alsoCase(own, header)),
    ...results.map((result) => testCase(result, header, record)),
    `    <system-out>${xmlText(output(summary))}</system-out>`,
    `    <system-err>${xmlText(summary.incomplete ?? '')}</system-err>`,
    '  </testsuite>',
    '</testsuites>',
  ];
  return `${lines.join('\n')}\n`;
}

function properties({ header, footer, counts }: Summary): Record<string, string | number> {
  const { pass: passed, fail: failed, warn: warned, skip: skipped, error: errors } = counts;
  return {
    endpoint: header.endpoint,
    region: header.region,
    operation: subject(header),
    seed: header.seed,
    runs: header.runs,
    strict: String(header.strict),
    suiteVersion: header.suite,
    specRevision: header.specRevision,
    requests: footer?.requests ?? 0,
    ...(header.recorded !== undefined && { recorded: header.recorded }),
    ...{ passed, failed, warned, inconclusive: counts.inconclusive, skipped, errors },
  };
}

function testCase(result: ClauseResult, header: RunHeader, record: string): string {
  const { group, name } = partsOf(result);
  const own = xmlAttributes({ classname: group.replace('/', '.'), name, time: 0 });
  const inner = outcome(result, header, record);
  return inner ? `    <testcase${own}>${inner}</testcase>` : `    <testcase${own}/>`;
}

function alsoCase({ name, kind, words }: AlsoFails, header: RunHeader): string {
  const own = xmlAttributes({ classname: subject(header), name, time: 0 });
  const tag = kind === 'fail' ? 'failure' : 'error';
  return `    <testcase${own}>${finding(tag, words, kind, words)}</testcase>`;
}

function finding(tag: 'failure' | 'error', message: string, type: string, text: string): string {
  return `<${tag}${xmlAttributes({ message, type })}>${xmlText(text)}</${tag}>`;
}

function outcome(result: ClauseResult, header: RunHeader, record: string): string {
  if (failsRun(result, header)) {
    const proof = proofOf(result, record);
    const [message, text] = proof ? [inShort(proof), proofText(proof)] : ['', ''];
    return finding('failure', message, result.clause.level, text);
  }
  if (result.verdict === 'error') {
    const reason = reasonWords(result);
    return finding('error', reason, 'error', reason);
  }
  const message = skippedWords(result);
  return message === null ? '' : `<skipped${xmlAttributes({ message })}/>`;
}

/** Why a case is skipped, beginning with its verdict; null for one that is not. */
function skippedWords(result: ClauseResult): string | null {
  const { verdict } = result;
  const untested = verdict === 'inconclusive' || verdict === 'skip';
  const known = knownWords(result);
  const why = untested ? [reasonWords(result), ...(known ? [known] : [])].join('; ') : known;
  return why === null ? null : `${verdict}: ${why}`;
}

function output(summary: Summary): string {
  const { header, results, remarks, record } = summary;
  const facts = summary.facts.length > 0 ? [summary.facts.join(', ')] : [];
  const warnings = results
    .filter((result) => result.verdict === 'warn' && !failsRun(result, header))
    .map((result) => {
      const proof = proofOf(result, record);
      return `${MARKS.warn} ${result.clause.id}\n${proof ? proofText(proof) : ''}`;
    });
  return [totalWords(summary), ...remarks.map(({ words }) => words), ...facts, ...warnings].join(
    '\n\n',
  );
}

/** An xs:decimal, which has no exponent. */
function decimalSeconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}
