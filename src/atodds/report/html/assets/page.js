"use strict";
(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  const words = document.getElementById("words");
  const kind = document.getElementById("kind");
  const source = document.getElementById("source");
  const count = document.getElementById("count");
  const none = document.getElementById("none");
  const boxes = [...form.querySelectorAll("input[name=relation]")];
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const events = [...document.querySelectorAll("section.event")].map((section) => ({
    section,
    entry: document.querySelector(`[data-event="${section.id}"]`),
    title: section.querySelector("h2").textContent,
    cards: [...section.querySelectorAll("article")],
  }));
  const findings = events.flatMap(({ title, cards }) =>
    cards.map((card) => ({
      card,
      sources: new Set(card.dataset.sources.split("\n")),
      text: null,
      read() {
        this.text ??= fold(`${title} ${card.textContent}`);
        return this.text;
      },
    })),
  );

  const apply = () => {
    const wanted = fold(words.value).split(/\s+/).filter(Boolean);
    const relations = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    let shown = 0;
    for (const finding of findings) {
      const { relation, kind: own } = finding.card.dataset;
      const fits =
        relations.has(relation) &&
        (!kind.value || own === kind.value) &&
        (!source.value || finding.sources.has(source.value)) &&
        wanted.every((word) => finding.read().includes(word));
      finding.card.hidden = !fits;
      shown += fits;
    }
    for (const { section, entry, cards } of events) {
      section.hidden = cards.every((card) => card.hidden);
      entry.hidden = section.hidden;
      const pips = entry.querySelectorAll("i");
      cards.forEach((card, index) => pips[index].classList.toggle("out", card.hidden));
    }
    none.hidden = shown > 0;
    count.textContent = `${shown} of ${findings.length} findings`;
  };

  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.closest("[hidden]")) return;
    form.reset();
    setTimeout(() => target.scrollIntoView());
  };

  form.hidden = false;
  for (const kind of ["input", "change"]) form.addEventListener(kind, apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  window.addEventListener("hashchange", reveal);
  apply();
})();
