import { PANES_KEY, SHARE_KEY } from './kept-sizes'

// Runs before the first paint, so that no pane jumps from its first place to where the reader left it.
// What it sets is read by first-layout.css and lesson.css, until the page is alive.
const script = `try{for(var i=0,l=localStorage,k,v;i<l.length;i++){k=l.key(i);v=l.getItem(k)
if(k==='${SHARE_KEY}'&&+v)document.documentElement.style.setProperty('--lab-width',+v+'%')
if(k.startsWith('${PANES_KEY}')){v=JSON.parse(v);for(var p in v)if(+v[p])document.documentElement.style.setProperty('--'+k.slice(${PANES_KEY.length})+'-'+p,+v[p]+'%')}}}catch(e){}`

/** Puts the sizes that the reader chose on the root element before anything is painted. */
export function SizeScript() {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, and a script must be raw text.
  return <script dangerouslySetInnerHTML={{ __html: script }} />
}
