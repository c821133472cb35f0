/** Turns results into files for people: CSV tables, JFreeChart pictures, provenance. */
@NullMarked
package dev.overfit.report;

import org.jspecify.annotations.NullMarked;
