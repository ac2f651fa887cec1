import { TemplateError } from './template-error.ts';

interface ConditionContext {
  /** Resolves an operand of `Fn::Equals`. */
  value(operand: unknown): unknown;
  /** Evaluates another condition by name. */
  named(name: string): boolean;
  readonly where: string;
}

/** Evaluates one condition function of a template's `Conditions` section. */
export function evaluateCondition(condition: unknown, context: ConditionContext): boolean {
  const [name, argument] = Object.entries(condition as Record<string, unknown>)[0] ?? ['', undefined];
  const operands = argument as readonly unknown[];
  const holds = (inner: unknown): boolean => evaluateCondition(inner, context);
  switch (name) {
    case 'Condition':
      return context.named(String(argument));
    case 'Fn::Equals':
      return context.value(operands[0]) === context.value(operands[1]);
    case 'Fn::And':
      return operands.every(holds);
    case 'Fn::Or':
      return operands.some(holds);
    case 'Fn::Not':
      return !holds(operands[0]);
    default:
      throw new TemplateError(`${context.where}: the condition function '${name}' is not understood`);
  }
}
