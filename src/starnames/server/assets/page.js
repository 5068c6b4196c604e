// The page: what is typed goes to the service on this machine, what comes back is shown on both sides.
// Text reaches the document as text nodes alone, never as HTML.

const LONGEST_LINK = 100_000;
const WAIT = 200;
const SAMPLE = `Shares of Haiguang Information, China and Micro and Tuojing Technology rose as the Science and Technology Innovation Board opened. Lanqi Technology's turnover came to 3.5 hundred million yuan, 12% more than a year before.

Guilun Electronics (688206.SH) fell. Alice said that the weather was fine; SMIC said nothing.`;

const at = (id) => document.getElementById(id);
const input = at("input");
const source = at("source");
const output = at("output");
const status = at("status");

let latest = 0;
let timer = 0;
let shown = null;

// Spans from the service count code points; strings here count UTF-16 units.
function inPoints(text) {
  return /[\ud800-\udfff]/.test(text) ? Array.from(text) : text;
}

function element(kind, className, text) {
  const made = document.createElement(kind);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function cut(points, start, end) {
  const piece = points.slice(start, end);
  return typeof piece === "string" ? piece : piece.join("");
}

// Every span of the original that is shown, in order: changes, what was left, and names that were official already.
function marksOf(result) {
  const marks = result.changes.map((change, number) => ({ ...change, kind: "change", number }));
  marks.push(...result.left.map((each, number) => ({ ...each, kind: "left", number })));
  const taken = marks.map((each) => [each.start, each.end]);
  for (const each of result.mentions) {
    const free = taken.every(([start, end]) => each.end <= start || end <= each.start);
    if (free && each.status === "linked") marks.push({ ...each, kind: "known" });
  }
  return marks.sort((one, other) => one.start - other.start || one.end - other.end);
}

function mentionAt(result, span) {
  return result.mentions.find((each) => each.start < span.end && span.start < each.end && each.status === "linked");
}

function title(mention) {
  return mention ? [mention.short || mention.name || mention.entity, mention.zh, mention.ticker].filter(Boolean).join(" · ") : "";
}

function showBackdrop(points, marks) {
  const pieces = document.createDocumentFragment();
  let position = 0;
  for (const mark of marks) {
    if (mark.start < position) continue;
    pieces.append(cut(points, position, mark.start));
    const name = { change: "was", left: "doubt", known: "known" }[mark.kind];
    const made = element("span", `mark ${name}`, cut(points, mark.start, mark.end));
    if (mark.kind !== "known") made.dataset.of = `${mark.kind}-${mark.number}`;
    pieces.append(made);
    position = mark.end;
  }
  pieces.append(cut(points, position, points.length), "\n");
  at("backdrop").replaceChildren(pieces);
}

function showOutput(points, marks, result) {
  const pieces = document.createDocumentFragment();
  let position = 0;
  for (const mark of marks) {
    if (mark.start < position) continue;
    pieces.append(cut(points, position, mark.start));
    position = mark.end;
    const text = mark.kind === "change" ? mark.after : cut(points, mark.start, mark.end);
    if (mark.kind === "known") {
      const made = element("span", "mark known", text);
      made.title = title(mark);
      pieces.append(made);
      continue;
    }
    const made = element("span", `mark ${mark.kind === "change" ? "now" : "doubt"}`, text); // a button would not wrap
    made.role = "button";
    made.tabIndex = 0;
    made.dataset.of = `${mark.kind}-${mark.number}`;
    made.title = mark.kind === "change" ? `${mark.before} → ${mark.after}\n${title(mentionAt(result, mark))}`.trim() : mark.reason;
    made.addEventListener("click", () => reveal(made.dataset.of));
    made.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        reveal(made.dataset.of);
      }
    });
    pieces.append(made);
  }
  pieces.append(cut(points, position, points.length));
  output.replaceChildren(pieces);
}

function emphasize(of, on) {
  for (const each of document.querySelectorAll(`[data-of="${of}"]`)) each.classList.toggle("on", on);
}

function reveal(of) {
  const row = at(`why-${of}`);
  row.scrollIntoView({ block: "nearest", behavior: "instant" });
  row.querySelector("button").focus();
}

