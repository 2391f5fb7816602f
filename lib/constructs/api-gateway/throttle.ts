/** How often a route or an API may be called, by everybody together. */
export interface Throttle {
  /** Requests per second in the long run, above 0. */
  readonly rateLimit: number;

  /** Requests at once, at least 1. */
  readonly burstLimit: number;
}

/** For an API that does not say otherwise. */
export const defaultThrottle: Throttle = { rateLimit: 50, burstLimit: 100 };

/**
 * @param subject the construct, for messages: its class and path
 * @throws where a limit lets nothing, or no whole number of requests, through
 */
export function requireLimits({ rateLimit, burstLimit }: Throttle, subject: string): void {
  if (rateLimit > 0 && Number.isInteger(burstLimit) && burstLimit >= 1) return;
  throw new Error(`${subject}: a throttle takes a rateLimit above 0 and a whole burstLimit of at least 1, got ${rateLimit} and ${burstLimit}. Write for instance throttle: { rateLimit: 50, burstLimit: 100 }.`);
}
