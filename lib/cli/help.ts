export const help = `Judges CloudFormation templates by the controls of cdk-bulwark.

Usage:
  cdk-bulwark check PATH... [options]      says what is wrong, where, and how to repair it
  cdk-bulwark baseline PATH... [options]   records today's findings, so that from now on only new ones fail;
                                           run again, it takes out what is repaired and adds nothing
  cdk-bulwark export guard|config|hook     the catalog for AWS's own machinery: rules of CloudFormation Guard, AWS Config
                                           conformance packs, or a CloudFormation Guard Hook with its rules

PATH is a template (JSON or YAML), a folder of templates, or what 'cdk synth' wrote (cdk.out).

Options:
  --profile baseline|standard|strict how much is asked for (default: standard)
  --waivers FILE                     findings that someone answers for until a day
                                     (default: bulwark.waivers.yaml, if there is one)
Of check:
  --format text|json                 how the report is written (default: text)
  --fail-on critical|high|medium|low|unknown|never
                                     the least that makes the exit code 1: a failure of this severity,
                                     or 'unknown' for what can't be told as well (default: low)
  --baseline FILE                    findings that do not fail (default: bulwark.baseline.json, if there is one)
Of baseline:
  --output FILE                      where it is written (default: bulwark.baseline.json)
Of export:
  --output FOLDER                    where the files are written (default: standard output, if it is one file)

  --help                             show this
  --version                          show the version

Exit codes:
  0  nothing at or above the threshold
  1  findings at or above the threshold; a waiver that has expired; a baseline that can shrink
  2  bad usage, or input that could not be read, nested templates included
  3  our own failure (BULWARK_DEBUG=1 shows the stack trace)

Findings that were acknowledged in the CDK app are listed, not counted: those on a stack or below, since the CDK
writes down no others; so are those that a waiver or the baseline covers. Those in resources that the CDK itself adds are not counted either.
Colours obey NO_COLOR and FORCE_COLOR.
`;
