// The page of `cleantext view`: what is pasted or dropped goes to the server on this machine, its report comes back.

const token = location.hash.slice(1);
const at = (id) => document.getElementById(id);
const input = at("input"), status = at("status"), result = at("result"), format = at("format");
let file = null; // the file that is open, as { name, data }; null while the text counts
let cleaned = ""; // what "copy" copies
let wait = 0, asking = null;

async function ask(path, body, query = {}) {
  asking?.abort();
  asking = new AbortController();
  const answer = await fetch(`${path}?${new URLSearchParams(query)}`, {
    method: "POST", body, headers: { "X-Cleantext-Token": token }, signal: asking.signal,
  });
  if (!answer.ok) throw new Error((await answer.json()).error);
  return answer;
}

function say(text, error = false) {
  status.textContent = text;
  status.classList.toggle("error", error);
}

function boxes() {
  return [...at("categories").querySelectorAll("input")];
}

function choice() {
  const name = file ? file.name : "pasted text";
  return { format: format.value, name, exclude: boxes().filter((box) => !box.checked).map((box) => box.value).join() };
}

function content() {
  return file ? file.data : input.value;
}

async function clean() {
  const empty = !file && !input.value.trim();
  at("copy").disabled = at("save").disabled = empty;
  if (empty) {
    result.replaceChildren();
    return say("");
  }
  say("Cleaning…");
  try {
    const answer = await (await ask("clean", content(), choice())).json();
    cleaned = answer.text;
    result.innerHTML = answer.html; // all of the document's is escaped, and the policy of the page runs no script in it
    for (const box of boxes()) box.parentElement.querySelector("b").textContent = answer.counts[box.value] ?? "";
    say(answer.summary);
  } catch (error) {
    if (error.name === "AbortError") return;
    result.replaceChildren();
    at("copy").disabled = at("save").disabled = true;
    say(error instanceof TypeError ? "The command no longer runs: start `cleantext view` again." : error.message, true);
  }
}

function soon() {
  clearTimeout(wait);
  wait = setTimeout(clean, 200);
}

function show(opened) {
  file = opened;
  at("file").hidden = !file;
  at("name").textContent = file ? `${file.name} (${file.data.byteLength.toLocaleString("en")} bytes)` : "";
  input.hidden = Boolean(file);
  clean();
}

async function load(given) {
  try {
    show({ name: given.name, data: await given.arrayBuffer() });
  } catch {
    say(`${given.name} cannot be read; a folder, perhaps?`, true);
  }
}

async function copy() {
  try {
    await navigator.clipboard.writeText(cleaned);
  } catch { // not allowed here: the old way
    const area = document.createElement("textarea");
    area.value = cleaned;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    at("copy").focus();
  }
  say("Copied.");
}

async function save() {
  try {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await (await ask("report", content(), choice())).blob());
    link.download = `${file ? file.name : "cleantext"}.html`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  } catch (error) {
    if (error.name !== "AbortError") say(error.message, true);
  }
}

function switched() {
  const off = boxes().filter((box) => !box.checked).length;
  at("off").textContent = off ? `(${off} left alone)` : "";
  clean();
}

function tick(on) {
  for (const box of boxes()) box.checked = on;
  switched();
}

function dragging(event) {
  event.preventDefault();
  at("drop").hidden = false;
}

input.addEventListener("input", soon);
format.addEventListener("change", clean);
at("categories").addEventListener("change", switched);
at("all").addEventListener("click", () => tick(true));
at("none").addEventListener("click", () => tick(false));
at("copy").addEventListener("click", copy);
at("save").addEventListener("click", save);
at("open").addEventListener("click", () => at("picker").click());
at("picker").addEventListener("change", (event) => event.target.files[0] && load(event.target.files[0]));
at("close").addEventListener("click", () => { show(null); input.focus(); });
addEventListener("dragenter", dragging);
addEventListener("dragover", dragging);
addEventListener("dragleave", (event) => { if (!event.relatedTarget) at("drop").hidden = true; });
addEventListener("drop", (event) => {
  event.preventDefault();
  at("drop").hidden = true;
  const dropped = event.dataTransfer.files[0];
  if (dropped) return load(dropped);
  input.value = event.dataTransfer.getData("text/plain");
  show(null);
});

async function start() {
  try {
    const options = await (await ask("options", "")).json();
    for (const { name, help, color } of options.categories) {
      const label = document.createElement("label"), box = document.createElement("input"), count = document.createElement("b");
      label.className = box.className = `h${color}`;
      label.title = help;
      Object.assign(box, { type: "checkbox", checked: true, value: name });
      label.append(box, ` ${name} `, count);
      at("categories").append(label);
    }
    if (options.file) show({ name: options.file, data: await (await ask("document", "")).arrayBuffer() });
    else clean();
  } catch (error) {
    say(error.message, true);
  }
}

start();
