package dev.latchkey.spring.boot.security;

import org.springframework.security.access.prepost.PreAuthorize;

/** Code close to the data, under Spring Security's own annotations. */
class Service {

    @PreAuthorize("hasRole('admin')")
    String forAdmins() {
        return "for admins";
    }
}
