/** Something in the synthesized template that the local cloud does not understand: never ignored (issue 2). */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  readonly code = 'template-not-understood';
}
