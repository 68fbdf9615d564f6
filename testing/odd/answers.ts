/** What an operation comes to. */
export type Answer = { body: Record<string, unknown> } | { fault: string; message: string };

export function fault(type: string, message: string): Answer {
  return { fault: type, message };
}
