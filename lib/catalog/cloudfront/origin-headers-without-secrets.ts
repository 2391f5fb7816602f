import { graphControl } from '../../core/control';
import { resolve, resolvedItems } from '../../core/intrinsics';
import { ownValue } from '../../core/json';
import { valuesAt } from '../../core/template-graph';
import { findSecret } from '../../facts/secret-detector';
import { policyTexts } from '../../iam/policy-text';

/** Headers by which an origin knows that CloudFront calls, whatever they are called. */
const proof = /verif|secret|token|auth|api-?key|password|signature/i;

const site = (HeaderName: string, HeaderValue: unknown) => ({ Site: { Type: 'AWS::CloudFront::Distribution', Properties: { DistributionConfig: { Origins: [{ Id: 'api', OriginCustomHeaders: [{ HeaderName, HeaderValue }] }] } } } });

export const originHeadersWithoutSecrets = graphControl({
  id: 'OriginHeadersWithoutSecrets',
  title: 'Headers that CloudFront adds for an origin hold no literal secret',
  severity: 'high',
  why: 'Whoever can read the repository or the template sends the header too, and calls the origin past the web ACL.',
  fix: "Take the value with '{{resolve:secretsmanager:...}}' and rotate it; better, use an origin access control or a VPC origin.",
  profile: 'baseline',
  resources: ['AWS::CloudFront::Distribution'],
  * check(resource) {
    for (const origins of resource.get('DistributionConfig.Origins')) {
      for (const [index, item] of origins.kind === 'list' ? origins.items.entries() : []) {
        const headers = resolve(item, origins.stack).flatMap((origin) => valuesAt(origin, 'OriginCustomHeaders'));
        for (const list of headers) {
          for (const header of resolvedItems(list)) {
            if (header.kind !== 'object') continue;
            const name = policyTexts(ownValue(header.value, 'HeaderName'), header.stack).join();
            const texts = policyTexts(ownValue(header.value, 'HeaderValue'), header.stack);
            const kind = texts.map((text) => findSecret(proof.test(name) ? 'secret' : name, text)).find(Boolean);
            if (kind) yield { verdict: 'fail', message: `the header ${name} holds ${kind} (not shown)`, path: `Properties.DistributionConfig.Origins.${index}.OriginCustomHeaders`, detail: name };
          }
        }
      }
    }
  },
  satisfies: ['NIST-800-53/IA-5', 'CSA-Serverless/SAS-7'],
  mitigates: ['secret.disclosure', 'api.spoofing'],
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/add-origin-custom-headers.html',
  examples: {
    fails: [site('X-Origin-Verify', 'correct-horse-battery'), site('X-Api-Key', 'correct-horse-battery'), site('X-ApiKey', 'correct-horse-battery')],
    passes: [
      site('X-Origin-Verify', '{{resolve:secretsmanager:origin:SecretString:header}}'),
      site('X-Forwarded-Host', 'orders.example.com'),
      ...[{ Ref: 'Origins' }, [{ Id: 'api', OriginCustomHeaders: { Ref: 'Headers' } }], [{ Id: 'api', OriginCustomHeaders: [{ Ref: 'Header' }] }]]
        .map((Origins) => ({ Site: { Type: 'AWS::CloudFront::Distribution', Properties: { DistributionConfig: { Origins } } } })),
    ],
  },
});
