import { Stack, Token } from 'aws-cdk-lib';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { trustSource } from '../lambda/trusted-sources';
import { SignedFunctionUrlOrigin } from './function-url-origin';
import { SecureDistribution } from './secure-distribution';
import { DistributionProtectionProps } from './secure-distribution-props';

/** Properties of `SecureFunctionUrl`. */
export interface SecureFunctionUrlProps extends DistributionProtectionProps {
  /** The function that answers. */
  readonly handler: lambda.IFunction;

  /**
   * Whether the answer is sent when it is complete, or while it is made.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-response-streaming.html
   * @default InvokeMode.BUFFERED
   */
  readonly invokeMode?: lambda.InvokeMode;
}

/**
 * A function URL that CloudFront alone can call, and signs each request for, behind a web ACL; see `SecureDistribution`
 * for what stands in front. It can be used wherever an `IDistribution` is taken.
 *
 * CloudFront asks nobody who calls, unless `trustedKeyGroups` are given: that is up to the function.
 *
 * Makes 4 resources more than `SecureDistribution` (function URL, origin access control, 2 permissions), and costs the same.
 */
export class SecureFunctionUrl extends SecureDistribution {
  /** The URL itself, which takes requests of this distribution alone. */
  public readonly functionUrl: lambda.FunctionUrl;
  /** Signs the requests. */
  public readonly originAccessControl: cloudfront.IOriginAccessControl;

  /**
   * @throws where the function is of another region, or what `SecureDistribution` refuses
   */
  public constructor(scope: Construct, id: string, props: SecureFunctionUrlProps) {
    const { handler, invokeMode = lambda.InvokeMode.BUFFERED, ...protection } = props;
    const [ours, theirs] = [Stack.of(scope).region, Stack.of(handler).region];
    if (ours !== theirs && !Token.isUnresolved(ours) && !Token.isUnresolved(theirs)) {
      throw new Error(`SecureFunctionUrl '${scope.node.path}/${id}': a URL is made in the region of its function, got a function of ${theirs} in a stack of ${ours}. Write it into a stack of ${theirs}.`);
    }
    const origin = new SignedFunctionUrlOrigin(handler, invokeMode);
    super(scope, id, { ...protection, origin });
    this.functionUrl = origin.functionUrl!;
    this.originAccessControl = origin.originAccessControl!;
    // Without its id: the URL depends on the function.
    trustSource(handler, { kind: 'functionUrl', arn: Stack.of(handler).formatArn({ service: 'lambda', resource: 'url' }) });
  }
}
