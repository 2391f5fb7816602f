import * as assertion from '../core/assertion';

/**
 * What a control of your own asks of a resource's properties.
 *
 * Paths are dotted, such as `TracingConfig.Mode`, and are those of CloudFormation. Values are compared as CloudFormation
 * does: `'true'` is true, and `'90'` is 90.
 */
export class Requirement {
  /** The property is set, to whatever. */
  public static present(path: string): Requirement {
    return new Requirement(assertion.present(path));
  }

  /** The property is not set. */
  public static absent(path: string): Requirement {
    return new Requirement(assertion.absent(path));
  }

  /** The property is true. */
  public static isTrue(path: string): Requirement {
    return new Requirement(assertion.is(path, true));
  }

  /** The property is set and false. */
  public static isFalse(path: string): Requirement {
    return new Requirement(assertion.is(path, false));
  }

  /** The property is one of these values; the first is the one that a repair would write. */
  public static isOneOf(path: string, ...values: string[]): Requirement {
    if (values.length === 0) throw new Error(`Requirement.isOneOf('${path}'): name at least one value.`);
    return new Requirement(assertion.is(path, ...values));
  }

  /** The property is a number, and at least this. */
  public static atLeast(path: string, min: number): Requirement {
    return new Requirement(assertion.atLeast(path, min));
  }

  /** The property is a number, and at most this. */
  public static atMost(path: string, max: number): Requirement {
    return new Requirement(assertion.atMost(path, max));
  }

  /**
   * The property is a string that matches a regular expression.
   *
   * @param description what is asked for in words that follow "it must", such as "be an https URL"
   */
  public static matches(path: string, pattern: string, description: string): Requirement {
    return new Requirement(assertion.matches(path, new RegExp(pattern), description));
  }

  /** Each element of the list holds; so does an absent list. Within, an empty path is the element itself. */
  public static each(path: string, element: Requirement): Requirement {
    return new Requirement(assertion.each(path, element._assertion));
  }

  /** Some element of the list holds. */
  public static some(path: string, element: Requirement): Requirement {
    return new Requirement(assertion.some(path, element._assertion));
  }

  public static allOf(...requirements: Requirement[]): Requirement {
    return new Requirement(assertion.allOf(...requirements.map((requirement) => requirement._assertion)));
  }

  public static anyOf(...requirements: Requirement[]): Requirement {
    return new Requirement(assertion.anyOf(...requirements.map((requirement) => requirement._assertion)));
  }

  public static not(requirement: Requirement): Requirement {
    return new Requirement(assertion.not(requirement._assertion));
  }

  /** @internal */
  public readonly _assertion: assertion.Assertion;

  private constructor(asked: assertion.Assertion) {
    this._assertion = asked;
  }
}
