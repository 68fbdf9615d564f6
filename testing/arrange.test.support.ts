import { loadResources } from '../specs/resources.ts';
import type { Client } from '../suites/arrange/client.ts';
import { newJournal } from '../suites/arrange/journal.ts';
import type { Patience } from '../suites/arrange/patience.ts';
import type { Resources } from '../suites/arrange/things.ts';
import { newWorld, type WorldOptions } from '../suites/arrange/world.ts';
import type { Json, JsonObject } from '../suites/model/json.ts';
import type { Reply } from '../suites/model/reply.ts';

/** A success without anything in it. */
export const OK: Reply = { kind: 'success', status: 200, body: {} };
/** Nobody is there any more. */
export const DEAD: Reply = { kind: 'failure', failure: { code: 'refused', detail: 'nobody' } };
/** Throttled at every attempt. */
export const THROTTLED: Reply = {
  kind: 'failure',
  failure: { code: 'throttled', detail: '6 times' },
};

/** A success with this body. */
export function success(body: JsonObject): Reply {
  return { kind: 'success', status: 200, body };
}

/** A fault of this type. */
export function faultReply(type: string, status = 400): Reply {
  return { kind: 'fault', status, type, body: {} };
}

/** A clock that only sleeping moves, and that is stopped after so many sleeps. */
export function clock(
  limitMs = 1_000,
  stopAfter = Number.POSITIVE_INFINITY,
): Patience & { slept: number[] } {
  const slept: number[] = [];
  return {
    slept,
    sleep: async (ms) => {
      slept.push(ms);
    },
    firstPauseMs: 10,
    longestPauseMs: 40,
    limitMs,
    stopped: () => slept.length >= stopAfter,
  };
}

/** The kinds of the specs, so that tests hold code and data together. */
export const RESOURCES: Resources = loadResources();

/** How a store differs from an ordinary one. */
export interface Manners {
  /** The name under which something is kept; as it was sent where this is left out. */
  keeps?(name: Json): Json;
  /** Finds names only as they are kept, letter for letter. */
  exact?: boolean;
  /** Things of a page of a list. */
  page?: number;
  /** An answer of its own to a call, where it has one; `before` counts equal calls. */
  answer?(operation: string, input: JsonObject, before: number): Reply | undefined;
  /** Makes what it is asked for, whatever it answers. */
  makesAnyway?: boolean;
}

/** An endpoint in a few lines: what was made is listed until it is deleted. */
export interface Store {
  client: Client;
  /** Each call, `operation name`. */
  calls: string[];
  things: Record<string, JsonObject[]>;
  /** Puts a thing there without a call. */
  put(kind: string, name: Json, more?: JsonObject): void;
  names(kind: string): Json[];
}

export function storeOf(resources: Resources = RESOURCES, manners: Manners = {}): Store {
  const { keeps = (name) => name, exact = false, page = 1_000 } = manners;
  const calls: string[] = [];
  const things: Record<string, JsonObject[]> = {};
  const fold = (name: Json | undefined) =>
    exact ? JSON.stringify(name) : JSON.stringify(name ?? null).toLowerCase();
  const of = (kind: string) => {
    things[kind] ??= [];
    return things[kind];
  };
  const put: Store['put'] = (kind, name, more = {}) => {
    const at = resources[kind]?.identifier.at ?? '';
    of(kind).push({ [at]: name, ...more });
  };
  const ordinary = (operation: string, input: JsonObject): Reply => {
    for (const { kind, makes, operations, identifier, answers, faults } of Object.values(
      resources,
    )) {
      const own = of(kind);
      const place = (name: Json | undefined) =>
        own.findIndex((thing) => fold(thing[identifier.at]) === fold(name));
      const made = makes[operation];
      if (made !== undefined) {
        if (place(input[made]) >= 0) return faultReply(faults.exists ?? '');
        const name = keeps(input[made] ?? null);
        put(kind, name, { Status: 'available' });
        return success({ [answers.one ?? '']: { [identifier.at]: name } });
      }
      const name = input[identifier.member];
      if (operation === operations.delete) {
        const at = place(name);
        if (at < 0) return faultReply(faults.missing ?? '');
        own.splice(at, 1);
        return OK;
      }
      if (operation !== operations.list) continue;
      if (name !== undefined) {
        const at = place(name);
        return at < 0
          ? faultReply(faults.missing ?? '')
          : success({ [answers.many]: [own[at] as JsonObject] });
      }
      const from = Number(input['NextToken'] ?? 0);
      const next = from + page < own.length ? { NextToken: String(from + page) } : {};
      return success({ [answers.many]: own.slice(from, from + page), ...next });
    }
    return faultReply('UnknownOperationException');
  };
  return {
    calls,
    things,
    put,
    names: (kind) => of(kind).map((thing) => thing[resources[kind]?.identifier.at ?? ''] ?? null),
    async client(operation, input) {
      const call = `${operation} ${nameIn(operation, input)}`;
      const before = calls.filter((own) => own === call).length;
      calls.push(call);
      const answer = manners.answer?.(operation, input, before);
      if (answer && manners.makesAnyway) ordinary(operation, input);
      return answer ?? ordinary(operation, input);
    },
  };

  function nameIn(operation: string, input: JsonObject): string {
    const members = Object.values(resources).flatMap(({ identifier, makes }) => [
      makes[operation] ?? identifier.member,
    ]);
    const makes = Object.values(resources).flatMap((own) => own.makes[operation] ?? []);
    const member = [...makes, ...members].find((own) => own in input);
    return member === undefined ? '*' : String(input[member]);
  }
}

/** A world on a client, with what it wrote down. */
export function worldOf(client: Client, own: Partial<WorldOptions> = {}) {
  const journal = newJournal();
  const world = newWorld({
    resources: RESOURCES,
    client,
    journal,
    patience: clock(),
    prefix: 'cfm-x-',
    before: {},
    given: {},
    members: {},
    mostAlive: 12,
    ...own,
  });
  return { world, journal };
}
