/**
 * Exported events from files through the same pipeline: written past the source topic, in the order
 * of their publication, with watermarks that say how far the file is. Knows the topology and the
 * embedded broker; nothing of the command line.
 */
package io.boundwatch.replay;
