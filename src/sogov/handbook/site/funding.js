// Funding: resource by resource, what each funder pays of it, and that the parts make the whole.

function fundingPage(box) {
  const words = element("input", { type: "search", "aria-label": "Search resources that are funded", placeholder: "Name, id, kind, tag …" });
  const table = element("div");
  const draw = () => {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const texts = wanted.length ? searchTexts() : [];
    const rows = [];
    for (let number = 0; number < world.count; number += 1) {
      if (wanted.every((word) => texts[number].includes(word))) rows.push(number);
    }
    table.replaceChildren(...[fundingTable(rows)].flat(Infinity));
  };
  words.addEventListener("input", debounced(draw));
  box.replaceChildren(part("Resource by resource", element("div", { class: "filters" },
    element("label", { class: "choice words" }, element("span", {}, "Search"), words)), table));
  draw();
}

function fundingTable(rows) {
  const funds = world.responsibilities.findIndex((one) => one[0] === "funds");
  const columns = [{ title: "Resource" }, { title: "Cost a month", number: true }, { title: "Funded by" }, { title: "Sum", number: true }];
  return pagedTable("Who funds what", columns, rows, (number) => {
    const holders = holdersOf(number, funds);
    const amounts = amountsOf(number);
    const parts = holders.map((held) => [wordLink(held.word), ` ${held.share}`, amounts.has(held.word) ? ` = ${money(amounts.get(held.word))}` : ""]);
    const whole = sumOf(holders);
    return [
      resourceCell(number),
      costText(number),
      holders.length ? element("ul", { class: "parts" }, parts.map((one) => element("li", {}, one))) : statusText(decision(number, funds)[0]),
      holders.length ? (whole === "100%" ? whole : tone("error", whole)) : "",
    ];
  });
}

// The exact sum of shares, in percent where that is short and as a fraction where it is not.
function sumOf(holders) {
  const bottom = holders.reduce((common, held) => lcm(common, BigInt(held.bottom)), 1n);
  const top = holders.reduce((sum, held) => sum + BigInt(held.top) * (bottom / BigInt(held.bottom)), 0n);
  const scaled = top * 1000000n;
  if (scaled % bottom) return `${top}/${bottom}`;
  const digits = (scaled / bottom).toString().padStart(5, "0");
  const rest = digits.slice(-4).replace(/0+$/, "");
  return `${digits.slice(0, -4)}${rest ? `.${rest}` : ""}%`;
}
