import { NOBODY } from '../model/accounts.ts';

const ACCOUNT = /(arn:[a-z0-9-]*:[a-z0-9-]*:[a-z0-9-]*:)(\d{12})(?=:)/g;

/**
 * Makes a filter for text that is to be kept: credentials and account ids do not get through.
 * Accounts are numbered, so that one account stays one and two stay two.
 *
 * @param secrets - values that must never appear
 */
export function redactor(secrets: (string | undefined)[]): (text: string) => string {
  const hidden = secrets.filter((secret) => secret !== undefined && secret.length >= 8) as string[];
  const accounts = new Map<string, string>();
  return (text) => {
    let clean = text;
    for (const secret of hidden) clean = clean.replaceAll(secret, '<redacted>');
    return clean.replace(ACCOUNT, (_all, before: string, account: string) => {
      if (NOBODY.has(account)) return before + account;
      const name = accounts.get(account) ?? `<account:${accounts.size + 1}>`;
      accounts.set(account, name);
      return before + name;
    });
  };
}
