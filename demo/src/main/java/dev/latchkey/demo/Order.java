package dev.latchkey.demo;

/** Something somebody has bought. */
record Order(String number, String what, String price) {}
