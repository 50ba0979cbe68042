// What does not fit on a page: its own width, words cut off, controls too small to hit.
() => {
  const name = (node) => `<${node.tagName.toLowerCase()} ${node.id || node.className}> ${node.textContent.trim().replace(/\s+/g, " ").slice(0, 50)}`;
  const style = (node) => getComputedStyle(node);
  const hides = (node) => ["hidden", "clip"].includes(style(node).overflowX);
  const scrolls = (node) => ["auto", "scroll"].includes(style(node).overflowX);
  const chain = (node) => (node ? [node, ...chain(node.parentElement)] : []);
  // Hidden on purpose: words for the ear only, the way past the top until it has the focus, the trap for programs.
  const isForTheEar = (node) => style(node).clipPath === "inset(50%)" || node.matches(".skip, .trap");
  const isForTheEye = (node) => node.checkVisibility({ visibilityProperty: true }) && !node.closest("svg, datalist") && !chain(node).some(isForTheEar);
  const elements = [...document.body.querySelectorAll("*")].filter(isForTheEye);
  const width = document.documentElement.clientWidth;

  const wide = document.documentElement.scrollWidth > width ? [`the page is ${document.documentElement.scrollWidth} wide`] : [];
  const isBeyond = (node) => { const { right, left, width: own } = node.getBoundingClientRect(); return own > 0 && (right > width + 1 || left < -1); };
  const beyond = elements
    .filter((node) => isBeyond(node) && !chain(node.parentElement).some((up) => scrolls(up) || hides(up)))
    .map((node) => `outside: ${name(node)}`);

  // Only words count: a drawing may reach over the edge of its box. A map is moved by its reader.
  const wordsOf = (node) => [...node.childNodes].filter((child) => child.nodeType === Node.TEXT_NODE && child.data.trim());
  const boxesOf = (text) => { const range = document.createRange(); range.selectNodeContents(text); return [...range.getClientRects()]; };
  const isCut = (box, frame) => box.right > frame.right + 1 || box.left < frame.left - 1 || box.bottom > frame.bottom + 1 || box.top < frame.top - 1;
  const cut = elements
    .filter((node) => wordsOf(node).length && !node.closest("[data-map]"))
    .filter((node) => chain(node).filter(hides).some((up) => wordsOf(node).flatMap(boxesOf).some((box) => isCut(box, up.getBoundingClientRect()))))
    .map((node) => `cut off: ${name(node)}`);

  // WCAG 2.5.8; links within a sentence are excepted, and a control counts together with its label.
  const controls = "button, input:not([type=hidden]), select, textarea, summary, [role=button], a[href]";
  const area = (node) => [...(node.labels ?? []), node].map((each) => each.getBoundingClientRect());
  const isInText = (node) => node.tagName === "A" && style(node).display === "inline";
  const small = elements
    .filter((node) => node.matches(controls) && !isInText(node))
    .filter((node) => !area(node).some((box) => box.width >= 24 && box.height >= 24))
    .map((node) => `too small: ${name(node)} ${area(node).map((box) => `${box.width.toFixed(1)}x${box.height.toFixed(1)}`)}`);
  return [wide, beyond, cut, small].flatMap((problems) => problems.slice(0, 4));
}
