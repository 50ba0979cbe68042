// Where the focus is, whether that is what `selector` names, and what keeps a person from seeing it.
(selector) => {
  const element = document.activeElement;
  if (!element || element === document.body) return { where: "the end of the page", problem: "the focus is lost", has_arrived: false };
  const name = element.getAttribute("aria-label") || element.textContent.trim() || element.name || element.id;
  const where = `<${element.tagName.toLowerCase()}> ${name.replace(/\s+/g, " ").slice(0, 60)}`;

  // The mark may stand around a field, around the card a link spans, or be a thicker line in a drawing.
  const isOutlined = ({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  const isThick = (shape) => parseFloat(getComputedStyle(shape).strokeWidth) >= 4;
  const isMarked =
    [element, element.closest("label"), element.parentElement].filter(Boolean).some((node) => isOutlined(getComputedStyle(node))) ||
    isOutlined(getComputedStyle(element, "::after")) ||
    (element instanceof SVGElement && [...element.querySelectorAll("circle, rect")].some(isThick));

  const boxes = [...element.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
  const isIn = ({ x, y }) => {
    const top = document.elementFromPoint(x, y);
    return top && (element.contains(top) || top.contains(element) || top.closest("label")?.control === element);
  };
  const middles = boxes.map((box) => ({ x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, innerHeight / 2) }));

  let problem = "";
  if (!boxes.length) problem = "the focus is on something invisible";
  else if (!isMarked) problem = "the focus is not marked";
  else if (!middles.some(isIn)) problem = "the focus is covered or outside the window";
  return { where, problem, has_arrived: element.matches(selector) };
}
