/** What a guarded function is made of in the contract tests. */
export const handler = async (): Promise<void> => undefined;
