// Everything works without this file; it only makes some controls easier.
import { initAll } from "./govuk-frontend.min.js";

initAll();

// The slip with four words: copy them, or print the slip alone.
for (const deeds of document.querySelectorAll("[data-four-words] [data-copy]")) {
  const slip = deeds.closest("[data-four-words]");
  const button = (text, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "govuk-button govuk-button--secondary";
    made.textContent = text;
    made.addEventListener("click", act);
    deeds.append(made);
    return made;
  };
  if (navigator.clipboard) {
    const said = document.createElement("span");
    said.className = "govuk-visually-hidden";
    said.setAttribute("role", "status");
    const copy = button(deeds.dataset.copy, async () => {
      await navigator.clipboard.writeText(slip.querySelector(".star-four__words").textContent.trim());
      copy.textContent = said.textContent = deeds.dataset.copied;
    });
    deeds.append(said);
  }
  button(deeds.dataset.print, () => {
    slip.dataset.printing = "";
    document.documentElement.classList.add("star-slip-only");
    window.print();
  });
  addEventListener("afterprint", () => {
    delete slip.dataset.printing;
    document.documentElement.classList.remove("star-slip-only");
  });
  deeds.hidden = false;
}

// "Leave this page": blank it before the next one comes, and let "Back" not lead to it again.
for (const link of document.querySelectorAll("[data-leave]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    document.documentElement.hidden = true;
    document.title = "";
    location.replace(link.href);
  });
}
