package dev.latchkey.testing.attack;

import java.util.List;
import java.util.stream.Stream;

/** All attacks on one application. Those that could end the user's session come last. */
record Suite(Target target, String halfCookie, List<String> guarded, List<String> changing) {

    Stream<Attack> attacks() {
        List<String> pages = guarded.stream().map(target::path).toList();
        PathAttacks paths = new PathAttacks(target, target.path("/open"));
        HeaderAttacks headers = new HeaderAttacks(target);
        CookieAttacks cookies = new CookieAttacks(target);
        PageAttacks contents = new PageAttacks(target);
        SignInAttacks signIns = new SignInAttacks(target, halfCookie);
        Stream<Attack> onPages = pages.stream()
                .flatMap(page -> Stream.of(
                                paths.on(page),
                                headers.on(page),
                                cookies.on(page),
                                contents.on(page),
                                Stream.of(signIns.onHalfFinished(page)))
                        .flatMap(each -> each));
        Stream<Attack> onEndpoints = Stream.of(
                        Stream.of(headers.onEndpoints(), cookies.onAttributes(pages)),
                        contents.onEndpoints(),
                        signIns.onEndpoints())
                .flatMap(each -> each);
        return Stream.of(
                        onPages,
                        onEndpoints,
                        changing.stream().map(target::path).map(signIns::onChanging))
                .flatMap(each -> each);
    }
}
