/* SPDX-License-Identifier: ISC */
/*
 * How a page looks: on a screen, light or dark, narrow or wide, and on paper.
 * Invariant: text has a contrast of at least 4.5 to what is behind it, and no
 * hue is good or bad: one is the vision's, another reality's.
 */
#include "html/style.h"

#include <stddef.h>

#define LIGHT \
	"--paper:#fffdf8;--ink:#23211e;--soft:#5f5b53;--rule:#ddd7ca;" \
	"--vision:#17628a;--reality:#8a4c08;--gap:#efe7d6"
#define DARK \
	"--paper:#17181a;--ink:#e8e5de;--soft:#aaa69c;--rule:#3b3b3e;" \
	"--vision:#7cc4e4;--reality:#ebae62;--gap:#302e2a"
#define PRINT \
	"--paper:#fff;--ink:#000;--soft:#333;--rule:#bbb;" \
	"--vision:#0b5377;--reality:#7a4100;--gap:#ece6da"

#define TWO "grid-template-columns:repeat(2,minmax(0,1fr))"
#define THREE "grid-template-columns:repeat(3,minmax(0,1fr))"
#define SPAN_TWO ".w2,.w3{grid-column:span 2}.w2 .results,.w3 .results{" TWO "}"

const char *const style_parts[] = {
	":root{color-scheme:light dark;" LIGHT "}\n"
	"@media(prefers-color-scheme:dark){:root{" DARK "}}\n"
	"*{box-sizing:border-box}\n"
	"html{-webkit-text-size-adjust:100%;text-size-adjust:100%}\n"
	"body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,"
	"-apple-system,\"Segoe UI\",Roboto,\"Noto Sans\",\"Liberation Sans\",sans-serif;"
	"overflow-wrap:anywhere}\n"
	"main{max-width:70rem;margin:0 auto;padding:2.5rem 1rem 4rem}\n"
	"h1,h2,.lead{font-family:ui-serif,Charter,\"Iowan Old Style\",\"Palatino Linotype\","
	"Georgia,serif;font-weight:normal;text-wrap:balance}\n"
	"h1{font-size:clamp(1.9rem,1.5rem + 2vw,2.8rem);line-height:1.15;margin:0 0 .35em}\n"
	"h2{font-size:1.6rem;line-height:1.2;margin:0 0 .5rem}.area h2{margin:0}\n"
	"h3{font-size:1rem;line-height:1.35;font-weight:600;margin:0}\n"
	"p{margin:0 0 .6em;max-width:44rem}\n"
	"section{margin-top:3.5rem}\n"
	"header p{color:var(--soft)}\n"
	"header .lead{color:var(--ink);font-size:1.3rem;line-height:1.5;max-width:40rem;"
	"text-wrap:pretty}\n"
	".soft,.id{color:var(--soft)}\n"
	".id{font-size:.875rem;font-weight:normal}\n"
	".v{color:var(--vision)}.r{color:var(--reality)}\n"
	".area{border-bottom:1px solid var(--rule);padding-bottom:.5rem;margin-bottom:1.5rem;"
	"display:flex;flex-wrap:wrap;gap:.2rem 1.5rem;align-items:baseline;"
	"justify-content:space-between}\n"
	".area p{margin:0;color:var(--soft)}\n",
	/* small multiples: side by side as wide as there is room, and alike in height */
	".areas,.results{display:grid;gap:0 2.5rem;grid-template-columns:minmax(0,1fr)}\n"
	"article{display:grid;grid-row:span 6;grid-template-rows:subgrid;gap:0;"
	"align-content:start;margin-bottom:2rem;min-width:0}\n"
	"@media(min-width:44rem){.areas{" TWO "}" SPAN_TWO
	"article h3{min-height:2.7em}.state{min-height:3.9rem}"
	".alone h3,.alone .state{min-height:0}}\n"
	"@media(min-width:66rem){.areas{" THREE "}.w3{grid-column:span 3}"
	".w3 .results{" THREE "}}\n"
	".areas .alone{grid-column:1/-1;max-width:44rem}\n"
	"article>*{min-width:0}\n"
	"article p{margin:.15rem 0 0;font-size:.875rem}\n"
	"article .ends{font-size:1rem;display:flex;flex-wrap:wrap;gap:0 1rem}\n"
	".state b{color:var(--ink)}\n"
	"figure{margin:.4rem .5rem .4rem 1.9rem}\n"
	"figure.wide{margin:.5rem 0 1rem;max-width:46rem}\n"
	"figure:has(.strip){align-self:end}\n"
	"svg{display:block;width:100%;overflow:visible}\n"
	"svg.defs{position:absolute;width:0;height:0}\n"
	"svg.swatch{display:inline-block;width:24px;vertical-align:-2px}\n"
	"svg text{font-size:.8125rem;fill:var(--ink)}\n"
	".lines text,.strip text{font-size:.6875rem}\n"
	"text.axis,.falls .soft{fill:var(--soft)}\n"
	"text.end{text-anchor:end}\n"
	"text.label{fill:var(--vision)}.label,.falls text{paint-order:stroke;"
	"stroke:var(--paper);stroke-width:3px;stroke-linejoin:round}\n"
	".level,.tick{stroke:var(--rule)}\n"
	".lines path,.key path{fill:none;vector-effect:non-scaling-stroke}\n"
	".lines .gap,.key .gap{fill:var(--gap)}\n"
	".vision{stroke:var(--vision);stroke-width:1.75px}\n"
	".reality{stroke:var(--reality);stroke-width:2.5px}\n"
	".old{stroke-dasharray:1 5;stroke-linecap:round}\n"
	".dots{stroke:var(--reality);stroke-width:5px;stroke-linecap:round}\n"
	".look{fill:var(--reality)}\n"
	".hatch{fill:url(#hatch)}\n"
	".hatching{stroke:var(--soft);stroke-width:1px;opacity:.8}\n"
	".band{stroke:var(--reality);stroke-width:3px;stroke-dasharray:2 3}\n"
	".anew{stroke:var(--soft);stroke-dasharray:4 3}\n"
	".sign{fill:var(--paper);stroke:var(--vision);stroke-width:1.5px}\n"
	".sign.other{fill:none;stroke:var(--ink)}\n"
	".sign.later{fill:none;stroke:var(--soft)}\n"
	".sign.beyond,.sign.below{fill:none;stroke:var(--ink)}\n",
	/* the waterfall: a hue an end, and a filling a line */
	".bar{stroke:var(--vision);fill:none}\n"
	".whole{fill:var(--soft);stroke:var(--soft)}\n"
	".bar.old{fill:url(#hatch);stroke:var(--soft);stroke-dasharray:none}\n"
	".rose{fill:var(--reality);stroke:var(--reality)}\n"
	".slipped{fill:url(#slipped);stroke:var(--reality)}\n"
	".lifted{fill:url(#lifted)}.sunk{fill:url(#sunk)}.gone{fill:url(#gone)}\n"
	".new{fill:var(--vision)}\n"
	".measured,.shifted{fill:url(#anew);stroke:var(--soft)}\n"
	"pattern .v{stroke:var(--vision)}pattern .r{stroke:var(--reality)}\n"
	"pattern .n{stroke:var(--soft)}pattern circle.v{fill:var(--vision);stroke:none}\n"
	".thick{stroke-width:3px}.thin{stroke-width:1.25px}\n"
	".thread{stroke:var(--soft);stroke-dasharray:1 2}\n"
	"ul{list-style:none;margin:.2rem 0 0;padding:0;font-size:.875rem}\n"
	".signs li{padding-left:1.4em;text-indent:-1.4em}\n"
	".signs b{font-weight:600}\n"
	".mark{display:inline-block;width:1.4em;text-indent:0;color:var(--vision)}\n"
	".key{display:flex;flex-wrap:wrap;gap:.3rem 1.5rem;margin:.3rem 0 1.2rem}\n"
	"details{font-size:.875rem;margin-top:.4rem}\n"
	"summary{color:var(--soft);cursor:pointer;width:fit-content}\n"
	":focus-visible{outline:2px solid var(--vision);outline-offset:2px}\n"
	".table{overflow-x:auto}\n"
	"table{border-collapse:collapse;font-size:.875rem;line-height:1.4;margin:.4rem 0;"
	"overflow-wrap:normal}\n"
	"caption{text-align:left;color:var(--soft);padding-bottom:.3rem}\n"
	"th,td{text-align:left;vertical-align:baseline;padding:.22rem .9rem .22rem 0;"
	"border-bottom:1px solid var(--rule)}\n"
	"td:last-child{min-width:14rem}\n"
	"th{font-weight:600}tbody th{font-weight:normal;white-space:nowrap}\n"
	".n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}\n"
	"footer{margin-top:4rem;padding-top:1rem;border-top:1px solid var(--rule);"
	"font-size:.875rem;color:var(--soft)}\n",
	"@media print{:root{color-scheme:light;" PRINT "}\n"
	"@page{margin:16mm 15mm}\n"
	"*{print-color-adjust:exact;-webkit-print-color-adjust:exact}\n"
	"body{font-size:11pt}main{max-width:none;padding:0;zoom:.82}\n"
	"section{margin-top:9mm}article{margin-bottom:5mm}.areas{" TWO "}" SPAN_TWO "\n"
	"article,figure,li,tr,.key,footer,section>.table{break-inside:avoid}\n"
	"article h3,.state{min-height:0}\n"
	"h2,h3,.area,caption,thead{break-after:avoid}\n"
	".table{overflow:visible}\n"
	"details:not([open]),.screen{display:none}details[open] summary{display:none}\n"
	"a{color:inherit;text-decoration:none}}\n",
	NULL
};
