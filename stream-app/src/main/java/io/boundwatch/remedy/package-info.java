/**
 * Why requests are unbound, and what to do about it: a dated list that is packed with the program,
 * read once and validated. For whoever tells people of unbound requests: alerts and reports. Knows
 * the events alone; decides and counts nothing.
 */
package io.boundwatch.remedy;
