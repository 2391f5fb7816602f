/** Longer values are looked at only this far: work on hostile input is bounded. */
const mostCharacters = 20_000;

/** Credentials that are known by their form, whatever they are called. */
const formats: readonly { readonly kind: string; readonly pattern: RegExp }[] = [
  { kind: 'an AWS access key', pattern: /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Za-z0-9])/ },
  { kind: 'a private key', pattern: /-----BEGIN (?:[A-Z]{2,10} ){0,2}PRIVATE KEY(?: BLOCK)?-----/ },
  { kind: 'a GitHub token', pattern: /(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{60})/ },
  { kind: 'a GitLab token', pattern: /(?<![A-Za-z0-9])gl(?:pat|dt|rt|ptt)-[A-Za-z0-9_-]{20}/ },
  { kind: 'a Slack token', pattern: /(?<![A-Za-z0-9])xox[abeoprs]-[A-Za-z0-9-]{10}|hooks\.slack\.com\/services\/T[A-Z0-9]{6}/ },
  { kind: 'a Stripe key', pattern: /(?<![A-Za-z0-9])(?:[sr]k_live_|whsec_)[A-Za-z0-9]{16}/ },
  { kind: 'a Google API key', pattern: /(?<![A-Za-z0-9])AIza[A-Za-z0-9_-]{35}/ },
  { kind: 'a SendGrid key', pattern: /(?<![A-Za-z0-9])SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}/ },
  { kind: 'a Twilio key', pattern: /(?<![A-Za-z0-9])SK[0-9a-f]{32}(?![A-Za-z0-9])/ },
  { kind: 'an npm token', pattern: /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}/ },
  { kind: 'a PyPI token', pattern: /(?<![A-Za-z0-9])pypi-AgE[A-Za-z0-9_-]{50}/ },
  { kind: 'an Anthropic key', pattern: /(?<![A-Za-z0-9])sk-ant-[A-Za-z0-9_-]{20}/ },
  { kind: 'an OpenAI key', pattern: /(?<![A-Za-z0-9])sk-(?:proj-)?[A-Za-z0-9]{32}/ },
  { kind: 'a JSON Web Token', pattern: /(?<![A-Za-z0-9])eyJ[A-Za-z0-9_-]{10,2000}\.eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{20}/ },
];

/** One expression for all: almost no text holds any. */
const anyFormat = new RegExp(formats.map(({ pattern }) => pattern.source).join('|'));

const urlWithPassword = /[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@]{1,100}:(?!\$\{|\{\{|<)[^\s/@]{3,200}@/i;

/** Names that say that the value is the credential itself. */
const secretName = /(?:^|[_.-])(?:password|passwd|passphrase|pwd|secret|api[_-]?key|access[_-]?key|private[_-]?key|secret[_-]?key|signing[_-]?key|encryption[_-]?key|auth[_-]?token|access[_-]?token|refresh[_-]?token|token|credentials?)$/i;

/** Values that such a name has when it points to the credential rather than holds it, or is a stand-in. */
const harmless: readonly RegExp[] = [
  /^(?:true|false|null|none|undefined|enabled|disabled|yes|no)$/i,
  /^[\d.]+[a-z]{0,2}$/i,
  /^arn:/,
  /^(?:https?|s3|ssm|secretsmanager):\/\//,
  /^\/[\w./-]+$/,
  /^[\w-]+(?:\/[\w.-]+)+$/,
  /^(?:changeme|change-me|placeholder|example|dummy|test|todo|xxx+|\*+|redacted|replace[-_ ]?me)/i,
  /^<.*>$/,
  /\$\{|\{\{/,
];

/**
 * What kind of secret a value looks like; undefined where it does not. The value itself is never part of the
 * answer. Provider formats are found under any name, other credentials by a name that says what they are.
 */
export function findSecret(name: string | undefined, value: string): string | undefined {
  const examined = value.slice(0, mostCharacters);
  const kind = kindOfFormat(examined);
  if (kind !== undefined) return kind;
  if (name === undefined || !namesSecret(name)) return undefined;
  return examined.length >= 6 && !harmless.some((pattern) => pattern.test(examined)) ? 'a literal credential' : undefined;
}

function kindOfFormat(text: string): string | undefined {
  if (anyFormat.test(text)) return formats.find(({ pattern }) => pattern.test(text))!.kind;
  return text.includes('://') && urlWithPassword.test(text) ? 'a URL with a password' : undefined;
}

/** Whether a name says that what it names is the credential itself. */
export function namesSecret(name: string): boolean {
  return secretName.test(words(name));
}

/** `dbPassword` and `DBPassword` as `db_Password`. */
function words(name: string): string {
  return name.slice(0, 200).replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/([A-Z])([A-Z][a-z])/g, '$1_$2');
}
