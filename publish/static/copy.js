// Puts a button behind each text that is made to be copied. Without it a reader selects the text.
"use strict";

for (const field of document.querySelectorAll("[data-copy]")) {
  const button = document.createElement("button");
  const said = document.createElement("span");
  button.type = "button";
  button.className = "copy";
  button.textContent = `Kopieer ${field.dataset.copy}`;
  said.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      // At an address without https there is no clipboard to write to.
      document.execCommand("copy");
    }
    said.textContent = "Gekopieerd.";
  });
  field.after(button, said);
}
