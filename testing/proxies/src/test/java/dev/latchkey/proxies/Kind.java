package dev.latchkey.proxies;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A program that is a proxy: how it is started, and what its configuration needs around the documented part. */
enum Kind {
    NGINX("nginx", "nginx") {
        @Override
        List<String> arguments(Path configuration) {
            return List.of("-e", "stderr", "-p", folder(configuration), "-c", configuration.toString());
        }

        @Override
        String around(String documented, int port) {
            return (root() ? "user root;\n" : "") + "daemon off;\npid nginx.pid;\nevents {}\nhttp {\naccess_log off;\n"
                    + "client_body_temp_path body;\nproxy_temp_path proxy;\nfastcgi_temp_path fastcgi;\n"
                    + "uwsgi_temp_path uwsgi;\nscgi_temp_path scgi;\n" + documented + "\n}\n";
        }

        @Override
        String here(String documented, int port) {
            return documented.replace("listen 443", "listen 127.0.0.1:" + port);
        }
    },
    HTTPD("apache", "apache2 httpd") {
        @Override
        List<String> arguments(Path configuration) {
            return List.of("-DFOREGROUND", "-d", folder(configuration), "-f", configuration.toString());
        }

        @Override
        String around(String documented, int port) {
            String modules = Stream.of(
                            "mpm_event",
                            "alias",
                            "authz_core",
                            "proxy",
                            "proxy_http",
                            "headers",
                            "ssl",
                            "socache_shmcb")
                    .map(name -> "LoadModule " + name + "_module " + modules().resolve("mod_" + name + ".so"))
                    .reduce("", (all, line) -> all + line + "\n");
            return modules + (root() ? "User www-data\nGroup www-data\n" : "")
                    + "ServerName localhost\nPidFile httpd.pid\nMutex file:. default\nErrorLog error.log\nListen 127.0.0.1:"
                    + port + "\n" + documented + "\n";
        }

        @Override
        String here(String documented, int port) {
            return documented.replace("*:443", "127.0.0.1:" + port);
        }
    },
    HAPROXY("haproxy", "haproxy") {
        @Override
        List<String> arguments(Path configuration) {
            return List.of("-db", "-C", folder(configuration), "-f", configuration.toString());
        }

        @Override
        String around(String documented, int port) {
            return documented + "\n";
        }

        @Override
        String here(String documented, int port) {
            return documented.replace("bind :443", "bind 127.0.0.1:" + port);
        }
    },
    CADDY("caddy", "caddy") {
        @Override
        List<String> arguments(Path configuration) {
            return List.of("run", "--adapter", "caddyfile", "--config", configuration.toString());
        }

        @Override
        String around(String documented, int port) {
            return "{\n    admin off\n    auto_https disable_redirects\n    skip_install_trust\n}\n" + documented
                    + "\n";
        }

        @Override
        String here(String documented, int port) {
            return documented.replace("app.example.com {", "https://localhost:" + port + " {\n    bind 127.0.0.1");
        }
    };

    /** What the fenced block of the documentation says that it is. */
    final String language;

    private final String names;

    Kind(String language, String names) {
        this.language = language;
        this.names = names;
    }

    abstract List<String> arguments(Path configuration);

    /** A whole configuration with {@code documented} in it. */
    abstract String around(String documented, int port);

    /** {@code documented} on a port of this machine's own in place of all. */
    abstract String here(String documented, int port);

    /** The program; fails where it is missing, since a test that is left out in silence protects nothing. */
    String program() {
        return Stream.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin")
                .flatMap(folder -> Stream.of(names.split(" ", -1)).map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElseThrow(() -> new AssertionError("There is no " + names.replace(" ", " or ")
                        + " on this machine: install its package, as bin/test does"));
    }

    private static String folder(Path configuration) {
        return String.valueOf(configuration.getParent());
    }

    private static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static Path modules() {
        return Stream.of("/usr/lib/apache2/modules", "/usr/lib64/httpd/modules", "/usr/lib/httpd/modules")
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow(() -> new AssertionError("The modules of httpd are nowhere to be found"));
    }
}
