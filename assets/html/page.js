(() => {
"use strict";
const $ = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const data = JSON.parse($("#data").textContent);
const words = data.words;
const say = (key, gaps = {}) => words[key].replace(/\{(\w+)\}/g, (mark, gap) => gap in gaps ? gaps[gap] : mark);
/** An element with a class and what is in it; text is only ever set as text. */
const make = (tag, name, ...inside) => {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...inside);
  return element;
};
document.documentElement.classList.add("can");

/* Numbers as the report writes them. */
const UNIT = 10n ** 15n;
const units = (number) => {
  const [whole, part = ""] = String(number).split(".");
  const sign = whole.startsWith("-") ? -1n : 1n;
  return sign * (BigInt(whole.replace("-", "")) * UNIT + BigInt((part + "0".repeat(15)).slice(0, 15)));
};
const written = (amount) => {
  const whole = (amount < 0n ? -amount : amount);
  const digits = String(whole / UNIT).replace(/\B(?=(\d{3})+$)/g, words.group);
  const part = String(whole % UNIT).padStart(15, "0").replace(/0+$/, "").slice(0, 6);
  return (amount < 0n ? "\u2013" : "") + digits + (part ? words.point + part : "");
};
const count = (number) => written(BigInt(number) * UNIT);
const dated = (number) => say("day", {
  day: number % 100, month: words.months[Math.floor(number / 100) % 100 - 1], year: Math.floor(number / 10000),
});

/* Tables that can be put in another order. */
const value = (row, column, numeric) => {
  const cell = row.cells[column];
  if (!cell) return numeric ? NaN : "";
  if (numeric) return cell.dataset.v === undefined ? NaN : Number(cell.dataset.v);
  return cell.textContent.trim();
};
const collator = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: "base" });
const tables = new Map();
class Sortable {
  constructor(table) {
    this.table = table;
    this.bodies = [...table.tBodies].map((body) => [body, [...body.rows]]);
    this.heads = [...table.tHead.rows[0].cells];
    this.column = -1;
    this.direction = 0;
    this.heads.forEach((head, column) => {
      if (!head.dataset.s) return;
      const button = make("button", "sort", ...head.childNodes);
      button.type = "button";
      button.addEventListener("click", () => this.next(column));
      head.append(button);
    });
    tables.set(table.id, this);
  }
  next(column) {
    const turn = this.column === column ? this.direction : 0;
    const first = this.heads[column].dataset.s === "n" ? -1 : 1;
    this.sort(column, turn === 0 ? first : turn === first ? -first : 0);
    keep(this.table.id);
  }
  sort(column, direction) {
    closePanel();
    this.column = direction ? column : -1;
    this.direction = direction;
    this.heads.forEach((head, i) => {
      if (direction && i === column) head.setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
      else head.removeAttribute("aria-sort");
    });
    if (!direction) {
      for (const [body, rows] of this.bodies) body.append(...rows);
    } else {
      const numeric = this.heads[column].dataset.s === "n";
      const rows = this.bodies.flatMap(([, rows]) => rows);
      const plain = rows.filter((row) => !row.classList.contains("g") && !row.classList.contains("t"));
      const keyed = plain.map((row) => [row, value(row, column, numeric)]);
      keyed.sort(([, a], [, b]) => {
        if (!numeric) return (a === "") - (b === "") || direction * collator.compare(a, b);
        if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) - Number.isNaN(b);
        return direction * (a - b);
      });
      const [first] = this.bodies[0];
      first.append(...keyed.map(([row]) => row), ...rows.filter((row) => row.classList.contains("t")));
    }
    this.show();
  }
  /** Groups have no meaning in another order, nor where none of their rows is shown. */
  show() {
    for (const [, rows] of this.bodies) {
      const group = rows.find((row) => row.classList.contains("g"));
      if (group) group.hidden = this.direction !== 0 || !rows.some((row) => row !== group && !row.hidden);
    }
    // What somebody looks for, or puts in order, is not folded away.
    const looking = this.direction !== 0 || this.bodies.some(([, rows]) => rows.some((row) => row.hidden && !row.classList.contains("g")));
    if (looking) all("tbody.shut", this.table).forEach((body) => fold(body, false));
  }
}
/* The results of a framework are folded by their headings, and folded to begin with where the screen is
   narrow and there are many: their headings are then the way to them. */
