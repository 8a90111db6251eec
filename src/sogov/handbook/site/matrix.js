// The matrix: resources with the same letters in one line, against functions or departments.

const laid = { group: "platform", columns: "functions", stage: "", q: "" };
const MOST_COLUMNS = 24;

function matrixPage(box) {
  const table = element("div");
  const count = element("p", { role: "status", class: "count" });
  const words = element("input", { type: "search", value: laid.q, "aria-label": "Search resources of the matrix", placeholder: "Name, id, kind, tag …" });
  const draw = () => {
    const lines = matrixLines();
    count.textContent = counted(lines.length, "line");
    table.replaceChildren(...[matrixTable(lines)].flat(Infinity));
  };
  const lay = (key) => (value) => { laid[key] = value; draw(); };
  words.addEventListener("input", debounced(() => lay("q")(words.value)));
  const stages = Object.keys(world.views);
  box.replaceChildren(
    element("p", { class: "legend" }, world.responsibilities.flatMap(([id, name, letter], number) => [number ? " · " : "", element("b", {}, letter), ` ${name === id ? name : `${name} (${id})`}`])),
    element("div", { class: "filters" },
      element("label", { class: "choice words" }, element("span", {}, "Search"), words),
      choice("Grouped by", [["platform", "platform"], ["kind", "kind"], ["home", "home department"]], laid.group, lay("group")),
      choice("Against", [["functions", "functions"], ["departments", "departments"]], laid.columns, lay("columns")),
      stages.length ? choice("As if all were in the stage", [["", "as they are"], ...stages.map((one) => [one, one])], laid.stage, lay("stage")) : element("p", { class: "absent" }, "No rule asks for the stage of a resource.")),
    count, table);
  draw();
}

function groupOf(number) {
  if (laid.group === "kind") return spaced(world.kinds[at(world.resources.kinds, number)]);
  if (laid.group === "home") { const home = world.homes[at(world.resources.homes, number)]; return home === "@root" ? world.name : departmentName(world.departmentNumber.get(home)); }
  const platform = at(world.resources.platforms, number);
  return platform < 0 ? "no platform" : world.platforms[platform][1];
}

function matrixLines() {
  const wanted = laid.q.toLowerCase().split(/\s+/).filter(Boolean);
  const texts = wanted.length ? searchTexts() : [];
  const known = new Map();
  const lines = new Map();
  const byDepartment = laid.columns === "departments";
  for (let number = 0; number < world.count; number += 1) {
    if (wanted.length && !wanted.every((word) => texts[number].includes(word))) continue;
    const decisions = world.responsibilities.map((_, responsibility) => decisionNumber(number, responsibility, laid.stage));
    const signature = `${decisions}/${at(world.resources.homes, number)}`;
    if (!known.has(signature)) known.set(signature, lettersOf(number, byDepartment));
    const letters = known.get(signature);
    const key = `${groupOf(number)}\n${letters.key}`;
    if (!lines.has(key)) lines.set(key, { group: groupOf(number), letters, resources: [] });
    lines.get(key).resources.push(number);
  }
  return [...lines.values()].sort((a, b) => (a.group < b.group ? -1 : a.group > b.group ? 1 : b.resources.length - a.resources.length));
}

function lettersOf(number, byDepartment) {
  const cells = new Map();
  const hints = [];
  const numbers = { consulted: 0, manages: 0, operates: 0 };
  world.responsibilities.forEach(([id, name, letter], responsibility) => {
    const status = decision(number, responsibility, laid.stage)[0];
    if (status === "conflict" || status === "gap") hints.push(`${name}: ${status}`);
    const holders = holdersOf(number, responsibility, laid.stage);
    if (id in numbers) numbers[id] = holders.length;
    if (id === "manages" && (status === "none" || status === "exempt")) hints.push("nobody is accountable");
    holders.forEach((held) => {
      const several = Array.isArray(held.department);
      if (several || held.department === VACANT) hints.push(`${name}: ${several ? "ambiguous" : "vacant"}`);
      const column = !byDepartment || several || held.department < 0 ? `w${held.word}` : `d${held.department}`;
      if (!cells.has(column)) cells.set(column, []);
      cells.get(column).push(`${letter}${held.share ? ` ${held.share}` : ""}${several || held.department === VACANT ? "?" : ""}`);
    });
  });
  if (!numbers.manages && !numbers.operates) hints.push("nobody does the work");
  if (world.functions.length > 2 && numbers.consulted >= world.functions.length - 1) hints.push("nearly everybody is consulted");
  const written = new Map([...cells].map(([column, letters]) => [column, letters.join(" · ")]));
  return { cells: written, hints: [...new Set(hints)], key: JSON.stringify([[...written].sort(), hints]) };
}

function matrixTable(lines) {
  const used = tally(lines.flatMap((line) => [...line.letters.cells.keys()].flatMap((column) => Array(Math.min(line.resources.length, 50)).fill(column)))).map(([column]) => column);
  const columns = used.slice(0, MOST_COLUMNS);
  const heads = [{ title: laid.group === "home" ? "Home" : laid.group.replace(/^./, (sign) => sign.toUpperCase()) }, { title: "Resources" }, { title: "To look at" }, ...columns.map((column) => ({ title: columnName(column) }))];
  const note = used.length > columns.length ? [element("p", { class: "absent" }, `${used.length - columns.length} more columns are left out; search for fewer resources to see them.`)] : [];
  return [...note, ...[pagedTable("Who holds what", heads, lines, (line) => [
    line.group,
    membersOf(line),
    line.letters.hints.length ? element("span", { class: "hints" }, line.letters.hints.join("; ")) : "",
    ...columns.map((column) => line.letters.cells.get(column) || ""),
  ])].flat(Infinity)];
}

function columnName(column) {
  const number = Number(column.slice(1));
  return column.startsWith("d") ? departmentName(number) : wordName(number);
}

function membersOf(line) {
  const kinds = new Set(line.resources.map((one) => at(world.resources.kinds, one)));
  const noun = kinds.size === 1 ? spaced(world.kinds[[...kinds][0]]) : "resource";
  if (line.resources.length === 1) return link("resource", world.resources.ids[line.resources[0]], nameOf(line.resources[0]));
  const shown = line.resources.slice(0, 50);
  return element("details", {}, element("summary", {}, counted(line.resources.length, noun)),
    later((box) => box.append(element("ul", {}, shown.map((one) => element("li", {}, link("resource", world.resources.ids[one], nameOf(one)))),
      line.resources.length > shown.length ? element("li", {}, `${(line.resources.length - shown.length).toLocaleString("en")} more`) : ""))));
}
