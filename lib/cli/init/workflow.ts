/** Actions that workflows use, pinned: a tag can be moved to other code. */
const actions = {
  checkout: 'actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2',
  setupNode: 'actions/setup-node@6044e13b5dc448c55e2357c09f80417699197238 # v6.2.0',
  uploadSarif: 'github/codeql-action/upload-sarif@9e907b5e64f6b83e7804b09294d44122997950d6 # v4.32.3',
} as const;

export const workflowFile = '.github/workflows/cdk-bulwark.yml';

/** What GitHub runs on each change: the check, with its findings in code scanning. */
export const workflow = `name: cdk-bulwark
on:
  pull_request:
  push:
    branches: [main]
permissions:
  contents: read
  security-events: write # code scanning
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: ${actions.checkout}
        with:
          persist-credentials: false
      - uses: ${actions.setupNode}
        with:
          node-version: 24
      - run: npm ci
      - run: npx cdk-bulwark check --format github --format sarif=bulwark.sarif
      - uses: ${actions.uploadSarif}
        if: always() && hashFiles('bulwark.sarif') != ''
        with:
          sarif_file: bulwark.sarif
          category: cdk-bulwark
`;
