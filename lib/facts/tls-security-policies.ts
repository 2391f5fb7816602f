/** https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies-list.html, November 2026 */

/** The newest policy that takes TLS 1.3 alone, for regional and private endpoints. */
export const newestRegionalPolicy = 'SecurityPolicy_TLS13_1_3_2025_09';

/** The newest for edge-optimized endpoints. */
export const newestEdgePolicy = 'SecurityPolicy_TLS13_2025_EDGE';

/** Policies that take nothing older than TLS 1.2. */
export const policiesFromTls12: readonly string[] = [
  'TLS_1_2',
  'SecurityPolicy_TLS12_2018_EDGE',
  'SecurityPolicy_TLS12_PFS_2025_EDGE',
  'SecurityPolicy_TLS13_1_2_2021_06',
  'SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09',
  'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09',
  'SecurityPolicy_TLS13_1_2_PQ_2025_09',
  newestRegionalPolicy,
  'SecurityPolicy_TLS13_1_3_FIPS_2025_09',
  newestEdgePolicy,
];
