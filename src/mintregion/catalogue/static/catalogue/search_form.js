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
