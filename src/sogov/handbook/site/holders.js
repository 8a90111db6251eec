// Departments, functions and platforms: what each holds or carries, with whom, and what is open.

// The resources of each responsibility that a department, or a function, holds.
function portfolio(isHeld) {
  return world.responsibilities.map((_, responsibility) => {
    const known = new Map();
    const found = [];
    for (let number = 0; number < world.count; number += 1) {
      const home = at(world.resources.homes, number);
      const key = decisionNumber(number, responsibility) * world.homes.length + home;
      if (!known.has(key)) known.set(key, holdersOf(number, responsibility).some(isHeld));
      if (known.get(key)) found.push(number);
    }
    return found;
  });
}

function departmentPage(id) {
  const number = world.departmentNumber.get(id);
  if (number === undefined) return absent("department", id);
  const [, name, parent, performs, head, contact, funds, budget, hours, capacity, inEffect] = world.departments[number];
  const held = portfolio((one) => one.department === number);
  const entries = [["Part of", departmentLink(parent)]];
  if (world.children[number].length) entries.push(["Directly below it", series(world.children[number].map(departmentLink))]);
  if (performs.length) entries.push(["Performs", series(performs.map((one) => link("function", one, world.functions[world.functionNumber.get(one)][1])))]);
  if (head) entries.push(["Head", head]);
  if (contact) entries.push(["Contact", outward(contact)]);
  if (funds || budget) entries.push(["Pays a month, with all below it", against(moneyText(funds || "0"), budget && moneyText(budget), world.currency, Number(funds) > Number(budget))]);
  if (hours || capacity) entries.push(["Hours a month, with all below it", against(hours || "0", capacity, "", Number(hours) > Number(capacity))]);
  if (!inEffect) entries.push(["State", tone("warning", `not in effect on ${world.asOf}`)]);
  const neighbours = neighboursOf(number, held);
  return [
    element("h1", { tabindex: "-1" }, name),
    factList(entries),
    ...heldParts(held),
    part("In a drawing", neighbourhood(`${name} and what is around it`, { label: name, below: performs.map((one) => world.functions[world.functionNumber.get(one)][1]).join(", ") },
      aroundDepartment(parent, neighbours), [...childrenOf(number), ...byPlatform(held)])),
    ...(neighbours.length ? [part("Whom it works with", element("ul", {}, neighbours.slice(0, 10).map(([other, count]) =>
      element("li", {}, [departmentLink(other), `, in ${counted(count, "resource")}`]))))] : []),
    ...concerned(held, (finding) => world.resources && finding[4].includes(`\`${id}\``)),
  ];
}

function against(amount, limit, unit, isOver) {
  const text = `${amount} ${unit}`.trim();
  return limit ? [`${text} of ${limit} `, isOver ? tone("error", "exceeded") : tone("good", "within")] : text;
}

function factList(entries) {
  return element("dl", { class: "facts" }, entries.map(([label, value]) =>
    element("div", {}, element("dt", {}, label), element("dd", {}, value))));
}

function functionPage(id) {
  const number = world.functionNumber.get(id);
  if (number === undefined) return absent("function", id);
  const [, name, head] = world.functions[number];
  const held = portfolio((one) => one.text === id);
  const performing = world.departments.map((_, other) => other).filter((other) => world.departments[other][10] && world.departments[other][3].includes(id));
  const entries = [["Performed by", performing.length ? series(performing.map(departmentLink)) : tone("error", "no department in effect")]];
  if (head) entries.push(["Head", head]);
  const left = performing.map((other) => ({ label: departmentName(other), edge: "performs", href: `#department:${world.departments[other][0]}` }));
  return [
    element("h1", { tabindex: "-1" }, name),
    factList(entries),
    ...heldParts(held),
    part("In a drawing", neighbourhood(`${name} and what is around it`, { label: name, below: "function" }, left, byPlatform(held))),
    ...concerned(held, (finding) => finding[4].includes(`\`${id}\``)),
  ];
}

