// The answers: read once from the page, then asked by number. `world` holds the tables as they came.

let world = null;
const VACANT = -2;

async function readAnswers() {
  const plain = document.getElementById("answers");
  world = JSON.parse(plain ? plain.textContent : await unpacked(document.getElementById("packed").textContent));
  world.count = world.resources.ids.length;
  world.number = numbered(world.resources.ids);
  world.departmentNumber = numbered(world.departments.map((one) => one[0]));
  world.functionNumber = numbered(world.functions.map((one) => one[0]));
  world.platformNumber = numbered(world.platforms.map((one) => one[0]));
  world.children = world.departments.map(() => []);
  world.departments.forEach((one, number) => one[2] >= 0 && world.children[one[2]].push(number));
  world.findings.forEach((finding) => finding[8].forEach((step, number, all) => { all[number] = step + (number ? all[number - 1] : 0); }));
  world.concerning = new Map();
  world.findings.forEach((finding, number) => finding[8].forEach((resource) => {
    if (!world.concerning.has(resource)) world.concerning.set(resource, []);
    world.concerning.get(resource).push(number);
  }));
}

async function unpacked(text) {
  const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).text();
}

function numbered(ids) {
  return new Map(ids.map((id, number) => [id, number]));
}

function at(column, row) {
  return Array.isArray(column) ? column[row] : column.all;
}

function resourceOf(number) {
  const all = world.resources;
  const home = world.homes[at(all.homes, number)];
  return {
    number,
    id: all.ids[number],
    name: at(all.names, number) || all.ids[number],
    kind: world.kinds[at(all.kinds, number)],
    platform: at(all.platforms, number),
    home: home === "@root" ? -1 : world.departmentNumber.get(home),
    stage: at(all.stages, number),
    tags: world.tagSets[at(all.tags, number)].map((tag) => world.tags[tag]),
    url: at(all.urls, number) || "",
    hours: at(all.hours, number) || "",
  };
}

function nameOf(number) {
  return at(world.resources.names, number) || world.resources.ids[number];
}

function departmentName(number) {
  return number < 0 ? world.name : world.departments[number][1];
}

function platformIds(number) {
  const stored = at(world.resources.platforms, number);
  return stored < 0 ? -1 : stored;
}

// The decision on a responsibility: status, holders, rules, rules that give way, claimants.
function decisionNumber(resource, responsibility, stage) {
  const view = stage ? world.views[stage][responsibility] : 0;
  return at(view || world.resources.cells[responsibility], resource);
}

function decision(resource, responsibility, stage) {
  return world.decisions[responsibility][decisionNumber(resource, responsibility, stage)];
}

// Where a word leads from a home: a department's number, VACANT, or a list where it is one of several.
function departmentOf(word, home) {
  return at(world.found[word][0], home);
}

function holdersOf(resource, responsibility, stage) {
  const home = at(world.resources.homes, resource);
  return decision(resource, responsibility, stage)[1].map(([word, share, top, bottom]) => {
    const department = departmentOf(word, home);
    return { word, text: world.words[word], department, share: share || "", top, bottom };
  });
}

function wordName(word) {
  const text = world.words[word];
  if (text === "@home") return "the home department";
  if (text.startsWith("department:")) return departmentName(world.departmentNumber.get(text.slice(11)));
  return world.functions[world.functionNumber.get(text)][1];
}

function wordLink(word) {
  const text = world.words[word];
  if (text === "@home") return "the home department";
  if (text.startsWith("department:")) return link("department", text.slice(11), wordName(word));
  return link("function", text, wordName(word));
}

function departmentLink(number) {
  return number < 0 ? world.name : link("department", world.departments[number][0], departmentName(number));
}

function placeLink(department) {
  if (Array.isArray(department)) {
    return [tone("error", "ambiguous"), ": ", series(department.map(departmentLink), "or")];
  }
  return department === VACANT ? tone("error", "vacant: no department in effect stands for it") : departmentLink(department);
}

// What each holder pays a month in minor units, by largest remainder; in whole numbers, however large.
function amountsOf(resource) {
  const cost = at(world.resources.costs, resource);
  if (cost === -1) return new Map();
  const responsibility = world.responsibilities.findIndex((one) => one[0] === "funds");
  const holders = holdersOf(resource, responsibility);
  const whole = holders.reduce((found, one) => lcm(found, BigInt(one.bottom)), 1n);
  const exact = holders.map((one) => BigInt(cost) * BigInt(one.top) * (whole / BigInt(one.bottom)));
  const parts = exact.map((one) => one / whole);
  const total = exact.reduce((sum, one) => sum + one, 0n);
  let spare = (2n * total + whole) / (2n * whole) - parts.reduce((sum, one) => sum + one, 0n);
  const order = holders.map((_, number) => number).sort((a, b) => {
    const [first, second] = [exact[a] % whole, exact[b] % whole];
    if (first !== second) return first > second ? -1 : 1;
    return holders[a].text < holders[b].text ? -1 : 1;
  });
  for (const number of order) {
    if (spare <= 0n) break;
    parts[number] += 1n;
    spare -= 1n;
  }
  return new Map(holders.map((one, number) => [one.word, parts[number]]));
}

function lcm(one, other) {
  let [a, b] = [one, other];
  while (b) [a, b] = [b, a % b];
  return (one / a) * other;
}

function money(units) {
  const digits = BigInt(units).toString().padStart(world.places + 1, "0");
  const whole = digits.slice(0, digits.length - world.places).replace(/\B(?=(\d{3})+$)/g, ",");
  return world.places ? `${whole}.${digits.slice(-world.places)}` : whole;
}

function costText(resource) {
  const cost = at(world.resources.costs, resource);
  return cost === -1 ? "" : `${money(cost)} ${world.currencies[at(world.resources.currencies, resource)]}`;
}

function moneyText(text) {
  const [whole, rest] = text.split(".");
  return whole.replace(/\B(?=(\d{3})+$)/g, ",") + (rest ? `.${rest}` : "");
}

const STATUS = {
  conflict: ["error", "conflict: the rules differ"],
  gap: ["error", "nobody, and somebody is required"],
  exempt: ["quiet", "deliberately nobody"],
  none: ["quiet", "nobody"],
};

function statusText(status, claimants) {
  const [kind, text] = STATUS[status] || ["quiet", "nobody"];
  return tone(kind, claimants && claimants.length ? `${text}: ${claimants.join(", ")}` : text);
}
