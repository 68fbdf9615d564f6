import type { Contract } from '../../specs/spec.ts';
import type { Journal } from '../arrange/journal.ts';
import type { Stage } from '../cases/experiment.ts';
import type { Call, Exchange } from '../model/exchange.ts';
import type { JsonObject } from '../model/json.ts';
import type { Role, Trace } from '../model/trace.ts';
import { encode } from '../probe/encode.ts';
import { hash } from './hash.ts';

/** What every stage of a run shares. */
export interface Theatre {
  service: Contract['service'];
  send(call: Call): Promise<Exchange>;
  journal: Journal;
  /** Begins every name that the run makes; ends in a hyphen. */
  prefix: string;
  sourceName: string;
}

const BASE = 36;

/**
 * Hands out stages for the draws of one experiment. Names follow from the experiment and a count,
 * so that the same seed and the same answers give the same names whatever else runs at once.
 */
export function stagesFor(experiment: string, theatre: Theatre): () => Stage {
  const tag = hash(experiment).toString(BASE).padStart(7, '0').slice(-5);
  let count = 0;
  const name = (mark: string) => {
    const serial = (count++).toString(BASE).padStart(4, '0');
    return `${theatre.prefix}${tag}${mark}${serial}`;
  };
  return () => {
    const trace: Trace = [];
    const send = async (role: Role, input: JsonObject | null, call: Call) => {
      trace.push({
        role,
        operation: call.operation,
        input,
        exchange: await theatre.send(call),
      });
    };
    return {
      trace,
      sourceName: theatre.sourceName,
      call: (role, operation, input) =>
        send(role, input, encode(theatre.service, operation, input)),
      raw: (role, operation, input, change) =>
        send(role, input, {
          ...encode(theatre.service, operation, {}),
          ...change,
        }),
      freshName() {
        const own = name('-');
        theatre.journal.create({ kind: 'snapshot', name: own });
        return own;
      },
      missingName: () => name('x'),
    };
  };
}
