// The picture on a card leads here with the code behind the #: fill it in, so that nobody has to type it.
const box = document.getElementById("id_card");
const code = decodeURIComponent(location.hash.slice(1));
if (box && code && !box.value) {
  box.value = code;
  history.replaceState(null, "", location.pathname + location.search);
}
