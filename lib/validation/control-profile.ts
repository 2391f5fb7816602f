/** How much the catalog asks for. */
export enum ControlProfile {
  /** What no one should ship without. */
  BASELINE = 'baseline',
  /** What most applications should hold to. */
  STANDARD = 'standard',
  /** Everything, defence in depth included: customer keys, code signing, alarms. */
  STRICT = 'strict',
}
