// SPDX-License-Identifier: ISC
// What a page looks like from inside: asked of Chromium by seen.py, never part
// of a page. Each function returns a list of what is wrong.
"use strict";
(() => {
	const shown = (node) => node.getClientRects().length > 0;
	const texts = () => {
		const found = [];
		const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		while (walk.nextNode()) {
			const node = walk.currentNode, parent = node.parentElement;
			if (!node.data.trim() || parent.closest("title, desc, style") || !shown(parent))
				continue;
			found.push([node, parent]);
		}
		return found;
	};
	const rgb = (color) => {
		const parts = color.match(/[\d.]+/g).map(Number);
		return parts.length > 3 && parts[3] === 0 ? null : parts.slice(0, 3);
	};
	const light = (color) => {
		const [r, g, b] = color.map((c) => {
			const part = c / 255;
			return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
		});
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	};
	const contrast = (a, b) => {
		const [low, high] = [light(a), light(b)].sort((x, y) => x - y);
		return (high + 0.05) / (low + 0.05);
	};
	const behind = (element) => {
		for (let one = element; one; one = one.parentElement) {
			const color = rgb(getComputedStyle(one).backgroundColor);
			if (color)
				return color;
		}
		return [255, 255, 255];
	};
	const probe = (property) => {
		const one = document.createElement("i");
		one.style.color = `var(${property})`;
		document.body.append(one);
		const color = rgb(getComputedStyle(one).color);
		one.remove();
		return color;
	};
	const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 &&
		a.top < b.bottom - 1 && b.top < a.bottom - 1;

	window.seen = {
		contrast() {
			const wrong = [], gap = probe("--gap");
			let least = 99;
			for (const [node, parent] of texts()) {
				const style = getComputedStyle(parent);
				const drawn = parent instanceof SVGElement;
				const color = rgb(drawn ? style.fill : style.color);
				/* what is drawn may lie upon the gap */
				for (const back of drawn ? [behind(parent), gap] : [behind(parent)]) {
					const ratio = contrast(color, back);
					least = Math.min(least, ratio);
					if (ratio < 4.5)
						wrong.push(`${ratio.toFixed(2)}: ${node.data.trim()}`);
				}
			}
			return least === 99 ? ["no text"] : wrong;
		},
		overflow() {
			const wrong = [], root = document.documentElement;
			if (root.scrollWidth > root.clientWidth)
				wrong.push(`${root.scrollWidth} of ${root.clientWidth}`);
			for (const [node, parent] of texts()) {
				const range = document.createRange();
				range.selectNode(node);
				const box = range.getBoundingClientRect();
				if (parent.closest(".table"))
					continue; /* it scrolls by itself */
				if (box.left < -0.5 || box.right > root.clientWidth + 0.5)
					wrong.push(`${Math.round(box.left)} to ${Math.round(box.right)}: ` +
						node.data.trim());
			}
			return wrong;
		},
		collisions() {
			const wrong = [];
			for (const picture of document.querySelectorAll("svg[role=img]")) {
				const labels = [...picture.querySelectorAll("text")]
					.map((one) => [one.textContent, one.getBoundingClientRect()]);
				const signs = [...picture.querySelectorAll("use")]
					.map((one) => ["sign", one.getBoundingClientRect()]);
				labels.forEach(([text, box], n) => {
					for (const [other, place] of labels.slice(n + 1).concat(signs))
						if (meet(box, place))
							wrong.push(`${text} on ${other}`);
				});
			}
			return wrong;
		},
		requests() {
			return performance.getEntriesByType("resource").map((one) => one.name);
		},
		/* The page's own policy stops what would be fetched, and says so. */
		refused() {
			return new Promise((done) => {
				document.addEventListener("securitypolicyviolation",
					(event) => done(event.effectiveDirective), { once: true });
				setTimeout(() => done("nothing"), 5000);
				const image = document.createElement("img");
				image.src = "https://example.org/a.png";
				document.body.append(image);
			});
		},
		counts() {
			const count = (what) => document.querySelectorAll(what).length;
			return { pictures: count("svg.lines[role=img]"), lowered: count(".areas .lowered"),
				hatched: count(".lines rect.hatch"), rings: count(".areas .other"),
				labels: count("text.label"), tables: count("table"),
				falls: count("svg.falls rect.bar"), dotted: count(".areas path.old"),
				anew: count(".areas .anew") };
		},
		/* Of every picture, what a machine for the blind is told. */
		described() {
			return [...document.querySelectorAll("svg[role=img]")]
				.filter((one) => !one.getAttribute("aria-labelledby").split(" ")
					.every((id) => document.getElementById(id).textContent.length > 10))
				.map((one) => one.outerHTML.slice(0, 80));
		},
	};
})();
