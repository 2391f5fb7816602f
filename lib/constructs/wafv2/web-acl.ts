import { Token } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { requireReason } from '../reasoned-exception';
import { SecureWebAcl, SecureWebAclProps } from './secure-web-acl';

/** Why an API has no web ACL. */
export interface NoWebAclOptions {
  /** Why that is safe, at least 10 characters; shown in reports. */
  readonly reason: string;
}

/** The web ACL in front of an API. */
export class WebAcl {
  /** One of its own. */
  public static managed(props: SecureWebAclProps = {}): WebAcl {
    return new WebAcl((scope, id, encryptionKey) => new SecureWebAcl(scope, id, { encryptionKey, ...props }));
  }

  /** One that several APIs share, which costs once. */
  public static shared(webAcl: SecureWebAcl): WebAcl {
    return new WebAcl(() => webAcl);
  }

  /**
   * One that was made elsewhere; it has to be of this region.
   *
   * @throws where the ARN is none of a regional web ACL
   */
  public static existing(webAclArn: string): WebAcl {
    if (!Token.isUnresolved(webAclArn) && !/^arn:[^:]+:wafv2:[^:]+:[^:]+:regional\/webacl\//.test(webAclArn)) {
      throw new Error(`WebAcl.existing: '${webAclArn}' is not the ARN of a regional web ACL. Write arn:aws:wafv2:<region>:<account>:regional/webacl/<name>/<id>; those of CloudFront (global) can't protect an API.`);
    }
    return new WebAcl(() => undefined, webAclArn);
  }

  /**
   * None. Bodies of up to 10 MB then reach the API, and nothing limits single callers.
   *
   * @throws where no reason is given
   */
  public static none(options: NoWebAclOptions): WebAcl {
    requireReason('WebAcl.none', options.reason);
    return new WebAcl(() => undefined, undefined, options.reason);
  }

  private constructor(
    private readonly make: (scope: Construct, id: string, encryptionKey?: kms.IKey) => SecureWebAcl | undefined,
    /** The ARN, where the web ACL was made elsewhere. */
    public readonly existingArn?: string,
    /** Why there is none, where that is so. */
    public readonly reason?: string,
  ) {}

  /** @internal */
  public _make(scope: Construct, id: string, encryptionKey?: kms.IKey): SecureWebAcl | undefined {
    return this.make(scope, id, encryptionKey);
  }
}
