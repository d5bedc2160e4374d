package io.boundwatch.replay;

/**
 * A part of a file that is no sign-in record.
 *
 * @param file as it was named
 * @param message which one of the file, from 1: the line, or 1 for a whole document
 * @param reason as in the dead letters
 * @param detail what is wrong and where in the message
 */
public record RejectedPart(String file, long message, String reason, String detail) {}
