package dev.latchkey.page;

/**
 * The script of a sign-in page that asks whether to stay signed in. Each form has its own checkbox, because a checkbox
 * belongs to one form only. The script keeps all of them the same.
 */
final class RememberScript {

    static final PageScript SCRIPT =
            new PageScript("addEventListener(\"change\",({target})=>{if(target.name===\"remember\")document"
                    + ".querySelectorAll(\"[name=remember]\").forEach(each=>each.checked=target.checked)})");

    private RememberScript() {}
}
