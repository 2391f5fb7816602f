import { Duration, Token } from 'aws-cdk-lib';

/**
 * Which web pages may call the API.
 *
 * Preflights are answered by API Gateway. The answers of a handler need the header `Access-Control-Allow-Origin` as
 * well; those of API Gateway itself have it where there is one origin.
 */
export interface CorsProps {
  /** Their origins, such as `https://orders.example.com`. `*`, `null` and http (but for localhost) are refused. */
  readonly allowOrigins: string[];

  /**
   * Headers that they may send.
   *
   * @default - Content-Type, Authorization and what signed requests need
   */
  readonly allowHeaders?: string[];

  /**
   * Whether they may send cookies.
   *
   * @default false
   */
  readonly allowCredentials?: boolean;

  /**
   * How long a browser may keep the answer.
   *
   * @default Duration.hours(1)
   */
  readonly maxAge?: Duration;
}

const origin = /^(https:\/\/[a-z0-9.-]+|http:\/\/(localhost|127\.0\.0\.1))(:\d+)?$/;

/**
 * @param subject the construct, for messages: its class and path
 * @throws where an origin would let in pages that nobody named, or is none
 */
export function requireOrigins({ allowOrigins }: CorsProps, subject: string): void {
  if (allowOrigins.length === 0) {
    throw new Error(`${subject}: cors.allowOrigins is empty. Name the web pages, or leave 'cors' out.`);
  }
  for (const given of allowOrigins) {
    if (!Token.isUnresolved(given) && !origin.test(given)) {
      throw new Error(`${subject}: cors.allowOrigins holds '${given}'. ${whatIsWrong(given)} Write an origin, such as 'https://orders.example.com'.`);
    }
  }
}

/** What preflights are answered with. */
export function preflightOptions(cors: CorsProps): Required<Omit<CorsProps, 'allowCredentials'>> & Pick<CorsProps, 'allowCredentials'> {
  return {
    allowOrigins: cors.allowOrigins,
    allowHeaders: cors.allowHeaders ?? [
      'Content-Type', 'Authorization', 'X-Amz-Date', 'X-Amz-Security-Token', 'X-Amz-Content-Sha256', 'X-Api-Key',
    ],
    allowCredentials: cors.allowCredentials,
    maxAge: cors.maxAge ?? Duration.hours(1),
  };
}

function whatIsWrong(given: string): string {
  if (given.includes('*')) return 'Every page that a user has open could call the API.';
  if (given === 'null') return 'A sandboxed frame of any page has it.';
  if (given.startsWith('http://')) return 'A page that came in clear text can be replaced on the way.';
  return 'Browsers send scheme, host and port in lower case, without path or slash.';
}
