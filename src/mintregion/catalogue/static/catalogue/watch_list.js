// The watch list lives in the browser; without this file every button is a link that shows a list of one.
"use strict";

const KEY = "mintregion.watched";
const MOST = 100;
const { kept: keptText, list: listUrl } = document.currentScript.dataset; // Words of the page's language.

function read() {
  try {
    const ids = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(ids) ? ids.filter(Number.isInteger).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

function write(ids) {
  try {
    localStorage.setItem(KEY, JSON.stringify([...new Set(ids)].slice(0, MOST)));
  } catch {
    // A browser that stores nothing still has the list in the address.
  }
  show();
}

const toggled = (ids, id) => (ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id]);
const addressOf = (ids) => `?ids=${ids.join(",")}`;

// A link that has become a switch says so; its words change with its state.
function showSwitch(link, ids) {
  const isKept = ids.includes(Number(link.dataset.watch));
  const words = link.querySelector("[data-watch-text]");
  link.setAttribute("role", "button");
  link.classList.toggle("watch--kept", isKept);
  if (!words) return;
  words.dataset.watchText ||= words.textContent;
  words.textContent = isKept ? keptText : words.dataset.watchText;
}

function showCount(link, count) {
  let number = link.querySelector(".watchcount");
  if (!number) {
    number = document.createElement("span");
    number.className = "watchcount num";
    link.append(" ", number);
  }
  number.textContent = count ? `(${count})` : "";
}

function show() {
  const ids = read();
  for (const link of document.querySelectorAll("[data-watch]")) showSwitch(link, ids);
  for (const link of document.querySelectorAll(`nav a[href="${listUrl}"]`)) showCount(link, ids.length);
}

function showPage() {
  const page = document.querySelector("[data-watch-page]");
  if (!page) return;
  const ids = read();
  if (page.dataset.watchPage === "own" && ids.length) {
    location.replace(addressOf(ids));
    return;
  }
  const own = page.querySelector("[data-watch-own]");
  const shown = own?.querySelector("[data-watch-take]").dataset.watchTake.split(",").map(Number) ?? [];
  if (own) own.hidden = shown.every((id) => ids.includes(id));
}

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const link = event.target.closest("[data-watch]");
  const removal = event.target.closest("[data-unwatch]");
  const take = event.target.closest("[data-watch-take]");
  if (link) {
    event.preventDefault();
    write(toggled(read(), Number(link.dataset.watch)));
  } else if (removal) {
    write(read().filter((id) => id !== Number(removal.dataset.unwatch)));
  } else if (take) {
    write([...read(), ...take.dataset.watchTake.split(",").map(Number)]);
    showPage();
  }
});

// A switch also obeys the space bar, as a button does.
document.addEventListener("keydown", (event) => {
  if (event.key !== " " || !event.target.matches?.("[data-watch]")) return;
  event.preventDefault();
  event.target.click();
});

// Cards that htmx puts in, and changes in another tab.
document.addEventListener("htmx:afterSettle", show);
addEventListener("storage", show);
show();
showPage();
