/**
 * The command line: reads the arguments, puts the parts of the program together, and turns what
 * goes wrong into one line and an exit status. The only package that knows all others; none knows
 * it.
 */
package io.boundwatch.cli;
