/** Markup that one parser takes for text and the next, or the same at a second reading, for an element. */
export const MUTATIONS: Readonly<Record<string, string>> = {
  'an attribute that ends noscript':
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  'an attribute that ends a style': '<style><p title="</style><img src=x onerror=alert(1)>"></style>',
  'an attribute that ends a title': '<title><p title="</title><img src=x onerror=alert(1)>"></title>',
  'an attribute that ends a text field':
    '<textarea><p title="</textarea><img src=x onerror=alert(1)>"></textarea>',
  'an attribute that ends xmp': '<xmp><p title="</xmp><img src=x onerror=alert(1)>"></xmp>',
  'an attribute that ends a frame': '<iframe><p title="</iframe><img src=x onerror=alert(1)>"></iframe>',
  'an attribute that ends noembed': '<noembed><p title="</noembed><img src=x onerror=alert(1)>"></noembed>',
  'an attribute that ends noframes':
    '<noframes><p title="</noframes><img src=x onerror=alert(1)>"></noframes>',
  'an attribute that ends a comment': '<!-- <p title="--><img src=x onerror=alert(1)>"> -->',
  'an attribute that ends a template':
    '<template><p title="</template><img src=x onerror=alert(1)>"></template>',
  'an attribute that ends a script': '<script><p title="</script><img src=x onerror=alert(1)>"></script>',
  'an attribute that ends its element': '<p title="&quot;><img src=x onerror=alert(1)>">x</p>',
  'an attribute in back quotes':
    '<p title="``onmouseover=alert(1)">x</p><img alt="`><img src=x onerror=alert(1)>`" src=x>',
  'an end of a text field with a slash': '<textarea></textarea/><img src=x onerror=alert(1)></textarea>',
  'an end of a title with a slash': '<title></title/><img src=x onerror=alert(1)>',
  'an end that is none': '</p/x="><img src=x onerror=alert(1)>">',
  'an end with a script in it': '</<script>alert(1)</script>>',
  xmp: '<xmp><img src=x onerror=alert(1)></xmp>',
  'plain text': '<plaintext><img src=x onerror=alert(1)>',
  'a listing': '<listing>&lt;img src=x onerror=alert(1)&gt;</listing>',
  'a template': '<template><script>alert(1)</script></template>',
  'a template with a shadow':
    '<div><template shadowrootmode=open><script>alert(1)</script><img src=x onerror=alert(1)></template></div>',
  'a comment that ends at once': '<!--><img src=x onerror=alert(1)>-->',
  'a comment that ends with an exclamation mark': '<!--x--!><img src=x onerror=alert(1)>-->',
  'a comment that begins with an exclamation mark': '<!--!><img src=x onerror=alert(1)>-->',
  'a comment that ends with a dash': '<!---><img src=x onerror=alert(1)>-->',
  'a comment in a comment': '<!-- <!-- --><img src=x onerror=alert(1)> -->',
  'a conditional comment':
    '<!--[if IE]><script>alert(1)</script><![endif]--><![if !IE]><script>alert(1)</script><![endif]>',
  'a CDATA section': '<![CDATA[<img src=x onerror=alert(1)>]]>',
  'a CDATA section in a drawing': '<svg><![CDATA[><img src=x onerror=alert(1)>]]></svg>',
  'a CDATA section that a drawing ends': '<svg></p><![CDATA[<style>]]><img src=x onerror=alert(1)></svg>',
  'a processing instruction': '<?xml version="1.0"?><img src=x onerror=alert(1)>',
  'a processing instruction of PHP': '<?php echo "?><img src=x onerror=alert(1)>"; ?>',
  'a document type':
    '<!DOCTYPE x [<!ENTITY y "<script>alert(1)</script>">]>&y;<!x><img src=x onerror=alert(1)>',
  'references of a picture': '&lt;img src=x onerror=alert(1)&gt;',
  'references of references': '&amp;lt;img src=x onerror=alert(1)&amp;gt;',
  'a style in a formula': '<math><mtext></mtext><style><img src=x onerror=alert(1)></style></math>',
  'a table in a formula':
    '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>',
  'a formula in a form':
    '<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=alert(1)></style></mglyph></form></mtext></math></form>',
  'a comment in a formula':
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=alert(1)&gt;">',
  'a title in a drawing': '<svg></p><title><style><!--</title><img src=x onerror=alert(1)>--></style></svg>',
  'a paragraph in a drawing':
    '<svg><p><style><a title="</style><img src=x onerror=alert(1)>"></style></p></svg>',
  'a description in a drawing':
    '<svg><desc><style><a title="</style><img src=x onerror=alert(1)>"></desc></svg>',
  'HTML in a drawing in a drawing':
    '<svg><foreignobject><svg><style><!--</style></svg></foreignobject><img title="--><img src=x onerror=alert(1)>"></svg>',
  'a font in a formula': '<math><font color=x><style><img src=x onerror=alert(1)></style></font></math>',
  'a select with a style':
    '<select><style><img src=x onerror=alert(1)></style></select><select><svg><script>alert(1)</script></select>',
  'a select with an image':
    '<select><template><img src=x onerror=alert(1)></template><img src=x onerror=alert(1)></select>',
  'a table that lets go of its text':
    '<table><td><script>alert(1)</script></td><img src=x onerror=alert(1)></table>',
  'a table in a paragraph': '<p><table><a href="javascript:alert(1)">x<td></a>y</table>',
  'links in each other': '<a href="https://e.org/"><div><a href="javascript:alert(1)">x</a></div></a>',
  'elements beyond any depth': `${'<div>'.repeat(520)}<style><img src=x onerror=alert(1)></style>${'</div>'.repeat(520)}`,
  'a formula beyond any depth': `<math>${'<mrow>'.repeat(520)}<mtext><img src=x onerror=alert(1)></mtext></math>`,
  'formatting that is opened again': `${'<b><i><u><s>'.repeat(9)}<p></b><img src=x onerror=alert(1)>`,
  'a form within a form': '<form id=a><div></form><form><img src=x onerror=alert(1)></form>',
  'tags within tags': '<<img src=x onerror=alert(1)//<img src=x onerror=alert(1)>',
  'a tag without an end': '<img src=x onerror=alert(1) x="',
  'a tag that a tag ends': '<p <img src=x onerror=alert(1)>',
  'what a filter leaves': '<scr<!-- -->ipt>alert(1)</scr<!-- -->ipt><im<b></b>g src=x onerror=alert(1)>',
  'what a filter puts together': '<<b>script>alert(1)</<b>script>',
  'a letter that becomes another': '<ſcript>alert(1)</ſcript><ımg src=x onerror=alert(1)>',
  'signs that become others': '﹤img src=x onerror=alert(1)﹥ ‹img src=x onerror=alert(1)›',
  'seven bits': '+ADw-script+AD4-alert(1)+ADw-/script+AD4-',
  'a character set of the text': '<meta charset=utf-7>+ADw-script+AD4-alert(1)+ADw-/script+AD4-',
  'a character set of Japan':
    '<meta charset=iso-2022-jp><a title="\u001B$B">x</a><a title="\u001B(B onclick=alert(1) x=">y</a>',
};
