// Tables that show the first rows and more of them when asked: a page with 50,000 rows is none.

const ROWS = 100;

function pagedTable(title, columns, rows, cells, most = ROWS) {
  const body = element("tbody");
  const head = columns.map((column) => element("th", { scope: "col", class: column.number ? "number" : null }, column.title));
  const table = element("table", {}, element("thead", {}, element("tr", {}, head)), body);
  const scroll = element("div", { class: "scroll", role: "region", "aria-label": title, tabindex: "0" }, table);
  const more = element("button", { type: "button", class: "more", onclick: () => grow(true) });
  let shown = 0;
  function grow(asked) {
    const first = shown;
    for (const row of rows.slice(shown, shown + most)) {
      body.append(element("tr", {}, cells(row).map((cell, number) =>
        element(number ? "td" : "th", { scope: number ? null : "row", class: columns[number].number ? "number" : null, "data-label": columns[number].title }, cell))));
    }
    shown = Math.min(rows.length, shown + most);
    more.textContent = `Show more: ${shown.toLocaleString("en")} of ${rows.length.toLocaleString("en")} are shown`;
    more.hidden = shown >= rows.length;
    if (asked) {
      const next = body.rows[first] && body.rows[first].querySelector("a, button");
      if (next) next.focus();
    }
  }
  grow(false);
  return rows.length ? [scroll, more] : element("p", { class: "absent" }, "There is none.");
}

// A name that leads to a resource, with its id below, since names need not be unique.
function resourceCell(number) {
  const [id, name] = [world.resources.ids[number], nameOf(number)];
  return name === id ? link("resource", id, name) : [link("resource", id, name), element("small", {}, id)];
}

function resourceTable(title, numbers, more = []) {
  const columns = [{ title: "Resource" }, { title: "Kind" }, { title: "Platform" }, { title: "Home" }, ...more.map((one) => one.column)];
  return pagedTable(title, columns, numbers, (number) => {
    const one = resourceOf(number);
    return [
      resourceCell(number),
      spaced(one.kind),
      platformCell(one.platform),
      departmentLink(one.home),
      ...more.map((column) => column.cell(number)),
    ];
  });
}

function platformCell(platform) {
  return platform < 0 ? "" : link("platform", world.platforms[platform][0], world.platforms[platform][1]);
}

function findingList(numbers) {
  return element("ul", { class: "findings" }, numbers.map((number) => {
    const [id, name, , severity, message, remedy, , , , waived] = world.findings[number];
    return element("li", {}, [
      tone(waived ? "quiet" : severity, waived ? "accepted" : severity), " ",
      waived ? spaced(name) : link("finding", id, spaced(name)), ": ", ...names(message), ". ",
      waived ? element("small", {}, waived) : element("small", {}, ...names(remedy)),
    ]);
  }));
}

// What stands in backticks in a sentence is a name.
function names(text) {
  const parts = text.split("`");
  if (parts.length % 2 === 0) return [text];
  return parts.map((word, number) => (number % 2 ? element("q", {}, word) : word));
}
