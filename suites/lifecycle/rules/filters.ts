import fc from 'fast-check';
import type { Data, Detail, Filter } from '../../../specs/resource.ts';
import { listed, nameOf, sameText } from '../../arrange/things.ts';
import { helped } from '../../judge/helpers.ts';
import { valueAt } from '../../judge/paths.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { broken, HOLDS, inconclusive, type Judgement } from '../../model/judgement.ts';
import type { Step, Trace } from '../../model/trace.ts';
import { readReply } from '../../protocol/reply.ts';
import type { Stage } from '../experiment.ts';
import { at, type Life, look, make, thingIn } from '../life.ts';
import type { Script } from '../scripted.ts';
import { listPages } from './pages.ts';

const ONCE = fc.constant<Json>({});

/** So many of the values that a list shows are asked for. */
const MOST_VALUES = 4;

/** What a list is filtered by, and what is shown where it is asked for. */
export function filterScripts(life: Life): Script[] {
  const { resource, spec } = life;
  const filters = (resource.filters ?? []).filter(({ operation }) => operation === spec.name);
  const details = (resource.details ?? []).filter(({ operation }) => operation === spec.name);
  return [
    ...filters.map((filter) => filtering(life, filter)),
    ...details.flatMap((detail) => [detailed(life, detail, true), detailed(life, detail, false)]),
  ];
}

/** The whole list, the list of each value that it shows, and the whole list again. */
function filtering(life: Life, filter: Filter): Script {
  return {
    id: `filters/${filter.member}#each-value`,
    draws: ONCE,
    exclusive: true,
    alive: 2,
    async act(_draw, stage) {
      // Two of the kind, where they can be made, so that a filter that does nothing shows.
      if (life.create && life.resource.cost !== 'never') {
        for (const label of ['other', 'create']) await make(life, stage, stage.scope(), { label });
        await stage.catchUp();
      }
      await listPages(life, stage, 'whole');
      const seen = new Map<string, JsonObject>();
      for (const item of itemsOf(life, stage.trace, 'whole')) {
        const value = textAt(item, filter.shown);
        if (value !== undefined && !seen.has(value)) seen.set(value, item);
      }
      // What was made last stands anywhere in the list.
      const values = [...seen].slice(0, MOST_VALUES - 1).concat([...seen].slice(-1));
      for (const [value, item] of new Map(values)) {
        await listPages(life, stage, `of ${value}`, inputOf(filter, value, item));
      }
      const [first] = seen.values();
      for (const value of unseen(life, filter, stage)) {
        if (!seen.has(value))
          await listPages(life, stage, `of ${value}`, inputOf(filter, value, first));
      }
      await listPages(life, stage, 'again');
    },
    judge: (trace) => keepsOnly(life, filter, trace),
  };
}

/** Values that the list may not show: other words of the member, or a text that nothing is called. */
function unseen({ resource, spec }: Life, filter: Filter, stage: Stage): string[] {
  const schema = spec.request.properties?.[filter.member];
  const words = Object.keys(filter.words ?? {});
  // Where words differ, those of a request are shown by nothing.
  const known =
    words.length > 0 ? words : [...(schema?.enum ?? []), ...(schema?.items?.enum ?? [])];
  const { name } = stage.bind({ name: `{no ${resource.kind}}` });
  return known.length > 0 ? known.slice(0, MOST_VALUES).map(String) : [String(name)];
}

function inputOf({ member, form, words, beside }: Filter, value: string, item: JsonObject = {}) {
  const text = words?.[value] ?? value;
  const others = Object.entries(beside ?? {}).map(([name, path]) => [name, textAt(item, path)]);
  const sent = form === undefined ? text : filled(form, text);
  return { ...Object.fromEntries(others), [member]: sent } as JsonObject;
}

function filled(form: Data, text: string): Json {
  if (typeof form === 'string') return form.replace('{value}', text);
  if (Array.isArray(form)) return form.map((own) => filled(own, text));
  if (form === null || typeof form !== 'object') return form;
  return Object.fromEntries(Object.entries(form).map(([name, own]) => [name, filled(own, text)]));
}