function whoLine(mention) {
  const line = element("p", "who");
  if (mention.ticker) line.append(element("b", "", mention.ticker));
  for (const part of [mention.zh, mention.short, mention.kind === "company" ? "" : mention.kind]) {
    if (part) line.append(element("span", "", part));
  }
  return line;
}

function row(of, says, who, reasons) {
  const made = element("li");
  made.id = `why-${of}`;
  const button = element("button");
  button.type = "button";
  button.append(...says);
  button.addEventListener("click", () => {
    const mark = output.querySelector(`[data-of="${of}"]`);
    if (mark) {
      mark.scrollIntoView({ block: "nearest", behavior: "instant" });
      mark.focus();
    }
  });
  for (const [one, other, on] of [["mouseenter", "mouseleave", made], ["focus", "blur", button]]) {
    on.addEventListener(one, () => emphasize(of, true));
    on.addEventListener(other, () => emphasize(of, false));
  }
  made.append(button);
  if (who) made.append(whoLine(who));
  const listed = reasons.filter(Boolean);
  if (listed.length) {
    const list = element("ul", "reasons");
    list.append(...listed.map((each) => element("li", "", each)));
    made.append(list);
  }
  return made;
}

const REASONS = {
  weak: "also an ordinary word, and nothing here says that the company is meant",
  ambiguous: "several bear this name, and nothing here says which",
  unknown: "looks like a company, and no table lists it",
};

const WAYS = {
  alias: "a recorded machine translation of this name",
  official: "an official name, printed in one form",
  identifier: "an identifier",
  source: "the Chinese original names it here",
};

// How a change is accounted for, in words: "alias: Haiguang Information = hygon", "list-of-companies +0.3"; the
// arithmetic of figures as it is.
function told(evidence) {
  const said = [];
  const signs = { "+": [], "-": [] };
  for (const each of evidence) {
    const [, way, form] = /^(\w+): (.*) = [a-z0-9-]+$/.exec(each) || [];
    const [, name, words, sign] = /^([a-z][a-z0-9-]*)(: .*)? ([+-])[\d.]+$/.exec(each) || [];
    if (way === "rendering" || way === "alignment") said.push(`the Chinese name, piece by piece: ${form}`);
    else if (way in WAYS) said.push(WAYS[way]);
    else if (name) signs[sign].push(name.replaceAll("-", " ") + (words || ""));
    else said.push(each);
  }
  if (signs["+"].length) said.push(`for it: ${signs["+"].join("; ")}`);
  if (signs["-"].length) said.push(`against it: ${signs["-"].join("; ")}`);
  return said;
}

function offered(mention) {
  return mention.candidates
    .map((each) => [each.name || each.entity, each.ticker && `(${each.ticker})`].filter(Boolean).join(" "))
    .join(", or ");
}

function showWhy(result) {
  at("changes").replaceChildren(
    ...result.changes.map((change, number) => {
      const says = [element("del", "", change.before), element("span", "arrow", "→"), element("ins", "", change.after)];
      return row(`change-${number}`, says, mentionAt(result, change), told(change.evidence));
    }),
  );
  at("left").replaceChildren(
    ...result.left.map((each, number) => {
      const mention = result.mentions.find((other) => other.start === each.start && other.end === each.end);
      const offer = mention && mention.status !== "linked" && mention.candidates.length ? `perhaps ${offered(mention)}` : "";
      const reasons = (REASONS[each.reason] || each.reason).split("; ");
      return row(`left-${number}`, [each.surface], mention?.status === "linked" ? mention : null, [...reasons, offer]);
    }),
  );
  for (const list of ["changes", "left"]) at(list).parentElement.hidden = !at(list).childElementCount;
  at("why").hidden = !(result.changes.length || result.left.length);
}

const counted = (number, one, several) => `${number} ${number === 1 ? one : several}`;

function say(text, isError = false) {
  status.textContent = text;
  status.classList.toggle("error", isError);
}

