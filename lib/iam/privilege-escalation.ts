import { matchesPattern, serviceOf } from './action-pattern';
import { Condition } from './condition';
import { allows, reachesWidely } from './reach';
import { Statement } from './statement';

/** A known way from the rights of one identity to those of another. */
interface EscalationPath {
  readonly name: string;
  /** All of them are needed, the first on resources that are not named. */
  readonly actions: readonly string[];
}

const alone = (...actions: string[]): EscalationPath[] => actions.map((action) => ({ name: action, actions: [action] }));
const passing = (...actions: string[]): EscalationPath[] => actions.map((action) => ({ name: `iam:PassRole+${action}`, actions: ['iam:PassRole', action] }));

/** Published by several teams since 2018; each gives the rights of whatever identity, role or code it reaches. */
const escalationPaths: readonly EscalationPath[] = [
  ...passing(
    'lambda:CreateFunction', 'ec2:RunInstances', 'ecs:RunTask', 'ecs:RegisterTaskDefinition', 'cloudformation:CreateStack', 'glue:CreateDevEndpoint',
    'glue:CreateJob', 'codebuild:CreateProject', 'sagemaker:CreateNotebookInstance', 'states:CreateStateMachine', 'scheduler:CreateSchedule',
    'datapipeline:CreatePipeline', 'bedrock-agentcore:CreateCodeInterpreter',
  ),
  ...alone(
    'iam:PassRole', 'iam:AddUserToGroup', 'iam:AttachGroupPolicy', 'iam:AttachRolePolicy', 'iam:AttachUserPolicy', 'iam:CreateAccessKey',
    'iam:CreateLoginProfile', 'iam:CreatePolicyVersion', 'iam:PutGroupPolicy', 'iam:PutRolePolicy', 'iam:PutUserPolicy',
    'iam:SetDefaultPolicyVersion', 'iam:UpdateAssumeRolePolicy', 'iam:UpdateLoginProfile', 'iam:DeleteRolePermissionsBoundary',
    'iam:PutRolePermissionsBoundary', 'lambda:UpdateFunctionCode', 'lambda:UpdateFunctionConfiguration', 'cloudformation:UpdateStack',
    'codebuild:UpdateProject', 'glue:UpdateDevEndpoint', 'ssm:SendCommand', 'ssm:StartSession',
    'ec2-instance-connect:SendSSHPublicKey', 'states:UpdateStateMachine', 'sts:AssumeRole',
  ),
];

/** A path that a policy opens. */
export interface Escalation {
  /** Of the path or, where one wildcard opens several, the wildcard. */
  readonly name: string;
  readonly action: string;
  readonly statement: Statement;
}

/** The paths that a policy opens. The first of several with the same first action stands for them. */
export function escalationsIn(statements: readonly Statement[]): Escalation[] {
  const wide = statements.filter((statement) => statement.effect === 'Allow' && mayEscalate(statement)
    && reachesWidely(statement) && !statement.conditions.some(limits));
  if (wide.length === 0) return [];
  const found = new Map<string, Escalation>();
  const told = new Set<string>();
  for (const { name, actions } of escalationPaths) {
    const [action, ...others] = actions;
    const statement = wide.find((one) => allows(one, action));
    if (!statement || told.has(action) || !others.every((other) => statements.some((one) => allows(one, other)))) continue;
    told.add(action);
    const wildcard = statement.actions.find((pattern) => /[*?]/.test(pattern) && matchesPattern(pattern, action));
    if (!found.has(wildcard ?? name)) found.set(wildcard ?? name, { name: wildcard ?? name, action, statement });
  }
  return [...found.values()];
}

const services: ReadonlySet<string> = new Set(escalationPaths.map(({ actions: [action] }) => serviceOf(action)));

/** Most statements are about services that no path begins with. */
function mayEscalate({ actions, notActions }: Statement): boolean {
  return notActions.length > 0 || actions.map(serviceOf).some((service) => services.has(service) || /[*?]/.test(service));
}

/** What AWS has to keep these actions within bounds, apart from their resource. */
function limits({ operator, key }: Condition): boolean {
  return !/not|ifexists$|^null$|^forallvalues:/.test(operator)
    && /^(?:iam:(?:passedtoservice|permissionsboundary|policyarn|associatedresourcearn|resourcetag\/.*)|aws:resourcetag\/.*|sts:externalid|aws:resourceaccount)$/.test(key);
}
