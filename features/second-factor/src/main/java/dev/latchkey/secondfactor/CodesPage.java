package dev.latchkey.secondfactor;

import dev.latchkey.feature.BrowserNavigation;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.page.PageScript;
import dev.latchkey.text.Texts;
import java.util.List;
import java.util.Map;

/** The page that shows new backup codes, once. Printing, copying and saving them takes a script; the codes do not. */
record CodesPage(SecondFactorFrame frame) {

    private static final PageScript SCRIPT = new PageScript("""
            (() => {
              const tools = document.getElementById("tools");
              const text = [...document.querySelectorAll("#codes li")].map(code => code.textContent).join("\\n") + "\\n";
              const copy = document.getElementById("copy");
              document.getElementById("print").addEventListener("click", () => print());
              copy.addEventListener("click", async () => {
                await navigator.clipboard.writeText(text);
                copy.textContent = copy.dataset.done;
              });
              document.getElementById("download").addEventListener("click", () => {
                const link = document.createElement("a");
                link.href = URL.createObjectURL(new Blob([text], {type: "text/plain"}));
                link.download = "backup-codes.txt";
                link.click();
                URL.revokeObjectURL(link.href);
              });
              if (!navigator.clipboard) copy.remove();
              tools.hidden = false;
            })()""");

    /** Shows the codes, and leads to {@code next}. */
    AuthResponse show(EndpointCall call, List<String> codes, String next) {
        if (!BrowserNavigation.is(call.request())) {
            return SecondFactorFrame.json(200, Map.of("backupCodes", codes, "url", next));
        }
        Texts texts = frame.texts();
        String site = frame.site(call);
        return frame.page(
                call,
                200,
                SecondFactorText.CODES_TITLE,
                (out, hooks) -> JtecodesGenerated.render(out, hooks, texts, codes, next, site, SCRIPT.content()),
                List.of(SCRIPT));
    }
}
