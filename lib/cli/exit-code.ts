/** What the command's exit code says. A pipeline may rely on it. */
export const exitCode = {
  /** Nothing at or above the threshold. */
  clean: 0,
  /** Findings at or above the threshold. */
  findings: 1,
  /** Bad usage, or input that could not be read: what was not read was not judged, so it can't be called clean. */
  badInput: 2,
  /** Our own failure. */
  failure: 3,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
