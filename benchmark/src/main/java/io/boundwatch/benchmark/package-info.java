/**
 * Measures the program from outside: a broker in a process of its own, simulated requests in the
 * hubs' topics, and programs that read them, each in a fresh process. Nothing of the program knows
 * of it; what it may use is the program's public face and the reference model of the tests, against
 * which every measured run is checked.
 */
package io.boundwatch.benchmark;
