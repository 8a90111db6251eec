// A resource: what it is, who answers for it, why, and what is open.

function resourcePage(id) {
  const number = world.number.get(id);
  if (number === undefined) return absent("resource", id);
  const one = resourceOf(number);
  return [
    element("h1", { tabindex: "-1" }, one.name),
    element("p", { class: "about" }, about(one)),
    facts(one, number),
    part("Who answers for it", ...world.responsibilities.map((_, responsibility) => answer(number, responsibility))),
    ...dutyPart(number),
    ...openPart(number),
    part("In a drawing", neighbourhood(`Who holds what of ${one.name}`, { label: one.name, below: one.id }, ...sidesOf(number, one))),
  ];
}

function absent(kind, id) {
  return [element("h1", { tabindex: "-1" }, `No ${kind} ${id}`), element("p", {}, "It is not in effect, or it is none of this organisation.")];
}

function about(one) {
  const where = one.platform < 0 ? [] : [" on ", platformCell(one.platform)];
  return [`${spaced(one.kind)}`, ...where, ", at home in ", departmentLink(one.home)];
}

function facts(one, number) {
  const entries = [["Id", one.id]];
  if (one.stage >= 0) entries.push(["Stage", world.stages[one.stage]]);
  if (costText(number)) entries.push(["Cost a month", costText(number)]);
  if (one.hours) entries.push(["Hours a month", one.hours]);
  if (one.tags.length) entries.push(["Tags", one.tags.join(", ")]);
  if (one.url) entries.push(["Address", outward(one.url)]);
  return element("dl", { class: "facts" }, entries.map(([label, value]) =>
    element("div", {}, element("dt", {}, label), element("dd", {}, value))));
}

function answer(number, responsibility) {
  const [id, name, letter] = world.responsibilities[responsibility];
  const [status, , rules, aside, claimants] = decision(number, responsibility);
  if (status === "none" && !aside.length) return null;
  const holders = holdersOf(number, responsibility);
  const amounts = id === "funds" ? amountsOf(number) : new Map();
  const who = holders.length
    ? element("ul", { class: "holders" }, holders.map((held) => element("li", {}, holderLine(held, amounts, number))))
    : element("p", {}, statusText(status, claimants));
  return element("article", { class: "answer" },
    element("h3", {}, element("abbr", { title: name }, letter), ` ${name === id ? name : `${name} (${id})`}`),
    who,
    element("details", {}, element("summary", {}, "Why", element("span", { class: "unseen" }, `: ${name}`)), reasons(number, responsibility, status, rules, aside, holders)));
}

function holderLine(held, amounts, number) {
  const pieces = [element("strong", {}, wordLink(held.word))];
  if (held.share) pieces.push(` ${held.share}`);
  if (amounts.has(held.word)) {
    pieces.push(` = ${money(amounts.get(held.word))} ${world.currencies[at(world.resources.currencies, number)]} a month`);
  }
  if (!held.text.startsWith("department:") || held.department === VACANT) pieces.push(": ", placeLink(held.department));
  return pieces;
}

function reasons(number, responsibility, status, rules, aside, holders) {
  const lines = rules.map((rule) => element("li", {}, ruleText(rule)));
  if (!rules.length) {
    lines.push(element("li", {}, status === "none" || status === "gap" ? "No rule speaks on it here, and the resource declares nothing." : "No rule speaks on it here; the resource declares it."));
  }
  aside.forEach(([rule, text]) => {
    lines.push(element("li", {}, [ruleLink(rule), " gives way: ", ...names(world.texts[text]), "."]));
  });
  holders.forEach((held) => {
    const way = wayTo(held, at(world.resources.homes, number));
    if (way) lines.push(element("li", {}, way));
  });
  return element("ul", {}, lines);
}

function ruleLink(rule) {
  return link("rule", world.rules[rule][0], world.rules[rule][0]);
}

function ruleText(rule) {
  const [, says, rationale] = world.rules[rule];
  return [ruleLink(rule), ": ", says, rationale ? element("em", {}, ` ${rationale}`) : ""];
}

// How a function came to its department: upwards from the home, to where somebody performs it.
function wayTo(held, home) {
  const units = world.found[held.word][1];
  if (Array.isArray(units) && !units.length) return null;
  const unit = at(units, home);
  const climb = [];
  let next = world.homes[home] === "@root" ? -1 : world.departmentNumber.get(world.homes[home]);
  while (next >= 0 && next !== unit) {
    climb.push(next);
    next = world.departments[next][2];
  }
  climb.push(unit === VACANT ? -1 : unit);
  const way = climb.map(departmentName).join(" → ");
  if (unit === VACANT) return `${wordName(held.word)}: nobody performs it at ${way}.`;
  return [`${wordName(held.word)}: from the home upwards (${way}) it is `, placeLink(held.department), "."];
}

function dutyPart(number) {
  const rules = world.duties[at(world.resources.duties, number)];
  if (!rules.length) return [];
  const open = (world.concerning.get(number) || []).map((one) => world.findings[one]).filter((one) => one[1] === "requirement-unmet");
  return [part("What must be true", element("ul", {}, rules.map((rule) => {
    const breach = open.find((finding) => finding[7].includes(rule));
    const state = breach ? (breach[9] ? tone("quiet", "accepted for a time") : tone(breach[3], "not met")) : tone("good", "nothing open");
    return element("li", {}, [state, " ", ruleText(rule)]);
  })))];
}

function openPart(number) {
  const found = world.concerning.get(number) || [];
  return found.length ? [part("What is open", findingList(found))] : [];
}

function sidesOf(number, one) {
  const parties = new Map();
  world.responsibilities.forEach(([, name, letter], responsibility) => {
    holdersOf(number, responsibility).forEach((held) => {
      const known = typeof held.department === "number" && held.department !== VACANT;
      const key = known ? `department:${held.department}` : `word:${held.word}`;
      const node = parties.get(key) || {
        label: known ? departmentName(held.department) : wordName(held.word),
        below: known ? (held.text.startsWith("department:") ? "" : wordName(held.word)) : "nobody can say which department",
        href: known ? `#department:${world.departments[held.department][0]}` : null,
        tone: known ? "" : "error", deeds: [],
      };
      node.deeds.push(`${letter}${held.share ? ` ${held.share}` : ""}`);
      parties.set(key, node);
    });
  });
  const left = [...parties.values()].map((node) => ({ ...node, edge: node.deeds.join(" · ") }));
  const right = [];
  if (one.platform >= 0) {
    right.push({ label: world.platforms[one.platform][1], below: spaced(world.platforms[one.platform][2]), edge: "on", href: `#platform:${world.platforms[one.platform][0]}` });
  }
  if (one.home >= 0) right.push({ label: departmentName(one.home), below: "home", edge: "at home in", href: `#department:${world.departments[one.home][0]}` });
  (world.concerning.get(number) || []).slice(0, 4).forEach((finding) => {
    const [id, name, , severity, , , , , , waived] = world.findings[finding];
    right.push({ label: spaced(name), below: waived ? "accepted" : severity, edge: "", href: waived ? null : `#finding:${id}`, tone: waived ? "" : severity });
  });
  return [left, right];
}
