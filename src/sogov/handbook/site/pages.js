// Pages: which of them is shown; the address says it, so that every view can be sent to somebody.

const DRAWN = { explore: explorePage, matrix: matrixPage, funding: fundingPage };
const ONES = { resource: resourcePage, department: departmentPage, function: functionPage, platform: platformPage };
const ready = new Set();

function show(isFirst) {
  const hash = decodeURIComponent(location.hash.slice(1));
  const [kind, id] = split(hash);
  let page = null;
  let place = null;
  if (kind in ONES) {
    page = document.getElementById("one");
    page.querySelector(".live").replaceChildren(...ONES[kind](id).flat(Infinity).filter(Boolean));
  } else if (kind === "explore") {
    page = document.getElementById("explore");
    const given = new URLSearchParams(id);
    if (id || !ready.has("explore")) Object.keys(asked).forEach((key) => { asked[key] = given.get(key) || ""; });
    ready.delete("explore");
  } else {
    place = document.getElementById(hash);
    page = place && place.closest(".page");
  }
  page = page || document.getElementById("overview");
  const box = page.querySelector(":scope > .live");
  if (page.id in DRAWN && !ready.has(page.id)) {
    ready.add(page.id);
    DRAWN[page.id](box);
  }
  document.querySelectorAll(".page").forEach((other) => other.classList.toggle("current", other === page));
  mark(page.id === "one" ? { resource: "explore", platform: "explore", department: "departments", function: "functions" }[kind] : page.id);
  const head = place && place !== page ? place : page.querySelector("h1");
  document.title = `${page.querySelector("h1").textContent} · ${world.name}`;
  if (!isFirst || (place && place !== page)) {
    if (!head.hasAttribute("tabindex")) head.setAttribute("tabindex", "-1");
    head.focus({ preventScroll: true });
    if (place && place !== page) place.scrollIntoView();
    else window.scrollTo(0, 0);
  }
}

function split(hash) {
  const colon = hash.indexOf(":");
  return colon < 0 ? [hash, ""] : [hash.slice(0, colon), hash.slice(colon + 1)];
}

function mark(current) {
  document.querySelectorAll("nav a").forEach((one) => {
    const isCurrent = one.getAttribute("href") === `#${current}`;
    if (!isCurrent) return one.removeAttribute("aria-current");
    one.setAttribute("aria-current", "page");
    const list = one.closest("ul");
    list.scrollLeft = one.offsetLeft - list.offsetLeft - (list.clientWidth - one.offsetWidth) / 2;
  });
}

function searchBox() {
  const words = element("input", { type: "search", "aria-label": "Search everything that is answered for", placeholder: "Search resources" });
  return element("form", { class: "search", role: "search", onsubmit: (event) => {
    event.preventDefault();
    location.hash = `#explore:${new URLSearchParams({ q: words.value })}`;
  } }, words, element("button", { type: "submit" }, "Search"));
}

// On a narrow screen a row is a card, in which every cell says what it is.
function labelCells() {
  document.querySelectorAll("table").forEach((table) => {
    const titles = [...table.tHead.rows[0].cells].map((cell) => (cell.querySelector(".unseen") ? "" : cell.textContent));
    for (const row of table.tBodies[0].rows) [...row.cells].forEach((cell, number) => { cell.dataset.label = titles[number]; });
  });
}

readAnswers().then(() => {
  labelCells();
  document.documentElement.classList.add("live");
  document.querySelector("header .brand").after(searchBox());
  window.addEventListener("hashchange", () => show(false));
  show(true);
  document.documentElement.dataset.ready = "yes";
});
