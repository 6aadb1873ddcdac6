// How a reader finds things: by what they are and what they say. Set up anew for each question; leaves nothing behind.
(() => {
  const fold = (text) => text.replace(/\s+/g, " ").trim();
  const shown = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && element.checkVisibility({ visibilityProperty: true });
  };
  // The name of a thing, near enough to what a screen reader says.
  const named = (element) => {
    const label = element.getAttribute("aria-label");
    if (label) return fold(label);
    const by = element.getAttribute("aria-labelledby");
    if (by) return fold(by.split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" "));
    if (element.labels?.length) return fold([...element.labels].map((one) => (one.querySelector("span") ?? one).textContent).join(" "));
    return fold(element.textContent ?? "");
  };
  const all = (css, name) => [...document.querySelectorAll(css)].filter((element) => {
    if (name === "") return true;
    const own = named(element);
    return name.startsWith("=") ? own === name.slice(1) : own.toLowerCase().includes(name.toLowerCase());
  });
  const first = (css, name) => all(css, name).find(shown);
  return { fold, shown, named, all, first };
})()
