import { absent, allOf, anyOf, atLeast, is, not, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

const alphabets = ['ExcludeLowercase', 'ExcludeUppercase', 'ExcludeNumbers', 'ExcludePunctuation'].map((name) => is(`GenerateSecretString.${name}`, true));

export const generatedSecretStrong = propertyControl({
  id: 'GeneratedSecretStrong',
  title: 'Generated secrets are long and use more than one alphabet',
  severity: 'low',
  why: 'A short password, or one of digits alone, falls to guessing once its hash or a login without limits is found.',
  fix: 'Leave PasswordLength at 32 (the default), or at least 20, and exclude at most two of lowercase, uppercase, numbers and punctuation.',
  resource: 'AWS::SecretsManager::Secret',
  appliesWhen: present('GenerateSecretString'),
  requires: allOf(
    anyOf(absent('GenerateSecretString.PasswordLength'), atLeast('GenerateSecretString.PasswordLength', 20)),
    ...alphabets.map((_, kept) => not(allOf(...alphabets.filter((__, index) => index !== kept)))),
  ),
  // A changed template for the value generates a new value on deployment.
  repair: 'none',
  satisfies: ['NIST-800-53/IA-5'],
  mitigates: ['secret.disclosure'],
  source: 'https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetRandomPassword.html',
  examples: {
    fails: [
      { GenerateSecretString: { PasswordLength: 8 } },
      { GenerateSecretString: { ExcludeLowercase: true, ExcludeUppercase: true, ExcludePunctuation: true } },
      { GenerateSecretString: { ExcludeLowercase: true, ExcludeUppercase: true, ExcludeNumbers: true } },
    ],
    passes: [{}, { GenerateSecretString: {} }, { GenerateSecretString: { PasswordLength: 24, ExcludePunctuation: true } }],
    unknown: [{ GenerateSecretString: { PasswordLength: { Ref: 'Length' } } }],
  },
});
