/**
 * The values of Boundwatch's public topics as Java records, and where their JSON Schemas lie on the
 * class path. For consumers as much as for Boundwatch itself, so it needs no more than Jackson's
 * annotations and may not know Kafka, nor how anything is counted or decided.
 *
 * <p>The records have the fields of the JSON in its order. A plain Jackson {@code ObjectMapper}
 * reads and writes them; fields that a later release adds are ignored. What a field means is told
 * once, in the schema. Unknown text is the empty string; only what is said to be nullable is.
 */
package io.boundwatch.schemas;
