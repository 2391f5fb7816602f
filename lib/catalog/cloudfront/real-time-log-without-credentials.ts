import { each, is, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const realTimeLogWithoutCredentials = propertyControl({
  id: 'RealTimeLogWithoutCredentials',
  title: 'Real-time logs of CloudFront leave out cookies and headers',
  severity: 'medium',
  why: 'Session cookies and the Authorization header stand in the log: whoever may read the stream takes over the sessions.',
  fix: "Leave 'cs-cookie' and 'cs-headers' out of Fields.",
  resource: 'AWS::CloudFront::RealtimeLogConfig',
  requires: each('Fields', not(is('', 'cs-cookie', 'cs-headers'))),
  satisfies: ['CSA-Serverless/SAS-4'],
  mitigates: ['log.disclosure'],
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/real-time-logs.html',
  examples: {
    fails: [{ Fields: ['timestamp', 'cs-cookie'] }, { Fields: ['cs-headers'] }],
    passes: [{ Fields: ['timestamp', 'c-ip', 'sc-status'] }],
    unknown: [{ Fields: { 'Fn::ImportValue': 'Fields' } }],
  },
});