function platformPage(id) {
  const number = world.platformNumber.get(id);
  if (number === undefined) return absent("platform", id);
  const [, name, kind, vendor, url] = world.platforms[number];
  const there = [];
  for (let one = 0; one < world.count; one += 1) if (at(world.resources.platforms, one) === number) there.push(one);
  const entries = [["Kind", spaced(kind)], ["Resources", there.length.toLocaleString("en")]];
  if (vendor) entries.push(["Vendor", vendor]);
  if (url) entries.push(["Address", outward(url)]);
  const manages = world.responsibilities.findIndex((one) => one[0] === "manages");
  const managers = tally(there.flatMap((one) => holdersOf(one, manages).map((held) => held.department)).filter((one) => one >= 0));
  const left = managers.map(([department, count]) => ({
    label: departmentName(department), below: counted(count, "resource"), edge: "manages", href: `#department:${world.departments[department][0]}`,
  }));
  const kinds = tally(there.map((one) => at(world.resources.kinds, one)));
  const right = kinds.map(([one, count]) => ({ label: counted(count, spaced(world.kinds[one])), edge: "carries", href: `#explore:platform=${id}` }));
  return [
    element("h1", { tabindex: "-1" }, name),
    factList(entries),
    part("Resources", resourceTable(`Resources on ${name}`, there, [managedBy(manages)])),
    part("In a drawing", neighbourhood(`${name} and who manages what is on it`, { label: name, below: spaced(kind) }, left, right)),
    ...concerned([there], () => false),
  ];
}

function managedBy(responsibility) {
  const title = world.responsibilities[responsibility][1];
  return {
    column: { title: title.charAt(0).toUpperCase() + title.slice(1) },
    cell: (number) => {
      const holders = holdersOf(number, responsibility);
      if (!holders.length) return statusText(decision(number, responsibility)[0]);
      return series(holders.map((held) => placeLink(held.department)));
    },
  };
}

function tally(things) {
  const counts = new Map();
  things.forEach((thing) => counts.set(thing, (counts.get(thing) || 0) + 1));
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function neighboursOf(number, held) {
  const informed = world.responsibilities.findIndex((one) => one[0] === "informed");
  const active = new Set(held.flatMap((resources, responsibility) => (responsibility === informed ? [] : resources)));
  const counts = new Map();
  active.forEach((resource) => {
    const others = new Set(world.responsibilities.flatMap((_, responsibility) => (responsibility === informed ? [] : holdersOf(resource, responsibility).map((one) => one.department))));
    others.forEach((other) => {
      if (typeof other === "number" && other >= 0 && other !== number) counts.set(other, (counts.get(other) || 0) + 1);
    });
  });
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}

function childrenOf(number) {
  return world.children[number].slice(0, 4).map((child) => ({ label: departmentName(child), edge: "above", href: `#department:${world.departments[child][0]}` }));
}

function aroundDepartment(parent, neighbours) {
  const node = (other, edge, below) => ({ label: departmentName(other), below, edge, href: other < 0 ? "#overview" : `#department:${world.departments[other][0]}` });
  return [
    node(parent, "part of"),
    ...neighbours.slice(0, 6).map(([other, count]) => node(other, "works with", counted(count, "resource"))),
  ];
}

// What is held, platform by platform, in letters.
function byPlatform(held) {
  const platforms = new Map();
  held.forEach((resources, responsibility) => tally(resources.map(platformIds)).forEach(([platform, count]) => {
    const known = platforms.get(platform) || { count: 0, deeds: [] };
    known.count = Math.max(known.count, count);
    known.deeds.push(`${world.responsibilities[responsibility][2]} ${count.toLocaleString("en")}`);
    platforms.set(platform, known);
  }));
  return [...platforms].sort((a, b) => b[1].count - a[1].count || a[0] - b[0]).map(([platform, known]) => ({
    label: platform < 0 ? "no platform" : world.platforms[platform][1],
    below: known.deeds.join(" · "),
    href: platform < 0 ? null : `#platform:${world.platforms[platform][0]}`,
  }));
}

function heldParts(held) {
  const parts = held.flatMap((resources, responsibility) => {
    if (!resources.length) return [];
    const [, name, letter] = world.responsibilities[responsibility];
    return [element("details", { class: "held" },
      element("summary", {}, element("abbr", { title: name }, letter), ` ${name}: ${counted(resources.length, "resource")}`),
      later((box) => box.append(...[resourceTable(name, resources)].flat(Infinity))))];
  });
  return [part("What it holds", ...(parts.length ? parts : [element("p", {}, "Nothing of any resource.")]))];
}

// Filled when it is opened first: a department may hold thousands of resources.
function later(fill) {
  const box = element("div");
  requestAnimationFrame(() => {
    const details = box.closest("details");
    if (details) details.addEventListener("toggle", () => box.childNodes.length || fill(box), { once: false });
  });
  return box;
}

function concerned(held, isNamed) {
  const mine = new Set(held.flat());
  const found = world.findings.map((finding, number) => [finding, number])
    .filter(([finding]) => !finding[9] && (isNamed(finding) || finding[8].some((resource) => mine.has(resource))))
    .map(([, number]) => number);
  return found.length ? [part("What is open around it", findingList(found))] : [];
}
