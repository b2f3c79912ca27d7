// Shows what a route answers on the page itself. Without this script the links lead to the answer.
const panel = document.getElementById("answer");

async function show(link) {
  const response = await fetch(link.href, { headers: { Accept: "application/json" } });
  const text = await response.text();
  panel.querySelector(".status").textContent = `${new URL(link.href).pathname} answered ${response.status}`;
  panel.querySelector("code").textContent = readable(text);
  panel.hidden = false;
}

function readable(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

for (const link of document.querySelectorAll("a[data-answer]")) {
  link.addEventListener("click", (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      show(link);
    }
  });
}
