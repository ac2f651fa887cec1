/** Addresses that a source states in its metadata: of a picture, an author, a file, the original. */
export const STATED_ADDRESSES: Readonly<Record<string, string>> = {
  'the address of a script': 'javascript:alert(1)',
  'the address of a script in mixed case': 'JavaScript:alert(1)',
  'the address of a script behind a space': ' \tjavascript:alert(1)',
  'the address of a script behind a control character': '\u0001javascript:alert(1)',
  'the address of a script with a tab in it': 'java\tscript:alert(1)',
  'the address of a script with a line feed in it': 'java\nscript:alert(1)',
  'the address of a script in references': '&#106;avascript&colon;alert(1)',
  'the address of a script with an authority': 'javascript://e.org/%0Aalert(1)',
  'the address of a VBScript': 'vbscript:msgbox(1)',
  'the address of data': 'data:text/html,<script>alert(1)</script>',
  'the address of data of a picture':
    'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
  'the address of a blob': 'blob:https://e.org/x',
  'an address that ends its attribute': 'https://e.org/"><img src=x onerror=alert(1)>',
  'an address that ends its attribute in single quotation marks':
    "https://e.org/'><img src=x onerror=alert(1)>",
  'an address that adds an attribute': 'https://e.org/" onerror="alert(1)" onclick="alert(1)" x="',
  'an address with a script in its query': 'https://e.org/?x=<script>alert(1)</script>',
  'an address with a script in its fragment': 'https://e.org/#"><svg onload=alert(1)>',
  'an address with a script as its user': 'https://<img src=x onerror=alert(1)>@e.org/',
  'an address with a script as its host': 'https://"onclick=alert(1)//',
  'an address of the pipeline with a script': 'https://site.invalid/javascript:alert(1)',
  'an address of the pipeline with another host': 'https://site.invalid//evil.example/"onclick="alert(1)',
  'an address under media with a script': '/media/x".png" onerror="alert(1)',
  'an address without a scheme': '//evil.example/"onerror=alert(1)>',
};
