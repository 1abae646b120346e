// The text: drawn after every answer, and led to from the findings about its words.
function leadToWords(spot) {
  choose(tabOf('prose'));
  putOut();
  const words = panel('prose').querySelectorAll(`[data-spots~="${spot}"]`);
  words.forEach((one) => one.classList.add('led'));
  show(words[0]);
  words[0]?.focus({ preventScroll: true });
}

let shownProse;
shows.push({
  id: 'prose',
  render(value) {
    if (value.prose === shownProse) return;
    shownProse = value.prose;
    panel('prose').innerHTML = value.prose ?? '';
  },
});
