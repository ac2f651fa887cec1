/** What runs in the page, as text: it knows the DOM, which these tests' types do not. */

/** Before any script of any frame: whoever calls `alert` is told of to the page that holds the frames. */
export const ARM_FRAMES = `window.alert = () => top.postMessage('ran', '*');`;

/** Holds the frames, and notes which of them told of a script; null: none of them, but this page itself. */
export const FRAMES_PAGE = `<!doctype html><title>frames</title><script>
const ran = new Set();
// Not the document's own: a vector may have put an element of that name in its place.
const elementsOf = (document) => Document.prototype.querySelectorAll.call(document, '*');
const frames = () => [...document.querySelectorAll('body > iframe')];
addEventListener('message', ({ data, source }) => {
  if (data !== 'ran') return;
  let view = source;
  while (view && view !== top && view.parent !== top) view = view.parent;
  const index = frames().findIndex(({ contentWindow }) => contentWindow === view);
  ran.add(index < 0 ? null : index);
});
</script><body>`;

/** Opens so many documents, and waits for all of them. */
export const OPEN_FRAMES = `async (count) => {
  const loaded = [];
  for (let index = 0; index < count; index++) {
    const frame = document.createElement('iframe');
    frame.src = '/' + index;
    loaded.push(new Promise((resolve) => { frame.onload = resolve; }));
    document.body.append(frame);
  }
  await Promise.all(loaded);
}`;

/** Elements that run, load or lead somewhere by themselves, and attributes that are scripts or may be. */
export const INSPECT_FRAMES = `frames().flatMap((frame, index) => {
  const found = [];
  const note = (element, what) => found.push([index, what + ' in ' + element.outerHTML.slice(0, 200)]);
  const ACTIVE = 'iframe,frame,object,embed,applet,base,form,input,select,textarea,portal,svg,math,template,' +
    'noscript,xmp,plaintext,link[rel~=stylesheet],link[rel~=preload],link[rel~=prefetch],link[rel~=manifest]';
  const visit = (document) => {
    for (const element of elementsOf(document)) {
      if (element.matches(ACTIVE)) note(element, 'an element');
      if (element.matches('main style')) note(element, 'a style');
      if (element.localName === 'script' && element.type !== 'application/ld+json' &&
        !element.textContent.startsWith('if (navigator.clipboard) {')) note(element, 'a script');
      if (element.matches('meta[http-equiv=refresh]') && !element.content.startsWith('0; url=http')) note(element, 'a refresh');
      if (element.name && !element.matches('meta')) note(element, 'a name');
      for (const { name, value } of element.attributes) {
        if (/^on|^style$|^srcdoc$|^ping$|^formaction$/i.test(name)) note(element, name);
        if (/^(?:xlink:)?(?:href|src|action|data|poster|cite|background)$/i.test(name) && value &&
          !element.matches('link[rel=icon]') && !/^(?:https?:|mailto:|tel:|feed:https:|#content)/.test(value)) note(element, name);
      }
    }
  };
  if (frame.contentDocument) visit(frame.contentDocument);
  else found.push([index, 'it led elsewhere']);
  return found;
})`;

/**
 * Does to each frame what a reader could, has its tree written and read once more, and does it again. Ends once a
 * script in a frame of its own, which waits longer than any animation of the vectors, was seen to run.
 */
export const PROVOKE_FRAMES = `(async () => {
  const provoke = (document) => {
    for (const element of elementsOf(document)) {
      for (const name of element.getAttributeNames()) {
        if (name.startsWith('on')) element.dispatchEvent(new Event(name.slice(2)));
      }
      if (element.localName === 'form') element.requestSubmit();
      // What leads to another page needs no proof, and takes its time.
      else if (!/^https?:$/.test(element.protocol)) element.dispatchEvent(new MouseEvent('click'));
    }
  };
  for (const { contentDocument } of frames()) if (contentDocument?.body) provoke(contentDocument);
  for (const { contentDocument } of frames()) {
    if (!contentDocument?.body) continue;
    contentDocument.body.innerHTML = contentDocument.body.innerHTML;
    provoke(contentDocument);
  }
  const last = document.createElement('iframe');
  last.srcdoc = '<script>setTimeout(alert, 300)</' + 'script>';
  const done = new Promise((resolve) => {
    addEventListener('message', ({ source }) => { if (source === last.contentWindow) resolve(); });
  });
  document.body.append(last);
  await done;
  ran.delete(frames().indexOf(last));
  return [...ran];
})()`;
