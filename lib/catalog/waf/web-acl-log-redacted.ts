import { matches, some } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const webAclLogRedacted = propertyControl({
  id: 'WebAclLogRedacted',
  title: 'Logs of web ACLs leave out the Authorization header',
  severity: 'medium',
  why: 'Each request is logged with its headers: whoever may read the log calls the API with the tokens in it.',
  fix: "Add { SingleHeader: { Name: 'authorization' } } to RedactedFields.",
  resource: 'AWS::WAFv2::LoggingConfiguration',
  requires: some('RedactedFields', matches('SingleHeader.Name', /^authorization$/i, 'be authorization')),
  satisfies: ['CSA-Serverless/SAS-4'],
  mitigates: ['log.disclosure'],
  source: 'https://docs.aws.amazon.com/waf/latest/developerguide/logging-management.html',
  examples: {
    fails: [{ ResourceArn: 'arn:aws:wafv2:a' }, { RedactedFields: [{ QueryString: {} }, { SingleHeader: { Name: 'proxy-authorization' } }] }],
    passes: [{ RedactedFields: [{ SingleHeader: { Name: 'authorization' } }] }],
    unknown: [{ RedactedFields: { 'Fn::ImportValue': 'Fields' } }],
  },
});
