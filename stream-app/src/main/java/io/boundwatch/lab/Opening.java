package io.boundwatch.lab;

/**
 * An episode that a detector opened, in minutes of the month.
 *
 * @param seen end of the data it opened on: of the window, or of what was there of an open one
 * @param told when it could be told: a closed window is judged 5 minutes after its end
 */
record Opening(int seen, int told) {}
