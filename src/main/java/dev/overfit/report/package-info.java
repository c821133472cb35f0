/**
 * Writes the results of a study for people and programs: CSV tables, provenance, and the page with
 * its pictures.
 */
@NullMarked
package dev.overfit.report;

import org.jspecify.annotations.NullMarked;
