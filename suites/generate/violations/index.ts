import type { ClauseKeyword, Schema } from '../../../specs/spec.ts';
import type { Domain } from '../valid.ts';
import type { Way } from '../way.ts';
import { breakEnum } from './enum.ts';
import { breakMaxItems } from './max-items.ts';
import { breakMaxLength } from './max-length.ts';
import { breakMaxProperties } from './max-properties.ts';
import { breakMaximum } from './maximum.ts';
import { breakMinItems } from './min-items.ts';
import { breakMinLength } from './min-length.ts';
import { breakMinProperties } from './min-properties.ts';
import { breakMinimum } from './minimum.ts';
import { breakPattern } from './pattern.ts';
import { breakType } from './type.ts';
import { breakUniqueItems } from './unique-items.ts';

type Breaker = (schema: Schema, domain: Domain, path: string[]) => Way[];

/** How each keyword that speaks of a value is broken. `required` has no value: see `pairs.ts`. */
export const BREAKERS: Partial<Record<ClauseKeyword, Breaker>> = {
  type: breakType,
  enum: breakEnum,
  minLength: breakMinLength,
  maxLength: breakMaxLength,
  pattern: breakPattern,
  maxItems: breakMaxItems,
  maximum: breakMaximum,
  maxProperties: breakMaxProperties,
  minProperties: breakMinProperties,
  minimum: breakMinimum,
  uniqueItems: breakUniqueItems,
  minItems: breakMinItems,
};
