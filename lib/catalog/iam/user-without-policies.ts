import { graphControl } from '../../core/control';

/** Where each type gives rights to single users. */
const pathsOf: Readonly<Record<string, readonly string[]>> = {
  'AWS::IAM::User': ['Policies', 'ManagedPolicyArns'],
  'AWS::IAM::UserPolicy': ['UserName'],
  'AWS::IAM::Policy': ['Users'],
  'AWS::IAM::ManagedPolicy': ['Users'],
};

export const userWithoutPolicies = graphControl({
  id: 'UserWithoutPolicies',
  title: 'IAM users get their rights through groups',
  severity: 'low',
  why: 'Rights of single users are forgotten when people change jobs.',
  fix: 'Attach policies to a group or, better, let people take roles.',
  resources: Object.keys(pathsOf),
  * check(resource) {
    for (const path of pathsOf[resource.type]) {
      const given = resource.get(path).some((value) => value.kind !== 'absent' && !(value.kind === 'list' && value.items.length === 0));
      if (given) yield { verdict: 'fail', message: 'rights are given to a single user', path: `Properties.${path}` };
    }
  },
  satisfies: ['FSBP/IAM.2', 'NIST-800-53/AC-2'],
  mitigates: ['identity.elevation'],
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  examples: {
    fails: [
      { User: { Type: 'AWS::IAM::User', Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] } } },
      { User: { Type: 'AWS::IAM::User', Properties: { Policies: [{ PolicyName: 'orders', PolicyDocument: { Statement: [] } }] } } },
      { Policy: { Type: 'AWS::IAM::Policy', Properties: { PolicyName: 'orders', PolicyDocument: { Statement: [] }, Users: [{ Ref: 'User' }] } } },
      { Policy: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: { Statement: [] }, Users: ['deployer'] } } },
      { Policy: { Type: 'AWS::IAM::UserPolicy', Properties: { PolicyName: 'orders', PolicyDocument: { Statement: [] }, UserName: 'deployer' } } },
      { User: { Type: 'AWS::IAM::User', Properties: { ManagedPolicyArns: { 'Fn::If': ['IsTest', ['arn:aws:iam::aws:policy/ReadOnlyAccess'], []] } } } },
    ],
    passes: [
      { User: { Type: 'AWS::IAM::User', Properties: { Groups: ['readers'], Policies: [] } } },
      { Policy: { Type: 'AWS::IAM::Policy', Properties: { PolicyName: 'orders', PolicyDocument: { Statement: [] }, Groups: ['readers'] } } },
    ],
  },
});