function textAt(item: JsonObject, path: string): string | undefined {
  const value = valueAt(item, path);
  return value === undefined || value === null ? undefined : String(value);
}

function itemsOf({ resource }: Life, trace: Trace, label: string): JsonObject[] {
  return trace
    .filter((step) => step.label === label)
    .flatMap(({ exchange }) => {
      const reply = readReply(exchange);
      return reply.kind === 'success' ? listed(resource, reply.body) : [];
    });
}

/** Each filtered list holds what the whole one shows with that value, and nothing else. */
function keepsOnly(life: Life, filter: Filter, trace: Trace): Judgement {
  const { resource } = life;
  const labels = [
    ...new Set(trace.flatMap(({ label = '' }) => (/^of /.test(label) ? [label] : []))),
  ];
  const all = [firstOf(trace, 'whole'), firstOf(trace, 'again')].map(helped);
  for (const own of all) if (!own.ok) return own.judgement;
  if (labels.length === 0) return inconclusive({ code: 'never-present', at: filter.shown });
  const key = (item: JsonObject) =>
    JSON.stringify([nameOf(resource, item) ?? null, textAt(item, filter.shown) ?? null]);
  const staying = new Set(itemsOf(life, trace, 'again').map(key));
  for (const label of labels) {
    const wanted = label.slice('of '.length);
    const step = helped(firstOf(trace, label));
    const isSeen = itemsOf(life, trace, 'whole').some(
      (item) => textAt(item, filter.shown) === wanted,
    );
    // A value that nothing has may be refused.
    if (!step.ok && !isSeen) continue;
    if (!step.ok) return step.judgement;
    const shown = itemsOf(life, trace, label);
    for (const item of shown) {
      const value = textAt(item, filter.shown);
      if (value === undefined || sameText(value, wanted)) continue;
      return broken({ code: 'equal', value: wanted }, { code: 'value', at: filter.shown, value });
    }
    const keys = new Set(shown.map(key));
    const left = itemsOf(life, trace, 'whole').find(
      (item) =>
        textAt(item, filter.shown) === wanted && staying.has(key(item)) && !keys.has(key(item)),
    );
    if (!left) continue;
    const name = String(nameOf(resource, left));
    return broken({ code: 'listed-once', name }, { code: 'listed', name, times: 0 });
  }
  return HOLDS;
}

function firstOf(trace: Trace, label: string): Step | undefined {
  return trace.find((step) => step.label === label);
}

/** A thing of one's own, read with the flag and without. */
function detailed(life: Life, { flag, shown }: Detail, asked: boolean): Script {
  const { resource } = life;
  return {
    id: `details/${flag}${asked ? '' : '-unasked'}#made`,
    draws: ONCE,
    weight: 0.2,
    async act(_draw, stage: Stage) {
      const made = await make(life, stage, stage.bind);
      if (!made || readReply(made.step.exchange).kind !== 'success') return;
      // With everything that is shown at once, so that it is known to be there.
      await look(life, stage, made.name, 'read');
      const input = { [resource.identifier.member]: made.name, ...(asked && { [flag]: true }) };
      await stage.call('after', resource.operations.read, input, 'detail');
    },
    judge(trace) {
      const step = helped(at(trace, 'detail'));
      if (!step.ok) return step.judgement;
      const name = String(at(trace, 'detail')?.input?.[resource.identifier.member] ?? '');
      const own = at(trace, 'detail');
      const thing = own && thingIn(resource, readReply(own.exchange), name);
      if (!thing) return inconclusive({ code: 'never-seen', what: 'success' });
      const value = valueAt(thing, shown);
      const isThere = value !== undefined && !(Array.isArray(value) && value.length === 0);
      if (isThere === asked) return HOLDS;
      return asked
        ? broken({ code: 'present', name: shown }, { code: 'member-absent', at: shown })
        : broken(
            { code: 'absent', name: shown },
            { code: 'value', at: shown, value: value ?? null },
          );
    },
  };
}
