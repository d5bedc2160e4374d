/**
 * The rules of the table in design, section 9, a class each: what they look at, what they remember
 * and when they fire. Pure, like {@link io.boundwatch.alert}, which knows none of them; {@link
 * io.boundwatch.alert.rule.Rules} names them all.
 */
package io.boundwatch.alert.rule;
