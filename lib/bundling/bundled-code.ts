import { CfnResource, Lazy } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as cxapi from 'aws-cdk-lib/cx-api';
import { Construct } from 'constructs';
import { AppBundler } from './app-bundler';
import { BundleRequest } from './bundle-build';
import { BundledAsset } from './bundled-asset';

/** The metadata of a construct that names the file, beside the asset, which says what its bundle is made of. */
export const metafileMetadata = 'cdk-bulwark:metafile';

/**
 * Code that is bundled when the first template of the app is resolved. Until then its place is a token, so that all
 * functions of the app can be bundled at once.
 */
export class BundledCode extends lambda.Code {
  private asset?: () => BundledAsset;

  public constructor(private readonly request: BundleRequest, private readonly constructPath: string) {
    super();
  }

  public bind(scope: Construct): lambda.CodeConfig {
    const bundler = AppBundler.of(scope);
    bundler.add({ ...this.request, constructPath: this.constructPath, scope });
    const asset = () => bundler.assetOf(scope);
    this.asset = asset;
    scope.node.addMetadata(metafileMetadata, Lazy.string({ produce: () => asset().metafile }));
    return {
      s3Location: {
        bucketName: Lazy.string({ produce: () => asset().location.bucketName }),
        objectKey: Lazy.string({ produce: () => asset().location.objectKey }),
      },
    };
  }

  /** Tells tools that run or swap the function locally where its code lies, as `lambda.AssetCode` does. */
  public bindToResource(resource: CfnResource, { resourceProperty = 'Code' }: lambda.ResourceBindOptions = {}): void {
    const { asset } = this;
    if (!asset || !resource.node.tryGetContext(cxapi.ASSET_RESOURCE_METADATA_ENABLED_CONTEXT)) return;
    resource.addMetadata(cxapi.ASSET_RESOURCE_METADATA_PATH_KEY, Lazy.string({ produce: () => asset().path }));
    resource.addMetadata(cxapi.ASSET_RESOURCE_METADATA_IS_BUNDLED_KEY, true);
    resource.addMetadata(cxapi.ASSET_RESOURCE_METADATA_PROPERTY_KEY, resourceProperty);
  }
}
