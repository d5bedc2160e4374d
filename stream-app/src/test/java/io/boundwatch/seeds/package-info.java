/**
 * The three queries of the vendor's documentation, as SQL on raw records: a third opinion on the
 * counts besides the pipeline and the reference model. Faithful with all faults at first; each
 * known difference can be mended on its own, and with all of them mended the rows have to equal the
 * counts.
 */
package io.boundwatch.seeds;
