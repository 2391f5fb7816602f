import { Construct } from 'constructs';
import { requireReason } from './reasoned-exception';
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
    return new WebAcl((scope, id) => new SecureWebAcl(scope, id, props));
  }

  /** One that several APIs share, which costs once. */
  public static shared(webAcl: SecureWebAcl): WebAcl {
    return new WebAcl(() => webAcl);
  }

  /** One that was made elsewhere; it has to be of this region. */
  public static existing(webAclArn: string): WebAcl {
    return new WebAcl(() => undefined, webAclArn);
  }

  /** None. */
  public static none(options: NoWebAclOptions): WebAcl {
    requireReason('WebAcl.none', options.reason);
    return new WebAcl(() => undefined, undefined, options.reason);
  }

  private constructor(
    private readonly make: (scope: Construct, id: string) => SecureWebAcl | undefined,
    /** The ARN, where the web ACL was made elsewhere. */
    public readonly existingArn?: string,
    /** Why there is none, where that is so. */
    public readonly reason?: string,
  ) {}

  /** @internal */
  public _make(scope: Construct, id: string): SecureWebAcl | undefined {
    return this.make(scope, id);
  }
}
