import { Duration, Stack } from 'aws-cdk-lib';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as origins from 'aws-cdk-lib/aws-cloudfront-origins';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

/** The longest that CloudFront waits for an origin without a higher quota, in seconds. */
const longest = 60;

/** A function URL that takes requests of one distribution alone; made where the distribution binds it. */
export class SignedFunctionUrlOrigin implements cloudfront.IOrigin {
  public functionUrl?: lambda.FunctionUrl;
  public originAccessControl?: cloudfront.FunctionUrlOriginAccessControl;

  public constructor(private readonly handler: lambda.IFunction, private readonly invokeMode: lambda.InvokeMode) {}

  public bind(scope: Construct, options: cloudfront.OriginBindOptions): cloudfront.OriginBindConfig {
    const { handler, invokeMode } = this;
    const { timeout } = handler as { readonly timeout?: Duration };
    this.functionUrl = new lambda.FunctionUrl(scope, 'FunctionUrl', { function: handler, authType: lambda.FunctionUrlAuthType.AWS_IAM, invokeMode });
    this.originAccessControl = new cloudfront.FunctionUrlOriginAccessControl(scope, 'OriginAccessControl', {
      signing: cloudfront.Signing.SIGV4_ALWAYS,
    });
    this.letInvoke(scope, options.distributionId!);
    // The CDK's own origin with access control makes one of the two permissions alone.
    const origin = new origins.FunctionUrlOrigin(this.functionUrl, {
      readTimeout: Duration.seconds(Math.min(longest, timeout?.toSeconds() ?? longest)),
    }).bind(scope, options);
    return {
      ...origin, originProperty: { ...origin.originProperty!, originAccessControlId: this.originAccessControl.originAccessControlId },
    };
  }

  /** https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html: since October 2025 both are needed. */
  private letInvoke(scope: Construct, distributionId: string): void {
    const stack = Stack.of(scope);
    const allowed = {
      principal: 'cloudfront.amazonaws.com',
      functionName: this.handler.functionArn,
      sourceArn: stack.formatArn({ service: 'cloudfront', region: '', resource: 'distribution', resourceName: distributionId }),
      sourceAccount: stack.account,
    };
    new lambda.CfnPermission(scope, 'InvokeUrl', { ...allowed, action: 'lambda:InvokeFunctionUrl', functionUrlAuthType: 'AWS_IAM' });
    new lambda.CfnPermission(scope, 'InvokeFunction', { ...allowed, action: 'lambda:InvokeFunction', invokedViaFunctionUrl: true });
  }
}
