/** A file as it is to be. */
export interface PlannedFile {
  /** Below the project's folder, with `/`. */
  readonly path: string;
  /** What it holds now; empty where there is none. */
  readonly before: string;
  readonly after: string;
}

/** What is to be done to a project, and what is left to its author. */
export interface ProjectPlan {
  readonly files: readonly PlannedFile[];
  /** What could not be done for them, in whole sentences. */
  readonly leftToAuthor: readonly string[];
}
