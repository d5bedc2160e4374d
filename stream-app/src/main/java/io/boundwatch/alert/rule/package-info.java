/**
 * The rules of the table in design, section 9, one small class each, with what they remember. A
 * rule knows nothing of the others.
 */
package io.boundwatch.alert.rule;
