// Drives a page in headless Chromium: no error, no request, sorting, filters, records behind
// figures, keyboard alone, and axe-core at two widths. Arguments: the page, "internal" or
// "public". Says what is wrong, one line each, and ends with 1 where anything is.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [, , file, edition] = process.argv;
const from = process.env.NODE_PATH ? pathToFileURL(`${process.env.NODE_PATH}/x.js`) : import.meta.url;
const require = createRequire(from);
const puppeteer = require("puppeteer-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const faults = [];
const expect = (holds, what) => { if (!holds) faults.push(what); };
const browser = await (puppeteer.default ?? puppeteer).launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-dev-shm-usage"],
  headless: true,
  protocolTimeout: 600000,
});
const address = String(pathToFileURL(file));

const visited = async (width) => {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 900 });
  page.setDefaultTimeout(120000);
  page.on("console", (message) => {
    if (["error", "warn", "warning"].includes(message.type())) faults.push(`${width}: console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`${width}: error: ${error.message}`));
  page.on("request", (request) => {
    const url = request.url();
    if (url.split("#")[0] !== address && !url.startsWith("data:")) faults.push(`${width}: request: ${url}`);
  });
  await page.goto(address);
  return page;
};

const judged = async (page, width, when, within = "") => {
  await page.evaluate(axe);
  const found = await page.evaluate(async (within) => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations } = await window.axe.run(within ? document.querySelector(within) : document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
    return violations.map((one) => `${one.id} (${one.nodes.length}): ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
  }, within);
  for (const one of found) faults.push(`${width}: axe, ${when}: ${one}`);
};

