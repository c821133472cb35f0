/**
 * Writes what a study leaves for people and programs: CSV tables, provenance, and the page that
 * holds its pictures.
 */
@NullMarked
package dev.overfit.report;

import org.jspecify.annotations.NullMarked;
