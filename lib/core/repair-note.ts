/** What writing traces takes. */
export const tracingActions: readonly string[] = ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'];

const notes: ReadonlyMap<string, string> = new Map([
  ['FunctionTraced', `its role must allow ${tracingActions.join(' and ')}`],
]);

/** What has to be true for the repair of a control to deploy, beside what it sets. */
export function repairNote(control: string): string | undefined {
  return notes.get(control);
}