function show(text, result) {
  shown = result;
  const points = inPoints(text);
  const marks = marksOf(result);
  showBackdrop(points, marks);
  showOutput(points, marks, result);
  showWhy(result);
  align();
  at("copy").disabled = !result.text;
  const known = marks.filter((each) => each.kind === "known").length;
  const parts = [
    counted(result.changes.length, "change", "changes"),
    result.left.length ? counted(result.left.length, "thing left in doubt", "things left in doubt") : "",
    known ? counted(known, "name was right already", "names were right already") : "",
  ];
  say(`${parts.filter(Boolean).join(", ")}.`);
}

function empty() {
  shown = null;
  at("backdrop").replaceChildren();
  output.replaceChildren(element("span", "empty", "The normalized text appears here as you type."));
  at("why").hidden = true;
  at("copy").disabled = true;
  say("");
}

async function normalize() {
  const turn = ++latest;
  const text = input.value;
  if (!text.trim()) {
    empty();
    return;
  }
  const asked = {
    text,
    source: source.value,
    names: at("names").value,
    figures: at("figures").value,
    terms: at("terms").checked,
  };
  try {
    const answer = await fetch("/api/normalize", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(asked),
    });
    const found = await answer.json();
    if (turn !== latest) return;
    if (answer.ok) show(text, found);
    else say(found.error, true);
  } catch {
    if (turn === latest) say("The service does not answer. Is starnames serve still running?", true);
  }
}

function soon() {
  clearTimeout(timer);
  if (shown) at("backdrop").replaceChildren(); // marks of an older text would stand beside the words
  timer = setTimeout(normalize, WAIT);
}

function align() {
  at("backdrop").scrollTop = input.scrollTop;
}

async function copy(text, button) {
  const said = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Copying was refused";
  }
  setTimeout(() => { button.textContent = said; }, 1500);
}

// The link: the text and the settings as JSON, deflated, in base64 that an address can hold.
async function throughStream(bytes, stream) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}

async function toFragment(state) {
  const bytes = await throughStream(new TextEncoder().encode(JSON.stringify(state)), new CompressionStream("deflate-raw"));
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

async function fromFragment(fragment) {
  const letters = atob(fragment.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(await throughStream(bytes, new DecompressionStream("deflate-raw"))));
}

async function copyLink() {
  const state = { text: input.value, names: at("names").value, figures: at("figures").value, terms: at("terms").checked };
  if (source.value) state.source = source.value;
  const fragment = await toFragment(state);
  if (fragment.length > LONGEST_LINK) {
    say("This text is too long for a link.", true);
    return;
  }
  history.replaceState(null, "", `#${fragment}`);
  await copy(location.href, at("link"));
}

async function restore() {
  const fragment = location.hash.slice(1);
  if (!/^[A-Za-z0-9_-]{4,}$/.test(fragment)) return;
  try {
    const state = await fromFragment(fragment);
    if (typeof state.text !== "string") throw new TypeError("no text");
    input.value = state.text;
    source.value = typeof state.source === "string" ? state.source : "";
    for (const key of ["names", "figures"]) {
      if ([...at(key).options].some((each) => each.value === state[key])) at(key).value = state[key];
    }
    at("terms").checked = state.terms !== false;
    if (source.value) source.closest("details").open = true;
  } catch {
    say("The link is cut short or was altered: nothing can be read from it.", true);
    return;
  }
  await normalize();
}

input.addEventListener("input", soon);
input.addEventListener("scroll", align);
source.addEventListener("input", soon);
for (const key of ["names", "figures", "terms"]) at(key).addEventListener("change", normalize);
at("options").addEventListener("submit", (event) => event.preventDefault());
at("copy").addEventListener("click", () => copy(shown ? shown.text : "", at("copy")));
at("link").addEventListener("click", copyLink);
at("sample").addEventListener("click", () => {
  input.value = SAMPLE;
  normalize();
});
at("clear").addEventListener("click", () => {
  input.value = "";
  source.value = "";
  history.replaceState(null, "", location.pathname);
  empty();
  input.focus();
});
window.addEventListener("hashchange", restore);

empty();
if (input.value) normalize(); // what the browser kept over a reload
restore();
fetch("/api/about")
  .then((answer) => answer.json())
  .then((about) => {
    at("about").textContent = `starnames ${about.starnames} · table ${about.table} · ${about.entities.toLocaleString("en")} entities`;
  })
  .catch(() => {});
