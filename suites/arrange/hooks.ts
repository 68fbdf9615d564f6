/** States that the public API alone cannot reach, or not on every endpoint. */
export const ARRANGEMENTS = [
  'no-service-linked-role',
  'quota-exhausted',
  'snapshot-creating',
] as const;

export type Arrangement = (typeof ARRANGEMENTS)[number];

/** What came of a hook. */
export type HookResult = { ok: true } | { ok: false; detail: string };

/** How one state is entered and left. */
export interface ArrangementHook {
  enter(): Promise<HookResult>;
  leave(): Promise<HookResult>;
}

/** The hooks that the user gave, or that the reference endpoint has. */
export type ArrangementHooks = Partial<Record<Arrangement, ArrangementHook>>;

/** States that others on the same account would feel: entered only where the user allows it. */
export const DESTRUCTIVE: readonly Arrangement[] = ['no-service-linked-role', 'quota-exhausted'];