for (const width of [1280, 390]) {
  const page = await visited(width);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide <= width, `${width}: the page is ${wide} wide`);
  await judged(page, width, "as opened");

  const framework = await page.$("#framework");
  if (framework) {
    const rows = () => page.$$eval("#framework > tbody > tr:not(.g):not(.panel)", (all) => all.filter((row) => !row.hidden).length);
    const everything = await rows();

    // On a phone many results are folded, and open with the keyboard.
    const seen = () => page.$$eval("#framework > tbody > tr:not(.g):not(.panel)", (all) => all.filter((row) => row.offsetHeight > 0).length);
    const folds = await page.$$("#framework .gt");
    if (folds.length > 1) {
      const folded = width <= 760 && everything > 12;
      expect((await folds[0].evaluate((one) => one.getAttribute("aria-expanded"))) === String(!folded), `${width}: results are folded: ${!folded}`);
      const shown = await seen();
      expect(folded ? shown < everything : shown === everything, `${width}: ${shown} of ${everything} rows are to be seen`);
      await folds[0].focus();
      await page.keyboard.press("Enter");
      const then = await seen();
      expect(folded ? then > shown : then < shown, `${width}: Enter does not fold results`);
      await judged(page, width, "with results folded", "#framework");
      for (const one of folds) await one.evaluate((button) => { if (button.getAttribute("aria-expanded") === "false") button.click(); });
      expect((await seen()) === everything, `${width}: not all results are open again`);
    }

    // Order: by the last column of values, from the highest; a third time as it was.
    const order = () => page.$$eval("#framework > tbody > tr:not(.g)", (all) => all.map((row) => row.cells[1].textContent));
    const before = await order();
    const head = "#framework > thead th.n:nth-last-of-type(2) .sort";
    if (width > 760) {
      await page.focus(head);
      await page.keyboard.press("Enter");
      const sorted = await page.$$eval("#framework > tbody > tr:not(.g)", (all) => all.map((row) => row.querySelector(".pg").dataset.v).filter(Boolean).map(Number));
      expect(sorted.length > 1 && sorted.every((one, i) => i === 0 || sorted[i - 1] >= one), `${width}: sorted: ${sorted}`);
      expect(await page.$("#framework > thead th[aria-sort=descending]"), `${width}: the order is not said`);
      expect((await page.evaluate(() => location.hash)).includes("sort="), `${width}: the order is not in the address`);
      await page.keyboard.press("Enter");
      expect(await page.$("#framework > thead th[aria-sort=ascending]"), `${width}: the order does not turn`);
      await page.keyboard.press("Enter");
      expect(String(before) === String(await order()), `${width}: the first order does not come back`);
    }

    // Filters: one rating off, a word, and the same after the page is opened again.
    const chip = await page.$(".chip[aria-pressed=true]");
    if (chip) {
      await chip.focus();
      await page.keyboard.press("Space");
      const fewer = await rows();
      expect(fewer < everything, `${width}: a rating that is off changes nothing`);
      const status = await page.$eval(".bar[data-for=framework] [role=status]", (one) => one.textContent);
      expect(status.startsWith(String(fewer)), `${width}: the count says ${status}, shown are ${fewer}`);
      const hash = await page.evaluate(() => location.hash);
      expect(hash.includes("rating="), `${width}: the filter is not in the address: ${hash}`);
      const again = await browser.newPage();
      await again.goto(address + hash);
      const kept = await again.$$eval("#framework > tbody > tr:not(.g)", (all) => all.filter((row) => !row.hidden).length);
      expect(kept === fewer, `${width}: opened again, ${kept} rows are shown, not ${fewer}`);
      await again.close();
      await page.keyboard.press("Space");
      expect((await rows()) === everything, `${width}: the filter does not go away`);
      await page.type(".bar[data-for=framework] input", "zzzz");
      expect((await rows()) === 0, `${width}: a word that is nowhere finds something`);
      await page.$eval(".bar[data-for=framework] .btn", (one) => one.click());
      expect((await rows()) === everything, `${width}: all are not shown again`);
    }
  }

  const figures = await page.$$(".figb");
  if (edition === "public") {
    expect(figures.length === 0, `${width}: a public page leads to records`);
    expect(!(await page.$eval("#data", (one) => one.textContent.includes('"evidence"'))), `${width}: a public page has evidence`);
  } else {
    expect(figures.length > 10, `${width}: no figure leads to its records`);
    const first = (await page.$("#framework .figb")) ?? figures[0];
    await first.focus();
    await page.keyboard.press("Enter");
    expect((await first.evaluate((one) => one.getAttribute("aria-expanded"))) === "true", `${width}: Enter does not open`);
    expect(await page.$(".pin"), `${width}: there are no records`);
    await judged(page, width, "with records open", ".panel");
    // What is left of the row comes before the records.
    const inside = () => page.evaluate(() => Boolean(document.activeElement.closest(".pin")));
    for (let i = 0; i < 6 && !(await inside()); i += 1) await page.keyboard.press("Tab");
    expect(await inside(), `${width}: the records do not follow in the order of keys`);
    await page.keyboard.press("Escape");
    expect(!(await page.$(".pin")), `${width}: Escape does not close`);
    expect(await first.evaluate((one) => document.activeElement === one), `${width}: the focus does not return`);

    // What is subtracted gives the figure, wherever whole numbers are counted.
    const told = await page.evaluate((most) => {
      const digits = (text) => Number(text.replace(/[^\d]/g, ""));
      const wrong = [];
      let checked = 0;
      let more = 0;
      // Some of them all over the page, so that a long page takes no longer than a short one.
      const buttons = [...document.querySelectorAll(".figb")];
      const step = Math.max(1, Math.floor(buttons.length / most));
      for (const button of buttons.filter((_, i) => i % step === 0)) {
        button.click();
        const panel = document.querySelector(".pin");
        if (!panel) { wrong.push(`${button.textContent}: nothing opens`); continue; }
        const signs = [...panel.querySelectorAll(".eq > i")].map((one) => one.textContent);
        const numbers = [...panel.querySelectorAll(".eq b")].map((one) => one.textContent);
        if (signs.every((one, i) => one === (i + 1 < signs.length ? "\u2013" : "=")) && numbers.every((one) => /^[\d\s,.\u202f]+$/.test(one)) && !/[.,]\d{1,2}$/.test(numbers.at(-1))) {
          const [all, ...less] = numbers.slice(0, -1).map(digits);
          const rest = less.reduce((sum, one) => sum - one, all);
          if (rest !== digits(numbers.at(-1))) wrong.push(`${numbers.join(" ")}`);
          checked += 1;
        }
        const next = panel.querySelector(".more .lk:not([hidden])");
        if (next) {
          const rows = panel.querySelectorAll("tbody tr").length;
          next.click();
          if (panel.querySelectorAll("tbody tr").length <= rows) wrong.push(`${button.textContent}: no further records`);
          more += 1;
        }
        button.click();
        if (document.querySelector(".pin")) wrong.push(`${button.textContent}: does not close`);
      }
      return { wrong, checked, more };
    }, width > 760 ? 160 : 40);
    for (const one of told.wrong.slice(0, 10)) faults.push(`${width}: ${one}`);
    expect(told.checked > 3, `${width}: only ${told.checked} figures were worked out`);
    console.log(`${width}: ${figures.length} figures lead to records, ${told.checked} worked out, ${told.more} lists went on`);
  }

  // Everything that is folded up, unfolded.
  await page.$$eval("main details", (all) => all.slice(0, 60).forEach((one) => { one.open = true; }));
  const unfolded = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(unfolded <= width, `${width}: unfolded, the page is ${unfolded} wide`);
  // What is unfolded is the same however wide the screen.
  if (width > 760) await judged(page, width, "unfolded");

  // The names of many sections stand in one line and in a menu.
  const menu = await page.$(".menu > summary");
  if (menu) {
    expect((await page.$eval(".nav", (one) => one.offsetHeight)) < 60, `${width}: the links take several lines`);
    await menu.focus();
    await page.keyboard.press("Enter");
    const all = await page.$$eval(".menu a", (links) => links.filter((link) => link.offsetHeight > 0).length);
    const sections = await page.$$eval("main > section", (found) => found.length);
    expect(all === sections, `${width}: the menu has ${all} of ${sections} sections`);
    await page.keyboard.press("Escape");
    expect(await page.$eval(".menu", (one) => !one.open), `${width}: Escape does not close the menu`);
  }

  // Without script everything is there to read.
  await page.emulateMediaType("print");
  expect(await page.$eval(".nav", (one) => getComputedStyle(one).display === "none"), `${width}: the links are printed`);
  await page.close();
}
const plain = await browser.newPage();
await plain.setJavaScriptEnabled(false);
await plain.goto(address);
await plain.close();
await browser.close();
for (const fault of faults) console.log(fault);
process.exit(faults.length ? 1 : 0);
