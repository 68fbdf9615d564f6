import { describe, expect, test } from 'vitest';
import { redactor } from './redact.ts';

const KEY = 'AKIA0123456789ABCDEF';
const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYzEXAMPLEKEY';

describe('what is kept holds no secret', () => {
  test('credentials are taken out wherever they stand', () => {
    const redact = redactor([KEY, SECRET, undefined]);
    const text = redact(`{"a":"Credential=${KEY}/x","b":"${SECRET}${SECRET}","c":"${KEY}"}`);
    expect(text).toBe(
      '{"a":"Credential=<redacted>/x","b":"<redacted><redacted>","c":"<redacted>"}',
    );
  });

  test('a made-up key such as test is no secret, and the word stays readable', () => {
    expect(redactor(['test', ''])('a test of tests')).toBe('a test of tests');
  });

  test('accounts are numbered: one stays one, two stay two', () => {
    const redact = redactor([]);
    const arn = (account: string) => `arn:aws:memorydb:us-east-1:${account}:snapshot/a`;
    const text = redact(`${arn('210987654321')} ${arn('345678901234')} ${arn('210987654321')}`);
    expect(text).toBe(`${arn('<account:1>')} ${arn('<account:2>')} ${arn('<account:1>')}`);
    expect(redact(arn('345678901234'))).toBe(arn('<account:2>'));
  });

  test.for(['000000000000', '123456789012', '111122223333'])(
    '%s belongs to nobody and stays',
    (account) => {
      const arn = `arn:aws-cn:kms:cn-north-1:${account}:key/a`;
      expect(redactor([])(arn)).toBe(arn);
    },
  );

  test('numbers that are no account of an ARN stay', () => {
    const text = '{"Size":210987654321,"a":"210987654321","b":"arn:aws:s3:::210987654321"}';
    expect(redactor([])(text)).toBe(text);
  });

  test('JSON stays JSON', () => {
    const event = { a: `arn:aws:sns:eu-west-1:210987654321:t "${KEY}"`, b: SECRET };
    expect(() => JSON.parse(redactor([KEY, SECRET])(JSON.stringify(event)))).not.toThrow();
  });
});
