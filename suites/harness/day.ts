/** True for a day that there is, as `YYYY-MM-DD`: not for 2026-02-30. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && dayOf(new Date(time).toISOString()) === text;
}

/** The day of a moment in ISO 8601, in UTC. */
export function dayOf(moment: string): string {
  return moment.slice(0, 10);
}
