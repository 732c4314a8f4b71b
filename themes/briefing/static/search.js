// Narrows the list of headlines while one types; where the page names Pagefind, looks through all stories instead.
(() => {
  const box = document.querySelector("[role=search]");
  const input = box.querySelector("input"), status = box.querySelector("[role=status]");
  const list = document.getElementById("found"), stories = [...list.children];
  const fold = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = stories.map(story => fold(story.textContent));
  // More results than these no one reads; each is a request.
  const MOST = 20;
  let engine = null;

  const tell = (count, all) => { status.textContent = count ? `${count} / ${all}` : box.dataset.none; };

  const filter = query => {
    const words = fold(query).split(/\s+/);
    stories.forEach((story, index) => { story.hidden = !words.every(word => texts[index].includes(word)); });
    list.replaceChildren(...stories);
    tell(stories.filter(story => !story.hidden).length, stories.length);
  };

  const shown = page => {
    const story = document.createElement("li"), title = document.createElement("p"), words = document.createElement("p");
    const link = document.createElement("a");
    link.href = page.url;
    link.textContent = page.meta.title;
    title.className = "title";
    title.append(link);
    words.className = "by";
    words.textContent = page.plain_excerpt;
    story.append(title, words);
    return story;
  };

  const find = async query => {
    engine ??= await import(new URL(box.dataset.pagefind, document.baseURI));
    const found = await engine.debouncedSearch(query);
    if (!found) return; // another letter was typed meanwhile
    const pages = await Promise.all(found.results.slice(0, MOST).map(result => result.data()));
    if (input.value.trim() !== query) return;
    list.replaceChildren(...pages.map(shown));
    tell(pages.length, found.results.length);
  };

  const look = async () => {
    const query = input.value.trim();
    // Pagefind fetches its index, which no browser allows a page that was opened from the disc.
    if (box.dataset.pagefind && query && location.protocol !== "file:") {
      try { return await find(query); } catch { delete box.dataset.pagefind; } // the editor hasn't run it
    }
    filter(query);
    if (!query) status.textContent = "";
  };

  input.addEventListener("input", look);
  box.hidden = false;
  input.value = new URLSearchParams(location.search).get("q") ?? input.value;
  if (input.value) look();
})();