const fold = (body, shut) => {
  body.classList.toggle("shut", shut);
  $(".gt", body).setAttribute("aria-expanded", !shut);
};
const phone = matchMedia("(max-width: 760px)").matches;
for (const table of all(".rf")) {
  const bodies = [...table.tBodies].filter((body) => body.rows.length > 1 && body.rows[0].classList.contains("g"));
  const many = all("tbody tr:not(.g)", table).length > 12;
  if (bodies.length < 2) continue;
  for (const body of bodies) {
    const head = body.rows[0].cells[0];
    const button = make("button", "gt", make("span", "", ...head.childNodes), make("span", "gn", count(body.rows.length - 1)));
    button.type = "button";
    button.addEventListener("click", () => { closePanel(); fold(body, !body.classList.contains("shut")); });
    head.append(button);
    fold(body, phone && many);
  }
}
/* The path of a file may break where its parts meet. */
for (const cell of all(".tb td:not(:has(*)), .tb td > .q:not(:has(*))")) {
  if (!/[^\s]{19}/.test(cell.textContent)) continue;
  const parts = cell.textContent.split(/(?<=[/_])/);
  cell.replaceChildren(...parts.flatMap((one, i) => (i ? [make("wbr", ""), one] : [one])));
}
/* Narrow, some tables become cards: each cell says what stands at the head of its column. */
for (const table of all(".cards")) {
  const heads = [...table.tHead.rows[0].cells].map((head) => head.innerText.replace(/\s+/g, " ").trim());
  for (const row of table.querySelectorAll("tbody tr:not(.g)")) {
    [...row.cells].forEach((cell, i) => { if (cell.tagName === "TD" && heads[i]) cell.dataset.l = heads[i]; });
  }
}
for (const table of all("table")) {
  if (table.tHead && $("th[data-s]", table.tHead)) new Sortable(table);
}

/* Filters. */
const bars = new Map();
class Filter {
  constructor(bar) {
    this.bar = bar;
    this.table = document.getElementById(bar.dataset.for);
    this.rows = all("tbody tr:not(.g):not(.t)", this.table);
    this.texts = this.rows.map((row) => row.textContent.toLowerCase());
    this.selects = all("select", bar);
    this.chips = all(".chip", bar);
    this.search = $("input", bar);
    this.status = $(".count", bar);
    this.reset = make("button", "btn", say("reset"));
    this.reset.type = "button";
    this.reset.hidden = true;
    this.reset.addEventListener("click", () => { this.set(new URLSearchParams()); this.changed(); this.search.focus(); });
    this.status.before(this.reset);
    this.selects.forEach((select) => select.addEventListener("change", () => this.changed()));
    this.chips.forEach((chip) => chip.addEventListener("click", () => {
      chip.setAttribute("aria-pressed", chip.getAttribute("aria-pressed") !== "true");
      this.changed();
    }));
    this.search.addEventListener("input", () => this.changed());
    bar.hidden = false;
    bars.set(this.table.id, this);
  }
  changed() {
    this.apply();
    keep(this.table.id);
  }
  apply() {
    closePanel();
    const wanted = this.search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const off = new Set(this.chips.filter((chip) => chip.getAttribute("aria-pressed") !== "true").map((chip) => chip.dataset.rating));
    let shown = 0;
    this.rows.forEach((row, i) => {
      const fits = !off.has(row.dataset.rating)
        && wanted.every((word) => this.texts[i].includes(word))
        && this.selects.every((select) => !select.value
          || ("group" in select.dataset ? row.dataset.group === select.value : value(row, Number(select.dataset.col), false) === select.value));
      row.hidden = !fits;
      if (fits) shown += 1;
    });
    tables.get(this.table.id)?.show();
    this.status.textContent = say("count", { shown: count(shown), all: count(this.rows.length) });
    this.reset.hidden = shown === this.rows.length;
  }
  get() {
    const state = new URLSearchParams();
    this.selects.forEach((select, i) => { if (select.value) state.set(`f${i}`, select.value); });
    const on = this.chips.filter((chip) => chip.getAttribute("aria-pressed") === "true");
    if (on.length < this.chips.length) state.set("rating", on.map((chip) => chip.dataset.rating).join(","));
    if (this.search.value) state.set("q", this.search.value);
    return state;
  }
  set(state) {
    this.selects.forEach((select, i) => { select.value = state.get(`f${i}`) ?? ""; if (select.selectedIndex < 0) select.value = ""; });
    const on = state.has("rating") ? state.get("rating").split(",") : null;
    this.chips.forEach((chip) => chip.setAttribute("aria-pressed", on === null || on.includes(chip.dataset.rating)));
    this.search.value = state.get("q") ?? "";
  }
}
const keep = (id) => {
  const state = bars.get(id)?.get() ?? new URLSearchParams();
  const sorted = tables.get(id);
  if (sorted?.direction) state.set("sort", `${sorted.column}${sorted.direction > 0 ? "a" : "d"}`);
  const text = state.toString();
  const hash = text ? `#${id}?${text}` : `#${id}`;
  try { history.replaceState(null, "", hash); } catch { /* A file opened in some ways keeps no state. */ }
};
const restore = () => {
  let id = location.hash.slice(1);
  let state = null;
  if (id.includes("?")) {
    state = new URLSearchParams(id.slice(id.indexOf("?") + 1));
    id = id.slice(0, id.indexOf("?"));
  }
  const target = document.getElementById(id);
  if (!target) return;
  for (let outer = target; outer; outer = outer.parentElement) {
    if (outer.tagName === "DETAILS") outer.open = true;
    if (outer.classList.contains("shut")) fold(outer, false);
  }
  if (state) {
    bars.get(id)?.set(state);
    bars.get(id)?.apply();
    const sort = /^(\d+)([ad])$/.exec(state.get("sort") ?? "");
    const table = tables.get(id);
    if (sort && table?.heads[Number(sort[1])]?.dataset.s) table.sort(Number(sort[1]), sort[2] === "a" ? 1 : -1);
    target.scrollIntoView();
  }
};

