// Turns the drawing into a map that can be moved; the list of places below stays as it is.
"use strict";

// Pins nearer than this (in CSS pixels) would cover each other and become one bubble.
const NEAR = 36;

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

// Texts from offers only ever enter as text, never as HTML.
function popup({ name, offers, more }, words) {
  const box = element("div");
  const list = element("ul", "", { class: "links" });
  box.append(element("strong", name), list);
  for (const { title, url } of offers) {
    const entry = element("li");
    entry.append(element("a", title, { href: url }));
    list.append(entry);
  }
  if (more) list.append(element("li", words.more.replace("{count}", more), { class: "mut" }));
  return box;
}

function marker(at, title, label, css) {
  const icon = L.divIcon({ className: "mappin", html: element("span", label, { class: css }), iconSize: [44, 44] });
  return L.marker(at, { icon, title, alt: title });
}

function pin({ at, properties }, words) {
  const title = `${properties.name}: ${properties.count}`;
  return marker(at, title, String(properties.number), "pinno").bindPopup(() => popup(properties, words), { maxWidth: 320 });
}

// A bubble says how many offers lie there and comes nearer when it is pressed.
function bubble(places, map, words) {
  const count = places.reduce((sum, place) => sum + place.properties.count, 0);
  const bounds = L.latLngBounds(places.map((place) => place.at));
  const title = words.bubble.replace("{count}", count).replace("{places}", places.length);
  const comeNearer = () => {
    map.fitBounds(bounds.pad(0.2), { maxZoom: map.getZoom() + 3, animate: false });
    // The bubble is gone; the keyboard goes on with what is inside the map.
    map.getContainer().focus();
  };
  return marker(bounds.getCenter(), title, String(count), "mapbubble")
    .on("click", comeNearer)
    .on("keypress", ({ originalEvent }) => originalEvent.key === "Enter" && comeNearer());
}

function gathered(places, map) {
  const groups = [];
  for (const place of places) {
    const point = map.latLngToLayerPoint(place.at);
    const near = groups.find((group) => group.point.distanceTo(point) < NEAR);
    if (near) near.places.push(place);
    else groups.push({ point, places: [place] });
  }
  return groups.map((group) => group.places);
}

function drawGround(map, districts, words) {
  const named = (feature, shape) => {
    const name = element("span", feature.properties.name);
    shape.bindTooltip(name, { permanent: !words.tiles, direction: "center", className: "mapname" });
  };
  const style = () => ({ className: "mapdistrict", weight: 1.5, fillOpacity: words.tiles ? 0.15 : 1, interactive: false });
  return L.geoJSON(districts, { style, onEachFeature: named }).addTo(map);
}

function newMap(ground, words) {
  const map = L.map(ground, { zoomControl: false, attributionControl: Boolean(words.tiles), zoomSnap: 0.5 });
  L.control.zoom({ zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut }).addTo(map);
  if (words.tiles) {
    map.attributionControl.setPrefix(false);
    L.tileLayer(words.tiles, { attribution: words.attribution, maxZoom: 18 }).addTo(map);
  }
  map.on("popupopen", ({ popup: opened }) => {
    opened.getElement().querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", words.close);
  });
  return map;
}

function draw(holder, { features }) {
  const words = holder.dataset;
  const drawing = holder.firstElementChild;
  const ground = element("div", "", { class: "map__tiles", "aria-label": words.label, role: "region" });
  holder.append(ground);
  const map = newMap(ground, words);
  const districts = features.filter(({ properties }) => properties.kind === "district");
  const places = features
    .filter(({ properties }) => properties.kind === "place")
    .map(({ geometry, properties }) => ({ at: L.latLng([...geometry.coordinates].reverse()), properties }));
  const points = L.latLngBounds(places.map(({ at }) => at));
  const bounds = points.isValid() ? points : L.geoJSON(districts).getBounds();
  if (bounds.isValid()) map.fitBounds(bounds, { padding: [40, 40], maxZoom: words.tiles ? 13 : 11 });
  drawGround(map, districts, words);
  const pins = L.layerGroup().addTo(map);
  const drawPins = () => {
    pins.clearLayers();
    for (const group of gathered(places, map)) {
      pins.addLayer(group.length === 1 ? pin(group[0], words) : bubble(group, map, words));
    }
  };
  map.on("zoomend", drawPins);
  drawPins();
  drawing?.remove();
}

async function start() {
  const holder = document.querySelector("[data-map]");
  if (!holder || typeof L === "undefined") return;
  const answer = await fetch(holder.dataset.points);
  if (answer.ok) draw(holder, await answer.json());
}

start().catch(() => {
  // The drawing and the list below say the same.
});
