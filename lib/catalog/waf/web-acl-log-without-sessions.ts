import { graphControl } from '../../core/control';
import { resolvedItems } from '../../core/intrinsics';
import { valuesAt } from '../../core/template-graph';

/** With what callers of an API prove who they are, besides the Authorization header. */
const credentials = ['cookie', 'x-api-key', 'x-amz-security-token'];

const configuration = (properties: object) => ({
  Logging: { Type: 'AWS::WAFv2::LoggingConfiguration', Properties: { ResourceArn: 'arn:aws:wafv2:a', LogDestinationConfigs: ['arn:aws:logs:a'], ...properties } },
});
const logging = (...RedactedFields: unknown[]) => configuration({ RedactedFields });
const header = (Name: unknown) => ({ SingleHeader: { Name } });

export const webAclLogWithoutSessions = graphControl({
  id: 'WebAclLogWithoutSessions',
  title: 'Logs of web ACLs hold no cookies, API keys or session tokens',
  severity: 'low',
  why: 'WAF logs every header: whoever may read the log can take over the sessions of those who were let through.',
  fix: `Add RedactedFields with a SingleHeader for each of ${credentials.join(', ')}.`,
  profile: 'strict',
  resources: ['AWS::WAFv2::LoggingConfiguration'],
  * check(resource) {
    for (const fields of resource.get('RedactedFields')) {
      const names = resolvedItems(fields).flatMap((field) => valuesAt(field, 'SingleHeader.Name'));
      const redacted = names.map((name) => (name.kind === 'scalar' ? String(name.value).toLowerCase() : ''));
      const missing = credentials.filter((name) => !redacted.includes(name));
      if (missing.length === 0) continue;
      const open = names.some(({ kind }) => kind !== 'scalar' && kind !== 'absent') || !['list', 'absent'].includes(fields.kind);
      yield { verdict: open ? 'unknown' : 'fail', message: `headers logged in full: ${missing.join(', ')}`, path: 'Properties.RedactedFields' };
    }
  },
  satisfies: ['NIST-800-53/AU-9'],
  mitigates: ['log.disclosure'],
  source: 'https://docs.aws.amazon.com/waf/latest/developerguide/logging-fields.html',
  examples: {
    fails: [logging(), logging(header('authorization'), header('cookie')), logging({ QueryString: {} }), configuration({})],
    passes: [logging(...credentials.map(header)), logging(...credentials.map((name) => header(name.toUpperCase())))],
    unknown: [logging(header({ Ref: 'Header' }))],
  },
});
