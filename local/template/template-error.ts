/** The template has something that the local cloud does not understand, or that AWS would refuse. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  readonly code = 'template-not-understood';
}
