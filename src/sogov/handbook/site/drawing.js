// Drawings of a neighbourhood: one thing in the middle, what is on either side of it, and why.

const BOX = { width: 300, height: 48, gap: 14 };
const MOST_DRAWN = 9;

function neighbourhood(title, centre, left, right) {
  const holder = element("div", { class: "drawing" });
  const draw = () => {
    const width = Math.max(280, Math.min(holder.clientWidth || 900, 1120));
    holder.replaceChildren(width < 700 ? narrow(title, centre, [...left, ...right], width) : wide(title, centre, left, right, width));
  };
  requestAnimationFrame(draw);
  if (window.ResizeObserver) {
    let before = 0;
    new ResizeObserver(() => {
      if (Math.abs(holder.clientWidth - before) > 8) draw();
      before = holder.clientWidth;
    }).observe(holder);
  }
  return holder;
}

function shortened(nodes) {
  if (nodes.length <= MOST_DRAWN) return nodes;
  const rest = nodes.length - MOST_DRAWN + 1;
  return [...nodes.slice(0, MOST_DRAWN - 1), { label: `${rest} more, in the lists`, edge: "", kind: "more" }];
}

function wide(title, centre, left, right, width) {
  const sides = [shortened(left), shortened(right)];
  const step = BOX.height + BOX.gap;
  const height = Math.max(1, ...sides.map((side) => side.length)) * step + BOX.gap;
  const boxWidth = Math.min(BOX.width, (width - 220) / 3);
  const middle = { x: (width - boxWidth) / 2, y: (height - BOX.height) / 2 };
  const lines = [];
  const boxes = [box(centre, middle.x, middle.y, boxWidth, "centre")];
  sides.forEach((side, number) => {
    const x = number ? width - boxWidth - 2 : 2;
    const top = (height - side.length * step + BOX.gap) / 2;
    side.forEach((node, row) => {
      const y = top + row * step;
      const [from, to] = number ? [middle.x + boxWidth, x] : [x + boxWidth, middle.x];
      const [start, end] = number ? [middle.y, y] : [y, middle.y];
      const half = (to - from) / 2;
      const [a, b] = [start + BOX.height / 2, end + BOX.height / 2];
      lines.push(drawn("path", { class: `edge ${node.tone || ""}`, d: `M${from} ${a}C${from + half} ${a} ${from + half} ${b} ${to} ${b}` }));
      if (node.edge) {
        const near = number ? to - 8 : from + 8;
        lines.push(drawn("text", { class: "label", x: near, y: (number ? b : a) - 6, "text-anchor": number ? "end" : "start" }, cut(node.edge, 26)));
      }
      boxes.push(box(node, x, y, boxWidth));
    });
  });
  return frame(title, width, height, lines, boxes);
}

function narrow(title, centre, nodes, width) {
  const shown = shortened(nodes);
  const step = BOX.height + BOX.gap + 14;
  const boxes = [box(centre, 2, 2, width - 4, "centre")];
  const lines = [];
  shown.forEach((node, row) => {
    const y = 2 + (row + 1) * step;
    const middle = y + BOX.height / 2;
    lines.push(drawn("path", { class: `edge ${node.tone || ""}`, d: `M16 ${BOX.height + 2}V${middle}H34` }));
    if (node.edge) lines.push(drawn("text", { class: "label", x: 36, y: y - 5 }, cut(node.edge, 40)));
    boxes.push(box(node, 34, y, width - 36));
  });
  return frame(title, width, (shown.length + 1) * step, lines, boxes);
}

function frame(title, width, height, lines, boxes) {
  return drawn("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "group", "aria-label": title }, lines, boxes);
}

function box(node, x, y, width, kind = "") {
  const room = Math.floor((width - 22) / 7.6);
  const lines = node.below ? [cut(node.label, room)] : inLines(node.label, room);
  const first = y + (node.below || lines.length > 1 ? 20 : 29);
  const text = lines.map((line, number) => drawn("text", { x: x + 12, y: first + number * 17 }, line));
  if (node.below) text.push(drawn("text", { class: "below", x: x + 12, y: first + 17 }, cut(node.below, Math.floor(room * 1.1))));
  const shape = drawn("rect", { x, y, width, height: BOX.height, rx: 8, class: `box ${kind} ${node.kind || ""}` });
  const whole = drawn("title", {}, [node.label, node.below, node.edge].filter(Boolean).join(", "));
  return node.href ? drawn("a", { href: node.href }, whole, shape, text) : drawn("g", {}, whole, shape, text);
}

// A name in two lines at the most, broken at a blank where there is one.
function inLines(text, room) {
  if (text.length <= room) return [text];
  const blank = text.lastIndexOf(" ", room);
  const end = blank > room / 3 ? blank : room;
  return [text.slice(0, end), cut(text.slice(end).trim(), room)];
}

function cut(text, room) {
  const signs = [...text];
  return signs.length > room ? `${signs.slice(0, Math.max(1, room - 1)).join("")}…` : text;
}
