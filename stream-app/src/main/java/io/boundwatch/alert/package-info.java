/**
 * Alert rules and the life of an alert (design, section 9): what the counts and requests must look
 * like for somebody to be told, and when that begins, grows and ends. Pure: it knows neither Kafka
 * nor a clock but the one that it is handed; state is kept by whoever implements {@link
 * io.boundwatch.alert.RuleContext}.
 */
package io.boundwatch.alert;
