package dev.latchkey.passwords;

import dev.latchkey.page.PageScript;

/** What pages with passwords do in browsers with JavaScript. Without it nothing is missing that is needed. */
final class PasswordScripts {

    /** Adds a button to fields, which shows what was typed. When the form is sent, it is hidden again. */
    static final PageScript SHOW = new PageScript("""
            for (const input of document.querySelectorAll("input[data-show]")) {
              const button = document.createElement("button");
              const show = shown => {
                input.type = shown ? "text" : "password";
                button.setAttribute("aria-pressed", String(shown));
              };
              button.type = "button";
              button.className = "button small";
              button.textContent = input.dataset.show;
              button.setAttribute("aria-controls", input.id);
              button.addEventListener("click", () => show(input.type === "password"));
              input.form.addEventListener("submit", () => show(false));
              show(false);
              input.after(button);
            }""");

    private PasswordScripts() {}
}
