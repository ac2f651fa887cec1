/** All that sanitize-html uses of `htmlparser2`; see {@link leanDependencies}. */
export { Parser } from 'htmlparser2';
