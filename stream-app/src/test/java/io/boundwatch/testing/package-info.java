/** What tests of several packages share. Knows no package of the program. */
package io.boundwatch.testing;
