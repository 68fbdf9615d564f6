import { describe, expect, test } from 'vitest';
import type { ClauseResult, RunEvent } from '../suites/model/run-record.ts';
import { because, FOOTER, failure, HEADER, HOSTILE, recordOf } from '../testing/record.ts';
import { ANT, xmlProblems } from '../testing/xml.ts';
import { junit } from './junit.ts';
import { summarise } from './summary.ts';

/** What Jenkins' xUnit step refuses, in our words: other elements, missing counts, a time with an exponent. */
const JENKINS = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:simpleType name="time"><xs:restriction base="xs:string">
    <xs:pattern value="[0-9]*(\\.[0-9]*)?"/>
  </xs:restriction></xs:simpleType>
  <xs:complexType name="outcome" mixed="true">
    <xs:attribute name="type"/><xs:attribute name="message"/>
  </xs:complexType>
  <xs:complexType name="properties"><xs:sequence>
    <xs:element name="property" maxOccurs="unbounded"><xs:complexType>
      <xs:attribute name="name" use="required"/><xs:attribute name="value" use="required"/>
    </xs:complexType></xs:element>
  </xs:sequence></xs:complexType>
  <xs:complexType name="case">
    <xs:choice minOccurs="0">
      <xs:element name="skipped" type="outcome"/>
      <xs:element name="error" type="outcome"/>
      <xs:element name="failure" type="outcome"/>
    </xs:choice>
    <xs:attribute name="name" use="required"/>
    <xs:attribute name="classname"/>
    <xs:attribute name="time"/>
  </xs:complexType>
  <xs:element name="testsuites"><xs:complexType><xs:sequence>
    <xs:element name="testsuite" maxOccurs="unbounded"><xs:complexType>
      <xs:sequence>
        <xs:element name="properties" type="properties"/>
        <xs:element name="testcase" type="case" minOccurs="0" maxOccurs="unbounded"/>
        <xs:element name="system-out" type="xs:string"/>
        <xs:element name="system-err" type="xs:string"/>
      </xs:sequence>
      <xs:attribute name="name" use="required"/>
      <xs:attribute name="tests" type="xs:nonNegativeInteger" use="required"/>
      <xs:attribute name="failures" type="xs:nonNegativeInteger" use="required"/>
      <xs:attribute name="errors" type="xs:nonNegativeInteger" use="required"/>
      <xs:attribute name="skipped" type="xs:nonNegativeInteger"/>
      <xs:attribute name="time" type="time"/>
      <xs:attribute name="timestamp"/><xs:attribute name="hostname"/>
      <xs:attribute name="package"/><xs:attribute name="id"/>
    </xs:complexType></xs:element>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>`;

const VIEW = { record: 'reports/latest/run.jsonl' };
const ACCEPTED = { code: 'accepted' } as const;
const FAILED = failure('a', ACCEPTED, ACCEPTED);
const WARNED: ClauseResult = { ...FAILED, verdict: 'warn' };

describe('the report keeps to the schemas of those who read it', () => {
  const records: [string, RunEvent[]][] = [
    ['every kind of finding', recordOf('plain words')],
    ['what XML cannot hold', recordOf(`${HOSTILE}\u0000\u0001\u001f\ufffe\uffff\udc00]]>`)],
    ['what XML would read otherwise', recordOf('<a b="\'">&amp;</a><!-- ]]> &#0; <?x?>')],
    ['no clause at all', [HEADER, { ...FOOTER, end: 'unreachable' }]],
    ['a record that was cut off', [HEADER, FAILED]],
    ['a strict run', [{ ...HEADER, strict: true }, WARNED, FOOTER]],
  ];
  test.for(records)('%s', async ([, events]) => {
    const xml = junit(summarise(events, VIEW));
    expect(await xmlProblems([xml], ANT)).toEqual([]);
    expect(await xmlProblems([xml], JENKINS)).toEqual([]);
  });

  test('and the schemas would find a mistake', async () => {
    const xml = junit(summarise([HEADER, FAILED, FOOTER], VIEW)).replace(' time="0"', '');
    expect((await xmlProblems([xml], ANT)).join()).toContain("'time' is required");
    const other = xml.replace('<failure', '<nothing').replace('</failure', '</nothing');
    expect((await xmlProblems([other], JENKINS)).join()).toContain('nothing');
  });
});

describe('verdicts', () => {
  const suiteOf = (events: RunEvent[]) =>
    / tests=[^>]*?(?= time)/.exec(junit(summarise(events, VIEW)))?.[0];

  test('a broken MUST is a failure, with its proof in the words of the terminal', () => {
    const xml = junit(summarise([HEADER, FAILED, FOOTER], VIEW));
    expect(xml).toContain('<testcase classname="CopySnapshot.input" name="KmsKeyId/maxLength"');
    expect(xml).toContain(
      'message="KmsKeyId has at most 2048 characters; expected 200, the call is accepted;',
    );
    expect(xml).toContain(
      'reproduce    memorydb-conformance repro reports/latest/run.jsonl CopySnapshot/input/KmsKeyId/maxLength</failure>',
    );
  });

  test('a broken SHOULD passes and is told of; in a strict run it is a failure', () => {
    const lax = junit(summarise([HEADER, WARNED, FOOTER], VIEW));
    expect(lax).toContain('name="KmsKeyId/maxLength" time="0"/>');
    expect(lax).toMatch(/<system-out>[^<]*! CopySnapshot\/input\/KmsKeyId\/maxLength\nMUST/);
    const strict: RunEvent[] = [{ ...HEADER, strict: true }, WARNED, FOOTER];
    expect(junit(summarise(strict, VIEW))).toContain('<failure ');
    expect(suiteOf(strict)).toContain('failures="1"');
  });

  test('skip and inconclusive are skipped and say which; a fault of ours is an error', () => {
    const internal = { code: 'internal', detail: 'x' } as const;
    const events: RunEvent[] = [
      HEADER,
      because({ code: 'interrupted' }),
      { ...because({ code: 'declared-absent' }), verdict: 'skip' },
      { ...because(internal), verdict: 'error' },
      FOOTER,
    ];
    const xml = junit(summarise(events, VIEW));
    expect(xml).toContain('<skipped message="inconclusive: the run was interrupted"/>');
    expect(xml).toContain('<skipped message="skip: declared absent in the configuration"/>');
    expect(xml).toContain('<error message="a fault of the suite: x"');
    expect(suiteOf(events)).toBe(' tests="3" failures="0" errors="1" skipped="2"');
  });

  test('a run that is not complete says so, though no clause failed', () => {
    const xml = junit(summarise([HEADER, { ...FOOTER, end: 'endpoint-lost' }], VIEW));
    expect(xml).toContain('<system-err>The run is not complete: the endpoint stopped answering.<');
    expect(xml).toContain(
      '<testcase classname="CopySnapshot" name="the run is complete" time="0"><error message="The run',
    );
    expect(xml).toContain(' tests="1" failures="0" errors="1" ');
  });
});