/* The records behind figures. */
const evidence = data.evidence;
const expand = (column) => {
  const told = [];
  for (const entry of column) {
    if (Array.isArray(entry)) for (let i = 0; i < entry[1]; i += 1) told.push(entry[0]);
    else told.push(entry);
  }
  return told;
};
const opened = new Map();
const sheetOf = (number) => {
  if (!opened.has(number)) {
    const packed = evidence.sheets[number];
    let at = 0;
    opened.set(number, {
      ...packed,
      file: expand(packed.file), sheet: expand(packed.sheet), record: packed.record && expand(packed.record),
      row: expand(packed.row).map((step) => at += step),
      programme: expand(packed.programme), place: expand(packed.place),
      first: expand(packed.first), last: expand(packed.last), until: packed.until && expand(packed.until),
      adds: packed.adds.map(() => null),
    });
  }
  return opened.get(number);
};
const addsOf = (sheet, number, column) => sheet.adds[column] ??= expand(evidence.sheets[number].adds[column]);
const lastDay = (sheet, i) => sheet.last[i] === 0 ? sheet.first[i] : sheet.last[i];
/** The rows that a fold takes: those of its programme, place and days that add something. */
const rowsOf = ([, , number, column, programme, place, from, to, standing]) => {
  const sheet = sheetOf(number);
  const adds = addsOf(sheet, number, column);
  const rows = [];
  for (let i = 0; i < sheet.rows; i += 1) {
    if (adds[i] === null) continue;
    if (programme !== null && !sheet.lists[sheet.programme[i]].includes(programme)) continue;
    if (place !== null && !sheet.lists[sheet.place[i]].includes(place)) continue;
    if (from !== null && (sheet.first[i] === null || sheet.first[i] < from)) continue;
    if (to !== null && (lastDay(sheet, i) === null || lastDay(sheet, i) > to)) continue;
    if (standing && sheet.until && sheet.until[i] !== null && sheet.until[i] <= to) continue;
    rows.push(i);
  }
  return rows;
};
const folded = (fold) => {
  const [, how, number, column] = fold;
  const rows = rowsOf(fold);
  const adds = addsOf(sheetOf(number), number, column);
  const values = rows.map((i) => adds[i]);
  const head = sheetOf(number).columns[column][0];
  const result = { fold, rows, adds, head, how, ones: values.every((one) => one === 1) };
  if (how === "u") {
    result.value = BigInt(new Set(values).size) * UNIT;
    result.repeats = rows.length - new Set(values).size;
  } else if (how === "s") {
    result.value = values.reduce((sum, one) => sum + units(one), 0n);
  } else if (values.length) {
    const sorted = values.map(units).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    const middle = sorted.length >> 1;
    result.value = how === "l" ? sorted[0] : how === "g" ? sorted[sorted.length - 1]
      : sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2n;
  }
  return result;
};
const leaves = (recipe, found = []) => {
  if (!recipe) return found;
  if (recipe[0] === "f") found.push(folded(recipe));
  else if (recipe[0] !== "n") { leaves(recipe[1], found); leaves(recipe[2], found); }
  return found;
};
const item = (number, text, name) => make("div", name, make("b", "", number), make("span", "", text));
const sign = (text) => make("i", "", text);
/** Of a head of evidence what it adds to the title of its indicator: the side. */
const part = (head, title) => (title && head.startsWith(title) && head.slice(title.length).replace(/^[\s\u2013:,(-]+|\)$/g, "")) || head;
/** What a recipe is, as things with signs between them; folds are taken from `found` in their order. */
const equation = (recipe, found, title) => {
  if (recipe[0] === "n") return [item(written(units(recipe[1])), "")];
  if (recipe[0] === "f") {
    const leaf = found.shift();
    return [item(leaf.value === undefined ? "\u2013" : written(leaf.value), part(leaf.head, title))];
  }
  const left = equation(recipe[1], found, title);
  const right = equation(recipe[2], found, title);
  if (recipe[0] !== "q") return [...left, sign({ "+": "+", "-": "\u2013", "*": "\u00d7", "/": "\u00f7" }[recipe[0]]), ...right];
  const times = recipe[3] === "1" ? [] : [sign("\u00d7"), item(written(units(recipe[3])), "")];
  return [...left, sign("\u00f7"), ...right, ...times];
};
const named = (sheet, list, names) => sheet.lists[list].map((code) => names?.[evidence.strings[code]] ?? evidence.strings[code]);
const when = (sheet, i) => {
  const [first, last, until] = [sheet.first[i], lastDay(sheet, i), sheet.until?.[i] ?? null];
  if (first === null) return say("undated");
  const day = last === null || last === first ? dated(first) : say("range", { from: dated(first), to: dated(last) });
  return until === null ? day : say("range", { from: day, to: dated(until) });
};
/** The records of some folds of one sheet, fifty at a time. */
const listing = (number, group, title) => {
  const sheet = sheetOf(number);
  const rows = [...new Set(group.flatMap((leaf) => leaf.rows))].sort((a, b) => a - b);
  const places = new Set(group.map((leaf) => leaf.fold[5]));
  const heads = [sheet.heads[0], sheet.heads[1], sheet.heads[2]];
  if (sheet.record) heads.push(sheet.heads[3]);
  heads.push(sheet.heads[4], sheet.heads[5], say("date"));
  for (const leaf of group) heads.push(group.length > 1 ? `${say("adds")}: ${part(leaf.head, title)}` : say("adds"));
  const head = make("tr", "");
  heads.forEach((words, i) => {
    const cell = make("th", i === 2 || i >= heads.length - group.length ? "n" : "", words);
    cell.scope = "col";
    head.append(cell);
  });
  const body = make("tbody", "");
  const caption = make("caption", "vh", sheet.title);
  const table = make("table", "tb", caption, make("thead", "", head), body);
  const scroll = make("div", "scroll", table);
  scroll.tabIndex = 0;
  scroll.setAttribute("role", "group");
  scroll.setAttribute("aria-label", sheet.title);
  const status = make("span", "");
  status.setAttribute("role", "status");
  const next = make("button", "lk", say("next", { n: 50 }));
  next.type = "button";
  const seen = group.map(() => new Map());
  const sets = group.map((leaf) => new Set(leaf.rows));
  let shown = 0;
  const adds = (leaf, at, i) => {
    if (!sets[at].has(i)) return "";
    if (leaf.how !== "u") return written(units(leaf.adds[i]));
    const before = seen[at].get(leaf.adds[i]);
    if (before !== undefined) return say("same-as", { row: before });
    seen[at].set(leaf.adds[i], sheet.row[i]);
    return "1";
  };
  const show = () => {
    for (const i of rows.slice(shown, shown + 50)) {
      const cells = [make("td", "file", evidence.strings[sheet.file[i]]), make("td", "", evidence.strings[sheet.sheet[i]]), make("td", "n", String(sheet.row[i]))];
      if (sheet.record) cells.push(make("td", "", evidence.strings[sheet.record[i]]));
      const own = named(sheet, sheet.programme[i], data.names?.[0]);
      const where = sheet.lists[sheet.place[i]].map((code) => evidence.strings[code]);
      const known = where.filter((code) => data.names?.[1]?.[code]);
      const place = places.size === 1 && known.length === 0 ? where : known.length ? known.map((code) => data.names[1][code]) : where;
      cells.push(make("td", "", own[0] ?? ""), make("td", "", place.join(", ")), make("td", "", when(sheet, i)));
      group.forEach((leaf, at) => cells.push(make("td", "n", adds(leaf, at, i))));
      body.append(make("tr", "", ...cells));
    }
    shown = Math.min(rows.length, shown + 50);
    status.textContent = say("records-shown", { shown: count(shown), all: count(rows.length) });
    next.hidden = shown >= rows.length;
  };
  next.addEventListener("click", () => {
    const from = body.rows.length;
    show();
    if (next.hidden) { body.rows[from].tabIndex = -1; body.rows[from].focus(); }
  });
  show();
  const more = make("div", "more", status, next, make("span", "", say("evidence-sheet", { sheet: sheet.code })));
  return [scroll, more];
};
let open = null;
let panels = 0;
const closePanel = (focus = false) => {
  if (!open) return;
  const { button, panel, row } = open;
  open = null;
  panel.remove();
  row?.classList.remove("open");
  button.setAttribute("aria-expanded", "false");
  button.removeAttribute("aria-controls");
  if (focus) button.focus();
};
const openPanel = (button) => {
  const [recipe, indicator, left] = evidence.links[Number(button.dataset.r)];
  // What is of another programme, period or place was never to be counted.
  const own = left.filter(([, , elsewhere]) => !elsewhere);
  const others = left.filter(([, , elsewhere]) => elsewhere);
  const found = leaves(recipe);
  const shown = button.textContent;
  const about = data.about[indicator] ?? ["", "", ""];
  panels += 1;
  const title = make("span", "", say("where-from", { figure: shown }));
  title.id = `panel-${panels}-title`;
  const close = make("button", "btn", say("close"));
  close.type = "button";
  close.addEventListener("click", () => closePanel(true));
  const inside = make("div", "pin", make("div", "ph", title, close));
  inside.id = `panel-${panels}`;
  inside.setAttribute("role", "region");
  inside.setAttribute("aria-labelledby", title.id);
  const eq = make("div", "eq");
  const result = item(shown, about[0], "res");
  if (found.length === 1 && recipe[0] === "f") {
    const [leaf] = found;
    const out = own.reduce((sum, [, n]) => sum + n, 0);
    if (out > 0) eq.append(item(count(leaf.rows.length + out), say("rows-read")), sign("\u2013"), item(count(out), say("left-out")));
    else eq.append(item(count(leaf.rows.length), say("records")));
    if (leaf.how === "u") {
      if (leaf.repeats > 0) eq.append(sign("\u2013"), item(count(leaf.repeats), say("repeats")));
    } else if (leaf.how !== "s" || !leaf.ones) {
      if (out > 0) eq.append(sign("="), item(count(leaf.rows.length), say("records")));
      const how = { s: "added-up", m: "median", l: "least", g: "greatest" }[leaf.how];
      eq.append(sign("\u00b7"), item(leaf.value === undefined ? "\u2013" : written(leaf.value), say(how)));
    }
  } else {
    eq.append(...equation(recipe, [...found], about[0]));
  }
  eq.append(sign("="), result);
  inside.append(eq);
  const line = (key, text) => { if (text) inside.append(make("p", "", make("strong", "", say(key)), ` ${text}`)); };
  line("counts", about[1]);
  line("worked-out", about[2]);
  const listed = (reasons) => reasons.map(([reason, n]) => `${reason} (${count(n)})`).join("; ");
  line("reasons", listed(own));
  line("others", listed(others));
  const groups = new Map();
  for (const leaf of found) {
    const number = leaf.fold[2];
    if (!groups.has(number)) groups.set(number, []);
    const group = groups.get(number);
    if (!group.some((known) => known.fold.join() === leaf.fold.join())) group.push(leaf);
  }
  for (const [number, group] of groups) {
    if (group.some((leaf) => leaf.rows.length)) inside.append(...listing(number, group, about[0]));
    else inside.append(make("p", "", say("no-records")));
  }
  const row = button.closest("tr");
  let panel;
  if (row) {
    const cell = make("td", "", inside);
    cell.colSpan = Math.max(1, [...row.cells].reduce((sum, own) => sum + own.colSpan, 0));
    panel = make("tr", "panel", cell);
    if (row.hasAttribute("role")) { panel.setAttribute("role", "row"); cell.setAttribute("role", "cell"); }
    row.classList.add("open");
    row.after(panel);
  } else {
    panel = make("div", "panel", inside);
    (button.closest(".tiles, p, ul, ol, dl") ?? button).after(panel);
  }
  button.setAttribute("aria-expanded", "true");
  button.setAttribute("aria-controls", inside.id);
  open = { button, panel, row };
};
if (evidence) {
  for (const figure of all(".fig[data-r]")) {
    const button = make("button", "figb", ...figure.childNodes);
    button.type = "button";
    button.dataset.r = figure.dataset.r;
    button.setAttribute("aria-expanded", "false");
    // A line does not break between a bracket and its figure.
    if (/[^\s]$/.test(figure.previousSibling?.data ?? "")) figure.before("\u2060");
    if (/^[^\s]/.test(figure.nextSibling?.data ?? "")) figure.after("\u2060");
    figure.replaceWith(button);
  }
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.(".figb");
    if (!button) return;
    const again = open?.button === button;
    closePanel();
    if (!again) openPanel(button);
  });
}
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && open) closePanel(true);
});

