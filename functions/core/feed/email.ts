/** RFC 5322 addr-spec as the W3C validator reads it: an unquoted local part, a domain with a dot. */
const EMAIL = /^[\w\-+.'!#$%&*/=?^`{|}~]+@(?:[a-z0-9-]+\.)+[a-z0-9][a-z0-9-]*$/i;

/** Whether a feed may give `text` as an e-mail address. */
export function isEmail(text: string | undefined): text is string {
  return text !== undefined && EMAIL.test(text);
}
