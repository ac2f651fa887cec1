/** What the page for a feed's address needs beside the style that all pages share. */
export const SUBSCRIBE_STYLE = `.subscribe,.latest{max-width:46rem}
.subscribe{background:var(--shade);border:1px solid var(--rule);border-radius:.5rem;padding:1.25rem;font:1rem/1.5 var(--sans)}
.subscribe .main{display:flex;flex-wrap:wrap;gap:.75rem;margin:0}
.subscribe code{background:var(--paper);border:1px solid var(--rule);border-radius:.3rem;padding:.55rem .75rem;overflow-wrap:anywhere;user-select:all;direction:ltr;unicode-bidi:isolate;white-space:pre-wrap}
.subscribe .main code{flex:1 1 100%;font-size:1.05rem}
.subscribe .button,.subscribe button{font:600 .9rem/1.2 var(--sans);padding:.65rem 1rem;border-radius:.3rem;border:1px solid var(--accent);background:var(--accent);color:var(--paper);cursor:pointer;text-decoration:none}
.subscribe details button,.subscribe .button{background:none;color:var(--accent)}
.subscribe button.done::before{content:"\\2713\\00a0"}
.subscribe [role=status]{min-height:1.5em;margin:.4rem 0;color:var(--soft)}
.subscribe summary{cursor:pointer;font-weight:600}
.subscribe details{margin-top:.8rem}
.subscribe details p{display:grid;gap:.6rem;justify-items:start;margin:.8rem 0 0}
.subscribe details p code{width:100%}
.subscribe h2{font:600 1rem/1.4 var(--sans);margin:1rem 0 .3rem}
.subscribe ul{list-style:none;padding:0;margin:.6rem 0 0}
.subscribe li{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem;margin-bottom:.6rem}
.subscribe li span{min-width:5.5rem}
.subscribe li code{flex:1 1 14rem}
.latest h2{font-size:1.3rem}
.latest ol{list-style:none;padding:0}
.latest li{padding:.6rem 0;border-top:1px solid var(--rule);display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 1rem}
.latest .details{font:.875rem/1.8 var(--sans);padding:0}
`.replaceAll('\n', '');