/* Charts as files. */
const save = (name, type, text) => {
  const link = make("a", "");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-save]");
  if (!button) return;
  const chart = button.closest(".chart");
  if (button.dataset.save === "svg") {
    save(`${chart.id}.svg`, "image/svg+xml", new XMLSerializer().serializeToString($(".wide svg", chart)));
  } else {
    const quoted = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    const rows = all(".rows tr", chart).map((row) => [...row.cells].map((cell) => quoted(cell.textContent)).join(","));
    save(`${chart.id}.csv`, "text/csv", `${rows.join("\n")}\n`);
  }
});

/* Where in the page one is. */
const links = new Map(all(".nav > div > ul a").map((link) => [link.getAttribute("href").slice(1), link]));
const bar = $(".nav ul");
const here = () => {
  let now = null;
  for (const section of all("main > section")) if (section.getBoundingClientRect().top < 200) now = section.id;
  now ??= $("main > section")?.id;
  for (const [id, link] of links) {
    if (id !== now) link.removeAttribute("aria-current");
    else if (!link.hasAttribute("aria-current")) {
      link.setAttribute("aria-current", "true");
      bar.scrollLeft = link.offsetLeft - bar.clientWidth / 2 + link.offsetWidth / 2;
    }
  }
};
const menu = $(".menu");
if (menu) {
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target) || event.target.closest("a")) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) { menu.open = false; $("summary", menu).focus(); event.stopPropagation(); }
  });
}
const measure = () => document.documentElement.style.setProperty("--nav", `${$(".nav").offsetHeight}px`);
addEventListener("resize", measure);
measure();
let waiting = false;
addEventListener("scroll", () => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => { waiting = false; here(); });
}, { passive: true });

for (const filter of all(".bar")) new Filter(filter);
addEventListener("hashchange", restore);
restore();
here();
})();
