// Everything works without this file; it only makes some controls easier.
import { initAll } from "./govuk-frontend.min.js";

initAll();

// Who goes back to a form finds what they typed, but under a new mark (ui/resilience/marks.py), so that pressing again
// would do it twice. The place in the history remembers the marks, and the words come back under their own.
const marks = [...document.querySelectorAll('input[type="hidden"][name="once"]')];
const [arrival] = performance.getEntriesByType("navigation");
const { marks: before } = history.state ?? {};
if (arrival?.type === "back_forward" && before?.length === marks.length) {
  marks.forEach((mark, place) => { mark.value = before[place]; });
} else if (marks.length) {
  history.replaceState({ ...history.state, marks: marks.map((mark) => mark.value) }, "");
}
