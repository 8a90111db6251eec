// Explore: every resource, narrowed down by words, holders, platforms, homes, stages and findings.

const asked = { q: "", holder: "", platform: "", home: "", stage: "", finding: "" };
const found = { words: null, results: [] };

function explorePage(box) {
  const words = element("input", { type: "search", value: asked.q, "aria-label": "Search resources", placeholder: "Name, id, kind, tag …" });
  const tellLater = debounced(() => { asked.q = words.value; refresh(); });
  words.addEventListener("input", tellLater);
  const count = element("p", { role: "status", class: "count" });
  const results = element("div", { class: "results" });
  const ask = (key) => (value) => { asked[key] = value; refresh(); };
  const refresh = () => {
    history.replaceState(null, "", exploreHash());
    found.results = matching();
    count.textContent = `${counted(found.results.length, "resource")} of ${world.count.toLocaleString("en")}`;
    results.replaceChildren(...[resultTable(found.results)].flat(Infinity), groupPart());
  };
  box.replaceChildren(
    element("form", { class: "filters", role: "search", onsubmit: (event) => { event.preventDefault(); asked.q = words.value; refresh(); } },
      element("label", { class: "choice words" }, element("span", {}, "Search"), words),
      choice("Held by", [["", "anybody"], ...world.functions.map((one) => [one[0], one[1]])], asked.holder, ask("holder")),
      choice("Platform", [["", "any"], ...world.platforms.map((one) => [one[0], one[1]])], asked.platform, ask("platform")),
      choice("At home in or below", [["", "anywhere"], ...world.departments.map((one) => [one[0], one[1]])], asked.home, ask("home")),
      ...(world.resources.stages.all === -1 ? [] : [choice("Stage", [["", "any"], ...world.stages.map((one) => [one, one])], asked.stage, ask("stage"))]),
      choice("Finding", [["", "with or without"], ["any", "with any"], ["none", "without"], ...findingNames().map((one) => [one, spaced(one)])], asked.finding, ask("finding")),
      element("button", { type: "button", onclick: () => { Object.keys(asked).forEach((key) => { asked[key] = ""; }); explorePage(box); } }, "Clear")),
    count, results);
  refresh();
}

function exploreHash() {
  const given = Object.entries(asked).filter(([, value]) => value);
  return given.length ? `#explore:${new URLSearchParams(given)}` : "#explore";
}

function findingNames() {
  return [...new Set(world.findings.filter((one) => !one[9]).map((one) => one[1]))].sort();
}

function searchTexts() {
  if (!found.words) {
    found.words = [];
    for (let number = 0; number < world.count; number += 1) {
      const one = resourceOf(number);
      const platform = one.platform < 0 ? "" : world.platforms[one.platform][1];
      found.words.push([one.id, one.name, one.kind, platform, departmentName(one.home), ...one.tags].join("\n").toLowerCase());
    }
  }
  return found.words;
}

function matching() {
  const wanted = asked.q.toLowerCase().split(/\s+/).filter(Boolean);
  const texts = wanted.length ? searchTexts() : [];
  const tests = [];
  if (wanted.length) tests.push((number) => wanted.every((word) => texts[number].includes(word)));
  if (asked.platform) { const platform = world.platformNumber.get(asked.platform); tests.push((number) => at(world.resources.platforms, number) === platform); }
  if (asked.stage) { const stage = world.stages.indexOf(asked.stage); tests.push((number) => at(world.resources.stages, number) === stage); }
  if (asked.home) { const homes = homesBelow(asked.home); tests.push((number) => homes.has(at(world.resources.homes, number))); }
  if (asked.holder) { const sets = decisionsWith(asked.holder); tests.push((number) => sets.some((set, responsibility) => set.has(decisionNumber(number, responsibility)))); }
  if (asked.finding) tests.push(findingTest(asked.finding));
  const results = [];
  for (let number = 0; number < world.count; number += 1) if (tests.every((test) => test(number))) results.push(number);
  return results;
}

function homesBelow(id) {
  const top = world.departmentNumber.get(id);
  const isBelow = (unit) => { let next = unit; while (next >= 0) { if (next === top) return true; next = world.departments[next][2]; } return false; };
  return new Set(world.homes.map((home, number) => (home !== "@root" && isBelow(world.departmentNumber.get(home)) ? number : -1)));
}

function decisionsWith(word) {
  const number = world.words.indexOf(word);
  return world.decisions.map((decisions) => new Set(decisions.flatMap((one, index) => (one[1].some((held) => held[0] === number) ? [index] : []))));
}

function findingTest(name) {
  const open = (number) => (world.concerning.get(number) || []).filter((one) => !world.findings[one][9]);
  if (name === "none") return (number) => !open(number).length;
  return (number) => open(number).some((one) => name === "any" || world.findings[one][1] === name);
}

function resultTable(results) {
  const shown = ["funds", "manages"].map((id) => world.responsibilities.findIndex((one) => one[0] === id));
  const columns = shown.map((responsibility) => ({
    column: { title: world.responsibilities[responsibility][1].replace(/^./, (sign) => sign.toUpperCase()) },
    cell: (number) => {
      const holders = holdersOf(number, responsibility);
      if (!holders.length) return statusText(decision(number, responsibility)[0]);
      return series(holders.map((held) => [wordLink(held.word), held.share ? ` ${held.share}` : ""]));
    },
  }));
  columns.push({ column: { title: "Open", number: true }, cell: (number) => openCount(number) });
  return resourceTable("Resources", results, columns);
}

function openCount(number) {
  const open = (world.concerning.get(number) || []).map((one) => world.findings[one]).filter((one) => !one[9]);
  if (!open.length) return "";
  return tone(open.some((one) => one[3] === "error") ? "error" : open[0][3], `${open.length}`);
}

// A drawing of groups, never of everything: the departments that manage most of what was found, and where that is.
function groupPart() {
  const details = element("details", { class: "held" }, element("summary", {}, "Draw the groups"));
  details.append(later((box) => {
    const manages = world.responsibilities.findIndex((one) => one[0] === "manages");
    const departments = tally(found.results.flatMap((one) => holdersOf(one, manages).map((held) => held.department)).filter((one) => one >= 0));
    const platforms = tally(found.results.map(platformIds));
    box.append(neighbourhood("Who manages what was found, and where it is", { label: counted(found.results.length, "resource"), below: "found" },
      departments.map(([one, count]) => ({ label: departmentName(one), below: counted(count, "resource"), edge: "manages", href: `#department:${world.departments[one][0]}` })),
      platforms.map(([one, count]) => ({ label: one < 0 ? "no platform" : world.platforms[one][1], below: counted(count, "resource"), href: one < 0 ? null : `#platform:${world.platforms[one][0]}` }))));
  }));
  return details;
}
