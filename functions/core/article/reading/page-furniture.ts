/** A kind of line that web pages have and articles do not. */
interface FurnitureRule {
  readonly name: string;
  /** Matches a whole line, trimmed and in lower case, of at most {@link LONGEST_FURNITURE} characters. */
  readonly pattern: RegExp;
  /** True if the next line belongs to it, too: the headline of another article. */
  readonly takesNextLine?: boolean;
}

/** A longer line is a sentence. */
const LONGEST_FURNITURE = 120;

/** The lines that are left when an article is copied from a web page. */
const RULES: readonly FurnitureRule[] = [
  {
    name: 'related article',
    pattern: /^(?:also read|read also|see also|related|recommended|don't miss)\s?[:|\u2013-]\s?.*$/,
  },
  {
    name: 'related article',
    pattern:
      /^(?:also read|read also|see also|recommended for you|you may also like|related (?:articles|stories|news|posts|topics)|more (?:stories|news|from .+)|most (?:read|popular)|trending(?: now)?)$/,
  },
  {
    name: 'read more',
    pattern:
      /^(?:read|show|view|load|see|learn) (?:more|full (?:story|article))(?:\s?[.:\u2026\u00bb>\u2192-]+\s?.*)?$/,
  },
  { name: 'read more', pattern: /^continue reading(?:\s?[.:\u2026\u00bb>\u2192-]+.*)?$/ },
  { name: 'comments', pattern: /^(?:post|leave|add|write) (?:a |your )?(?:comment|reply)s?[.:!]?$/ },
  {
    name: 'comments',
    pattern: /^(?:\d{1,6}|no|view|show|hide|load)?\s?(?:all )?comments?(?: \(\d{1,6}\)|: ?\d{1,6})?$/,
  },
  {
    name: 'comments',
    pattern:
      /^(?:be the first to comment|join the (?:conversation|discussion)|log ?in to comment|comments are closed)[.!]?$/,
  },
  {
    name: 'share',
    pattern:
      /^(?:share|tweet|pin it|e-?mail|print|copy link|whatsapp|facebook|twitter|x|linkedin|reddit|telegram|share (?:this|on|via|with)(?: .{1,40})?)[:!.]?$/,
  },
  {
    name: 'share',
    pattern:
      /^(?:(?:share|tweet|facebook|twitter|linkedin|whatsapp|e-?mail|reddit|print)(?:\s?[|\u00b7,/]\s?|\s)){1,8}(?:share|tweet|facebook|twitter|linkedin|whatsapp|e-?mail|reddit|print)$/,
  },
  { name: 'share', pattern: /^\d{1,7} shares?$/ },
  { name: 'follow us', pattern: /^(?:follow|find|like|join) us (?:on|at)\b.*$/ },
  {
    name: 'newsletter',
    pattern:
      /^(?:subscribe(?: now)?|sign up|get) ?(?:to|for)? ?(?:our|the|free)?.{0,30}(?:newsletters?|mailing list|e-?mail updates|notifications)\b.{0,40}$/,
  },
  {
    name: 'newsletter',
    pattern: /^(?:subscribe(?: now| today)?|sign up(?: now| today)?|sign in|log ?in|register)[.!]?$/,
  },
  { name: 'cookies', pattern: /^(?:we|this (?:web)?site) uses? cookies\b.*$/ },
  { name: 'cookies', pattern: /^(?:accept|reject|manage|allow)(?: all| my)? (?:cookies|preferences)[.!]?$/ },
  {
    name: 'advertisement',
    pattern:
      /^(?:-+\s?)?(?:advertisements?|sponsored(?: content)?|article continues (?:below|after)(?: (?:this |the )?(?:ad|advertisement))?|story continues below(?: (?:this )?advertisement)?|skip ad(?:vertisement)?|promoted)(?:\s?-+)?$/,
  },
  {
    name: 'navigation',
    pattern:
      /^(?:home|menu|search|skip to (?:main )?content|back to top|next article|previous article|close|loading)(?:\s?[.\u2026\u2191]+)?$/,
  },
  { name: 'also read headline', pattern: /^(?:also read|read also)\s?:$/, takesNextLine: true },
];

/** The kind of page furniture that `line` is; undefined if it is none. */
export function furnitureIn(
  line: string,
): { readonly name: string; readonly takesNextLine: boolean } | undefined {
  const text = line.trim().toLowerCase().replaceAll('\u2019', "'");
  if (text === '' || text.length > LONGEST_FURNITURE) return undefined;
  const matching = RULES.filter((rule) => rule.pattern.test(text));
  const [first] = matching;
  return first && { name: first.name, takesNextLine: matching.some((rule) => rule.takesNextLine) };
}
