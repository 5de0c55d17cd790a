// A room on a phone, and the screen in the hall. Both work without this file, by a link that loads the page again.
// What is sent without signal stays on the phone and goes once when the signal is back: each piece has a key.

const ROOM_SECONDS = 8;
const HALL_SECONDS = 5;

// Where a browser lets nothing be kept, forms are sent as they always were.
const keeps = () => {
  try {
    localStorage.setItem("workshop", "");
    return true;
  } catch {
    return false;
  }
};

const room = document.getElementById("room");
if (room && keeps()) {
  const box = `workshop ${room.dataset.here}`;
  const signal = room.querySelector("[data-signal]");
  const all = () => JSON.parse(localStorage.getItem(box) || "[]");
  // Whoever joins next on this phone has another seat, and nothing of the one before goes out under it.
  const waiting = () => all().filter((row) => row.seat === room.dataset.seat);
  const store = (rows) => localStorage.setItem(box, JSON.stringify(rows));
  const say = (words) => {
    signal.textContent = words;
    signal.hidden = !words;
  };
  const key = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (one) => one.toString(16).padStart(2, "0")).join("");
  let sending = false;

  const post = async (row) => {
    const answer = await fetch(row.to, {
      method: "POST",
      body: new URLSearchParams(row.fields),
      headers: { Accept: "application/json" },
      credentials: "same-origin",
      redirect: "manual",
    });
    if (answer.status >= 500 || answer.status === 429 || answer.status === 202) throw new Error("later");
    return answer.headers.get("Content-Type")?.startsWith("application/json") ? answer.json() : { kept: false, errors: [] };
  };

  const send = async () => {
    if (sending) return;
    sending = true;
    try {
      let sent = 0;
      let then = room.dataset.here;
      for (let rows = waiting(); rows.length; rows = waiting()) {
        const said = await post(rows[0]);
        store(all().filter((row) => row.key !== rows[0].key));
        if (!said.kept) {
          const words = rows[0].fields.find(([name]) => name === "words");
          const typed = words && document.querySelector(`form[action="${rows[0].to}"] textarea`);
          if (typed && !typed.value) {
            typed.value = words[1];
            typed.form.dataset.typed = "";
          }
          say([signal.dataset.refused, ...said.errors, ...(typed || !words ? [] : [words[1]])].join(" "));
          return;
        }
        sent += 1;
        then = said.then || then;
      }
      if (sent && !typing()) location.assign(then);
    } catch {
      say(signal.dataset.waits);
    } finally {
      sending = false;
    }
  };

  const typing = () => document.querySelector("form[data-typed]") !== null;

  for (const form of document.querySelectorAll("form[data-sends]")) {
    form.addEventListener("input", () => { form.dataset.typed = ""; });
    form.addEventListener("submit", (event) => {
      const words = form.querySelector("textarea");
      if (words && !words.value.trim()) return;
      event.preventDefault();
      const row = { key: key(), seat: room.dataset.seat, to: form.getAttribute("action") };
      const fields = Array.from(new FormData(form)).filter(([name]) => name !== "key");
      store([...all(), { ...row, fields: [...fields, ["key", row.key], ["seat", row.seat]] }]);
      delete form.dataset.typed;
      if (form.dataset.empties !== undefined) form.reset();
      send();
    });
  }

  const look = async () => {
    try {
      const now = await (await fetch(room.dataset.room, { headers: { Accept: "application/json" } })).json();
      if (waiting().length) await send();
      else if (now.now && now.now !== room.dataset.now) {
        if (typing()) say(signal.dataset.moved);
        else location.assign(room.dataset.here);
      } else if (signal.textContent === signal.dataset.waits) say("");
    } catch {
      if (waiting().length) say(signal.dataset.waits);
    }
  };

  store(waiting());
  addEventListener("online", send);
  setInterval(look, (ROOM_SECONDS + Math.random() * 4) * 1000);
  send();
}

if (document.querySelector("[data-hall]")) {
  setInterval(async () => {
    const hall = document.getElementById("hall");
    if (!hall.dataset.hall) return;
    try {
      const page = await (await fetch(hall.dataset.hall)).text();
      const fresh = new DOMParser().parseFromString(page, "text/html").getElementById("hall");
      if (fresh && fresh.innerHTML !== hall.innerHTML) hall.replaceWith(fresh);
    } catch {
      // The next time.
    }
  }, HALL_SECONDS * 1000);
}
