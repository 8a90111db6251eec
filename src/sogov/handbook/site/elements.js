"use strict";
// Elements are made of elements and of text; no text is ever read as markup.

const SVG = "http://www.w3.org/2000/svg";

function element(name, attributes, ...children) {
  return filled(document.createElement(name), attributes, children);
}

function drawn(name, attributes, ...children) {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

function filled(made, attributes, children) {
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

function link(kind, id, text) {
  return element("a", { href: `#${kind}:${id}` }, text);
}

// A link out of the page leads to the web, and to nothing that could act here.
function outward(url) {
  return /^https?:\/\//i.test(url) ? element("a", { href: url, rel: "noreferrer noopener" }, url) : url;
}

function tone(kind, text) {
  return element("span", { class: `tone ${kind}` }, text);
}

function series(parts, last = "and") {
  return parts.flatMap((part, number) =>
    number === 0 ? [part] : [number === parts.length - 1 ? ` ${last} ` : ", ", part]);
}

function part(title, ...children) {
  return element("div", { class: "part" }, element("h2", {}, title), ...children);
}

function counted(number, noun, plural) {
  return `${number.toLocaleString("en")} ${number === 1 ? noun : plural || `${noun}s`}`;
}

function spaced(name) {
  return name.replaceAll("-", " ");
}

function choice(label, options, value, chosen) {
  const select = element("select", { "aria-label": label, onchange: () => chosen(select.value) },
    options.map(([key, text]) => element("option", { value: key, selected: key === value }, text)));
  return element("label", { class: "choice" }, element("span", {}, label), select);
}

function debounced(action, wait = 120) {
  let timer = 0;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...given), wait);
  };
}
