// Everything works without this file; it only makes some controls easier.
import { initAll } from "./govuk-frontend.min.js";

initAll();
