import { Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { requireReason } from '../reasoned-exception';
import { SecureWebAcl, SecureWebAclProps, WebAclScope } from './secure-web-acl';

/** Why there is no web ACL. */
export interface NoWebAclOptions {
  /** Why that is safe, at least 10 characters; shown in reports. */
  readonly reason: string;
}

/** The web ACL in front of an API, a user pool or a distribution. */
export class WebAcl {
  /** One of its own. */
  public static managed(props: SecureWebAclProps = {}): WebAcl {
    return new WebAcl((scope, id, defaults) => new SecureWebAcl(scope, id, { ...defaults, ...props }));
  }

  /** One that several APIs or user pools share, which costs once. */
  public static shared(webAcl: SecureWebAcl): WebAcl {
    return new WebAcl(() => webAcl);
  }

  /**
   * One that was made elsewhere; it has to be of this region, or of CloudFront for a distribution.
   *
   * @throws where the ARN is none of a web ACL
   */
  public static existing(webAclArn: string): WebAcl {
    if (!Token.isUnresolved(webAclArn) && !/^arn:[^:]+:wafv2:[^:]+:[^:]+:(regional|global)\/webacl\//.test(webAclArn)) {
      throw new Error(`WebAcl.existing: '${webAclArn}' is not the ARN of a web ACL. Write arn:aws:wafv2:<region>:<account>:regional/webacl/<name>/<id>.`);
    }
    return new WebAcl(() => undefined, webAclArn);
  }

  /**
   * None. Large bodies then get through (10 MB to an API), and nothing limits single callers.
   *
   * @throws where no reason is given
   */
  public static none(options: NoWebAclOptions): WebAcl {
    requireReason('WebAcl.none', options.reason);
    return new WebAcl(() => undefined, undefined, options.reason);
  }

  private constructor(
    private readonly make: (scope: Construct, id: string, defaults: SecureWebAclProps) => SecureWebAcl | undefined,
    /** The ARN, where the web ACL was made elsewhere. */
    public readonly existingArn?: string,
    /** Why there is none, where that is so. */
    public readonly reason?: string,
  ) {}

  /**
   * Makes it, where it is to be made; what it was given itself goes before the defaults.
   *
   * @throws where it is of another scope than what it shall protect
   * @internal
   */
  public _make(scope: Construct, id: string, defaults: SecureWebAclProps = {}): SecureWebAcl | undefined {
    const wanted = defaults.scope ?? WebAclScope.REGIONAL;
    const webAcl = this.make(scope, id, { ...defaults, scope: wanted });
    const arn = this.existingArn !== undefined && !Token.isUnresolved(this.existingArn) ? this.existingArn : undefined;
    const given = webAcl?.scope ?? (arn && (arn.includes(':global/') ? WebAclScope.CLOUDFRONT : WebAclScope.REGIONAL));
    if (given === undefined || given === wanted) return webAcl;
    throw new Error(`WebAcl '${scope.node.path}/${id}': it takes a web ACL of the scope ${wanted}, got ${arn ? `'${arn}'` : `'${webAcl!.node.path}'`} of ${given}. Write one of scope: WebAclScope.${wanted}.`);
  }
}
