// Comfort for the catalogue: addresses without empty parameters can be read and shared.
// Filters take effect at once through htmx; without scripts the button "Filter anwenden" does the same.
const withoutEmpty = (data) => {
  for (const [name, value] of [...data.entries()]) {
    if (value === "") data.delete(name);
  }
  if (!data.has("near")) data.delete("km");
};
document.addEventListener("formdata", (event) => {
  if (event.target.id === "suche") withoutEmpty(event.formData);
});
document.addEventListener("htmx:configRequest", (event) => {
  if (event.target.id === "suche") withoutEmpty(event.detail.formData);
});

// How many offers fit is read out, which takes a place that was there before the list changed.
document.addEventListener("htmx:afterSettle", ({ detail }) => {
  if (detail.target?.id !== "katalog") return;
  document.getElementById("ansage").textContent = document.getElementById("treffer").textContent.trim();
});

// htmx notes the address in the browser's storage; it knows it without, and a reader leaves nothing behind.
const forgetAddress = () => {
  try {
    sessionStorage.removeItem("htmx-current-path-for-history");
  } catch {
    // A browser that stores nothing has nothing to forget.
  }
};
document.addEventListener("htmx:pushedIntoHistory", forgetAddress);
forgetAddress();
